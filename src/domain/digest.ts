import { instantOf } from "./day.ts";
import type { Day, Entry } from "./model.ts";
import { show, type Audience, type ShownProject } from "./secrecy.ts";
import type { Work } from "./work.ts";

export interface DigestLine {
  readonly project: ShownProject;
  readonly entry: Entry;
}

/** What happened in one unit since the last board: news, not counts of anybody's activity. */
export interface Digest {
  readonly from: Date;
  readonly to: Date;
  readonly leads: readonly DigestLine[];
  readonly moves: readonly DigestLine[];
  /** Visits, receptions, site visits and errands: those that left the office. */
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
  const outings = new Set(["visit", "reception", "site", "errand"]);
  return {
    from,
    to,
    // What an import brought was known before: a list of hundreds is no news of the day.
    leads: lines
      .filter(({ entry }) => entry.kind === "lead" && entry.body.details["import"] === undefined)
      .slice(0, most),
    moves: lines.filter(({ entry }) => entry.kind === "stage").slice(0, most),
    visits: lines
      .filter(({ entry }) => entry.kind === "progress" && outings.has(String(entry.body.details["kind"])))
      .slice(0, most),
  };
}

/** From the same time of the working day before, so that a Monday's digest holds the weekend. */
export function digestStart(previous: Day, at: string, timezone: string): Date {
  return instantOf(previous, at, timezone);
}
