import type { Pack } from "../../packs/pack.ts";
import { dayOf, daysBetween } from "../day.ts";
import { lineOf } from "../line.ts";
import type { Day, Entry, Project } from "../model.ts";
import type { SideState } from "../models/side.ts";
import { isAway } from "./side.ts";

/** How long a project was in one stage. */
export interface StageTime {
  readonly stage: string;
  readonly from: Day;
  /** Calendar days, those off the line left out. */
  readonly days: number;
  readonly current: boolean;
}

/** From the day it left the line to the day it came back; null while it is away. */
export interface Away {
  readonly from: Day;
  readonly to: Day | null;
}

/**
 * Days in each stage that was entered, in the order of the line: from what the project reached, less the time it was lost
 * or had exited. A stage that was entered on the day of the next one took no day; the last one runs until today.
 */
export function stageTimes(
  project: Pick<Project, "kind" | "reached" | "stage">,
  pack: Pack,
  away: readonly Away[],
  today: Day,
): readonly StageTime[] {
  const entered = lineOf(pack, project.kind).stages.flatMap(({ code }) => {
    const from = project.reached[code];
    return from === undefined ? [] : [{ stage: code, from }];
  });
  return entered.map(({ stage, from }, index) => {
    const to = entered[index + 1]?.from ?? today;
    const gone = away.reduce((sum, span) => sum + overlap(from, to, span.from, span.to ?? to), 0);
    return { stage, from, days: Math.max(0, daysBetween(from, to) - gone), current: stage === project.stage };
  });
}

/** When it was off the line, as its entries (the oldest first) tell; what was taken back tells nothing. */
export function timesAway(entries: readonly Entry[], timezone: string): readonly Away[] {
  const spans: Away[] = [];
  let since: Day | undefined;
  for (const entry of entries) {
    const change = entry.body.changes["side"];
    if (!change) continue;
    // The field's values come out of a Project.
    const gone = isAway(change[1] as SideState | null);
    const day = dayOf(new Date(entry.at), timezone);
    if (gone) since ??= day;
    else if (since !== undefined) {
      if (day > since) spans.push({ from: since, to: day });
      since = undefined;
    }
  }
  return since === undefined ? spans : [...spans, { from: since, to: null }];
}

function overlap(from: Day, to: Day, otherFrom: Day, otherTo: Day): number {
  const first = from > otherFrom ? from : otherFrom;
  const last = to < otherTo ? to : otherTo;
  return first < last ? daysBetween(first, last) : 0;
}
