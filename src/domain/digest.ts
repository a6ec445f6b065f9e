import { instantOf } from "./day.ts";
import type { Day, Entry, Project } from "./model.ts";
import { outingOf } from "./outings/derive.ts";
import { show, showEntry, type Audience, type ShownProject } from "./secrecy.ts";
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
}

/** More than this in one day and one unit is told as a number. */
const most = 60;

/** What the unit's channel may read of [from, to): undone entries left out, each project as that channel may see it. */
export async function makeDigest(
  work: Pick<Work, "tx" | "org">,
  unitId: number,
  from: Date,
  to: Date,
): Promise<Digest> {
  const { tx, org } = work;
  const audience: Audience = { channelOf: unitId };
  const entries = await tx.ledger.ofUnit(org.id, unitId, ["lead", "stage", "progress", "undo"], from, to, most * 4);
  const undone = new Set(
    entries
      .filter((entry) => entry.kind === "undo")
      .map((entry) => `${entry.stream}:${String(entry.body.details["undoes"])}`),
  );
  const standing = entries.filter((entry) => entry.kind !== "undo" && !undone.has(`${entry.stream}:${entry.seq}`));
  const records = await tx.projects.byNumbers(org.id, [...new Set(standing.map((entry) => entry.stream))]);
  const projects = new Map(records.map(({ project }) => [project.number, project]));
  const news = standing.flatMap((entry): readonly News[] => {
    const project = projects.get(entry.stream);
    return !project || project.voided || project.unitId !== unitId ? [] : [{ project, entry }];
  });
  const told = ({ project, entry }: News): DigestLine => ({
    project: show(project, audience),
    entry: showEntry(entry, project, audience),
  });
  return {
    from,
    to,
    leads: news
      .filter(({ entry }) => entry.kind === "lead")
      .map(told)
      .slice(0, most),
    moves: news
      .filter(({ entry }) => entry.kind === "stage")
      .map(told)
      .slice(0, most),
    visits: visitsIn(news, org.timezone)
      .map((visit): DigestLine => {
        // Of two projects of one firm the one that may be named here is told.
        const lines = visit.map(told);
        const line = lines.find(({ project }) => project.named) ?? lines[0];
        const joined = lines.filter((other) => other !== line).map(({ entry }) => entry);
        if (!line) throw new Error("a visit without an entry");
        return joined.length > 0 ? { ...line, joined } : line;
      })
      .slice(0, most),
  };
}

interface News {
  readonly project: Project;
  readonly entry: Entry;
}

/** Entries of one firm, day and direction are one visit; an errand stands for itself. */
function visitsIn(news: readonly News[], timezone: string): readonly (readonly News[])[] {
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

/** From the same time of the working day before, so that a Monday's digest holds the weekend. */
export function digestStart(previous: Day, at: string, timezone: string): Date {
  return instantOf(previous, at, timezone);
}
