import { dayOf } from "../day.ts";
import type { Entry, Project } from "../model.ts";
import type { Outing, OutingKind } from "../models/outing.ts";

const directions: Readonly<Record<OutingKind, Outing["direction"]>> = {
  visit: "out",
  reception: "in",
  site: "in",
  errand: "out",
};

/** Whether progress of this kind is a visit or an errand. */
export function isOuting(kind: unknown): kind is OutingKind {
  return typeof kind === "string" && kind in directions;
}

/** What makes two entries one visit: the investor, else the project, else the one it was merged into. */
export function firmOf({ number, investor, mergedInto }: Pick<Project, "number" | "investor" | "mergedInto">): string {
  return investor === null ? `project/${mergedInto ?? number}` : `investor/${investor}`;
}

/** Where and when a progress entry's outing was: `2026-11-23`, out; undefined where the entry is none. */
export function outingOf(project: Project, entry: Entry, timezone: string): Outing | undefined {
  const { kind, date, online, unit, ...said } = entry.body.details;
  if (entry.kind !== "progress" || !isOuting(kind)) return undefined;
  return {
    project: entry.stream,
    seq: entry.seq,
    kind,
    direction: online === true ? "online" : directions[kind],
    day: words(date) ?? dayOf(new Date(entry.at), timezone),
    unitId: typeof unit === "number" ? unit : entry.unitId,
    firm: firmOf(project),
    city: words(said["city"]),
    who: words(said["who"]),
    whom: words(said["whom"]),
    body: words(said["body"]),
    matter: words(said["matter"]),
    result: words(said["result"]),
  };
}

/** The number of the progress entry that this entry took back. */
export function undoneProgress({ kind, body }: Entry): number | undefined {
  const { kind: taken, undoes } = body.details;
  return kind === "undo" && taken === "progress" && typeof undoes === "number" ? undoes : undefined;
}

/**
 * A project's outings made again from nothing: its state, and all its entries in their order. What is kept must be equal.
 */
export function outingsOf(project: Project, entries: Iterable<Entry>, timezone: string): readonly Outing[] {
  if (project.voided) return [];
  const standing = new Map<number, Outing>();
  for (const entry of entries) {
    const outing = outingOf(project, entry, timezone);
    if (outing) standing.set(entry.seq, outing);
    const undone = undoneProgress(entry);
    if (undone !== undefined) standing.delete(undone);
  }
  return [...standing.values()];
}

function words(detail: unknown): string | null {
  return typeof detail === "string" && detail !== "" ? detail : null;
}
