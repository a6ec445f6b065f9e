import { instantOf } from "./day.ts";
import { show, showEntry, type Audience, type ShownProject } from "./secrecy.ts";
import type { Day, Entry, Unit } from "./model.ts";
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
  readonly lost: readonly DigestLine[];
  readonly exited: readonly DigestLine[];
  /** Those that were lost or had exited, and came back. */
  readonly revived: readonly DigestLine[];
  /** Units that gave this one a project, or share the credit of one with it. */
  readonly givers: readonly Unit[];
}

const told = ["lead", "stage", "progress", "lost", "exit", "revive", "transfer", "split", "undo"] as const;

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
  const entries = await tx.ledger.ofUnit(org.id, unitId, [...told], from, to, most * 4);
  const undone = new Set(
    entries
      .filter((entry) => entry.kind === "undo")
      .map((entry) => `${entry.stream}:${String(entry.body.details["undoes"])}`),
  );
  const standing = entries.filter((entry) => entry.kind !== "undo" && !undone.has(`${entry.stream}:${entry.seq}`));
  const records = await tx.projects.byNumbers(org.id, [...new Set(standing.map((entry) => entry.stream))]);
  const projects = new Map(records.map(({ project }) => [project.number, project]));
  const lines = standing.flatMap((entry): readonly DigestLine[] => {
    const project = projects.get(entry.stream);
    return !project || project.voided || project.unitId !== unitId
      ? []
      : [{ project: show(project, audience), entry: showEntry(entry, project, audience) }];
  });
  const units = await tx.units.list(org.id);
  const shown = new Set(lines.map(({ entry }) => entry.stream));
  // Who is thanked for a hand-over is no secret of its project.
  const giving = new Set(standing.filter(({ stream }) => shown.has(stream)).flatMap(giversIn));
  const outings = new Set(["visit", "reception", "site", "errand"]);
  return {
    from,
    to,
    leads: lines.filter(({ entry }) => entry.kind === "lead").slice(0, most),
    moves: lines.filter(({ entry }) => entry.kind === "stage").slice(0, most),
    lost: lines.filter(({ entry }) => entry.kind === "lost").slice(0, most),
    exited: lines.filter(({ entry }) => entry.kind === "exit").slice(0, most),
    revived: lines
      .filter(({ entry }) => entry.kind === "revive" && entry.body.details["from"] !== "paused")
      .slice(0, most),
    visits: lines
      .filter(({ entry }) => entry.kind === "progress" && outings.has(String(entry.body.details["kind"])))
      .slice(0, most),
    givers: units.filter(({ id }) => id !== unitId && giving.has(id)),
  };
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
