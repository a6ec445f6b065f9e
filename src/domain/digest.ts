import { instantOf } from "./day.ts";
import type { Day, Entry, Project } from "./model.ts";
import { isOuting, outingOf } from "./outings/derive.ts";
import { show, type Audience, type ShownProject } from "./secrecy.ts";
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
  const projects = new Map(records.map(({ project }) => [project.number, show(project, audience)]));
  const lines = standing.flatMap((entry): readonly DigestLine[] => {
    const project = projects.get(entry.stream);
    return !project || project.voided || project.unitId !== unitId ? [] : [{ project, entry }];
  });
  const kept = new Map(records.map(({ project }) => [project.number, project]));
  return {
    from,
    to,
    leads: lines.filter(({ entry }) => entry.kind === "lead").slice(0, most),
    moves: lines.filter(({ entry }) => entry.kind === "stage").slice(0, most),
    visits: oncePerVisit(lines, kept, org.timezone).slice(0, most),
  };
}

/** Two entries of one firm, day and direction are one visit; an errand stands for itself. */
function oncePerVisit(
  lines: readonly DigestLine[],
  projects: ReadonlyMap<number, Project>,
  timezone: string,
): readonly DigestLine[] {
  const found = new Map<string, DigestLine>();
  for (const line of lines) {
    const { entry } = line;
    const project = projects.get(entry.stream);
    const outing = project && isOuting(entry.body.details["kind"]) ? outingOf(project, entry, timezone) : undefined;
    if (!outing) continue;
    const { firm, day, direction } = outing;
    const key = outing.kind === "errand" ? `${entry.stream}:${entry.seq}` : `${firm} ${day} ${direction}`;
    const known = found.get(key);
    // Of two projects of one firm the one that may be named here is told.
    const [told, other] = known?.project.named === false && line.project.named ? [line, known] : [known, line];
    found.set(key, told ? { ...told, joined: [...(known?.joined ?? []), other.entry] } : line);
  }
  return [...found.values()];
}

/** From the same time of the working day before, so that a Monday's digest holds the weekend. */
export function digestStart(previous: Day, at: string, timezone: string): Date {
  return instantOf(previous, at, timezone);
}
