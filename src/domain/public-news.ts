import { verifiedLine, visitLine, visitsIn, type DigestLine, type News, type VerifiedLine } from "./digest.ts";
import { show, showEntry, type Audience } from "./secrecy.ts";
import type { Work } from "./work.ts";

/** News of the whole organisation for a place where anybody may look: how much there was, and what is public by name. */
export interface PublicNews {
  readonly leads: number;
  readonly moves: number;
  /** As they count everywhere: one firm, day and direction is one, whoever took part. */
  readonly visits: number;
  readonly verified: number;
  /** Not all entries were looked at: there were at least so many. */
  readonly more: boolean;
  /** Of public projects alone, the newest first. */
  readonly items: readonly NewsItem[];
}

export type NewsItem =
  | { readonly kind: "lead" | "move" | "visit"; readonly line: DigestLine }
  | { readonly kind: "verified"; readonly line: VerifiedLine };

const told = ["lead", "stage", "progress", "verification", "undo"] as const;

/** Entries looked at, and items told: more than a busy day of many units has. */
const mostEntries = 3_000;
const mostItems = 24;

/** Whoever passes by belongs to no unit, and may know what is public and nothing else. */
const passerBy: Audience = { channelOf: undefined };

/** Costs what the time from `from` to `to` holds, however long the record is. */
export async function publicNews(work: Pick<Work, "tx" | "org">, from: Date, to: Date): Promise<PublicNews> {
  const { tx, org } = work;
  const units = (await tx.units.list(org.id)).map(({ id }) => id);
  const entries = await tx.ledger.newsOf(org.id, units, told, from, to, mostEntries);
  const undone = new Set(
    entries
      .filter(({ kind }) => kind === "undo")
      .map(({ stream, body }) => `${stream}:${String(body.details["undoes"])}`),
  );
  const projects = new Map(
    (await tx.projects.byNumbers(org.id, [...new Set(entries.map(({ stream }) => stream))]))
      .filter(({ project }) => !project.voided && project.mergedInto === null)
      .map(({ project }) => [project.number, project]),
  );
  const news = entries.flatMap((entry): readonly News[] => {
    const project = projects.get(entry.stream);
    return !project || entry.kind === "undo" || undone.has(`${entry.stream}:${entry.seq}`) ? [] : [{ project, entry }];
  });
  const shown = ({ project, entry }: News): DigestLine => ({
    project: show(project, passerBy),
    entry: showEntry(entry, project, passerBy),
  });
  // What an import brought was known before.
  const leads = news.filter(({ entry: { kind, body } }) => kind === "lead" && body.details["import"] === undefined);
  const moves = news.filter(({ entry }) => entry.kind === "stage");
  const visits = visitsIn(news, org.timezone);
  const verified = news
    .filter(({ entry }) => entry.kind === "verification")
    .flatMap((one) => verifiedLine(shown(one), one.entry));
  const items: readonly NewsItem[] = [
    ...leads.map((one) => ({ kind: "lead", line: shown(one) }) as const),
    ...moves.map((one) => ({ kind: "move", line: shown(one) }) as const),
    ...visits.flatMap((visit) => visitLine(visit.map(shown))).map((line) => ({ kind: "visit", line }) as const),
    ...verified.map((line) => ({ kind: "verified", line }) as const),
  ];
  return {
    leads: leads.length,
    moves: moves.length,
    visits: visits.length,
    verified: verified.length,
    more: entries.length === mostEntries,
    items: items
      .filter(({ line }) => line.project.named)
      .toSorted((a, b) => (a.line.entry.at < b.line.entry.at ? 1 : -1))
      .slice(0, mostItems),
  };
}
