import type { Money } from "../money.ts";
import { instantOf } from "./day.ts";
import type { FundsClaim } from "./models/funds.ts";
import { show, showEntry, type Audience, type ShownProject } from "./secrecy.ts";
import type { Day, Entry, Project, Unit } from "./model.ts";
import { outingOf } from "./outings/derive.ts";
import type { Work } from "./work.ts";

export interface DigestLine {
  readonly project: ShownProject;
  readonly entry: Entry;
  /** Of a visit that several logged: the others' entries. */
  readonly joined?: readonly Entry[];
}

/** What happened in one unit since the last board: news, not counts of anybody's activity. */
export interface Digest {
  readonly from: Date;
  readonly to: Date;
  readonly leads: readonly DigestLine[];
  readonly moves: readonly DigestLine[];
  /** Visits, receptions, site visits and errands: one line for each visit, whoever took part. */
  readonly visits: readonly DigestLine[];
  readonly lost: readonly DigestLine[];
  readonly exited: readonly DigestLine[];
  /** Those that were lost or had exited, and came back. */
  readonly revived: readonly DigestLine[];
  /** Units that gave this one a project, or share the credit of one with it. */
  readonly givers: readonly Unit[];
  /** Money that another unit has verified. */
  readonly verified: readonly VerifiedLine[];
}

/** A claim that was verified, or put right by more: what came to count, which only those see who may know the project. */
export interface VerifiedLine extends DigestLine {
  readonly claim: number;
  readonly amount: Money | undefined;
}

const told = [
  "lead",
  "stage",
  "progress",
  "lost",
  "exit",
  "revive",
  "transfer",
  "split",
  "verification",
  "undo",
] as const;

/** Nobody reads more lines of one kind in one day and one unit. */
const mostOfDay = 60;
/** Entries read for one line told: a project often moves several times. */
const readPerLine = 4;

/**
 * What the unit's channel may read of [from, to): undone entries left out, each project as that channel may see it.
 * @param most lines of one section
 */
export async function makeDigest(
  work: Pick<Work, "tx" | "org">,
  unitId: number,
  from: Date,
  to: Date,
  most = mostOfDay,
): Promise<Digest> {
  const { tx, org } = work;
  const audience: Audience = { channelOf: unitId };
  const entries = await tx.ledger.ofUnit(org.id, unitId, [...told], from, to, most * readPerLine);
  const ofProjects = entries.filter((entry) => entry.subject === "project");
  const undone = new Set(
    ofProjects
      .filter((entry) => entry.kind === "undo")
      .map((entry) => `${entry.stream}:${String(entry.body.details["undoes"])}`),
  );
  const streams = [...new Set(ofProjects.map((entry) => entry.stream))];
  const projects = new Map(
    (await tx.projects.byNumbers(org.id, streams))
      .filter(({ project }) => !project.voided && project.mergedInto === null && project.unitId === unitId)
      .map(({ project }) => [project.number, project]),
  );
  const news = ofProjects.flatMap((entry): readonly News[] => {
    const project = projects.get(entry.stream);
    return !project || entry.kind === "undo" || undone.has(`${entry.stream}:${entry.seq}`) ? [] : [{ project, entry }];
  });
  const shown = ({ project, entry }: News): DigestLine => ({
    project: show(project, audience),
    entry: showEntry(entry, project, audience),
  });
  const of = (wanted: (entry: Entry) => boolean): readonly DigestLine[] =>
    news
      .filter(({ entry }) => wanted(entry))
      .slice(0, most)
      .map(shown);
  const units = await tx.units.list(org.id);
  // Who is thanked for a hand-over is no secret of its project.
  const giving = new Set(news.flatMap(({ entry }) => giversIn(entry)));
  return {
    from,
    to,
    // What an import brought was known before: a list of hundreds is no news of the day.
    leads: of(({ kind, body }) => kind === "lead" && body.details["import"] === undefined),
    moves: of(({ kind }) => kind === "stage"),
    lost: of(({ kind }) => kind === "lost"),
    exited: of(({ kind }) => kind === "exit"),
    revived: of(({ kind, body }) => kind === "revive" && body.details["from"] !== "paused"),
    visits: visitsIn(news, org.timezone)
      .slice(0, most)
      .flatMap((visit) => visitLine(visit.map(shown))),
    givers: units.filter(({ id }) => id !== unitId && giving.has(id)),
    verified: news
      .filter(({ entry }) => entry.kind === "verification")
      .flatMap((one) => verifiedLine(shown(one), one.entry))
      .slice(0, most),
  };
}

/** An entry with the project it is about. */
export interface News {
  readonly project: Project;
  readonly entry: Entry;
}

/** Entries of one firm, day and direction are one visit; an errand stands for itself. */
export function visitsIn(news: readonly News[], timezone: string): readonly (readonly News[])[] {
  const visits = new Map<string, News[]>();
  for (const one of news) {
    const outing = outingOf(one.project, one.entry, timezone);
    if (!outing) continue;
    const { kind, firm, day, direction, project, seq } = outing;
    const key = kind === "errand" ? `${project}:${seq}` : `${firm} ${day} ${direction}`;
    visits.set(key, [...(visits.get(key) ?? []), one]);
  }
  return [...visits.values()];
}

/** Of two projects of one firm the one that may be named here is told. */
export function visitLine(lines: readonly DigestLine[]): readonly DigestLine[] {
  const line = lines.find(({ project }) => project.named) ?? lines[0];
  if (!line) return [];
  const joined = lines.filter((other) => other !== line).map(({ entry }) => entry);
  return [joined.length > 0 ? { ...line, joined } : line];
}

/** @param entry the whole of it: which claim it was may be told, how much only to those who may know the project */
export function verifiedLine(line: DigestLine, entry: Entry): readonly VerifiedLine[] {
  const change = Object.entries(entry.body.changes).find(([path]) => path.startsWith("funds."));
  // Both are FundsClaims: a verification changes a claim that was there.
  const [before, after] = (change?.[1] ?? []) as readonly FundsClaim[];
  const minor = (after?.verifiedMinor ?? 0) - (before?.verifiedMinor ?? 0);
  if (!after || minor <= 0) return [];
  const amount = line.project.named ? { currency: after.amount.currency, minor } : undefined;
  return [{ ...line, claim: after.number, amount }];
}

/** Ids of the units that an entry owes thanks to: as the domain of credit wrote them. */
function giversIn({ kind, body: { details } }: Entry): readonly number[] {
  const given = kind === "transfer" ? [details["from"]] : kind === "split" ? details["with"] : [];
  return Array.isArray(given) ? given.filter((id) => typeof id === "number") : [];
}

/** From the same time of the working day before, so that a Monday's digest holds the weekend. */
export function digestStart(previous: Day, at: string, timezone: string): Date {
  return instantOf(previous, at, timezone);
}
