import type { Outing } from "../models/outing.ts";

export interface OutingCounts {
  /** All of them, and those out, in and online. */
  readonly visits: number;
  readonly out: number;
  readonly in: number;
  readonly online: number;
  readonly errands: number;
}

/**
 * Visits and errands, two counters that are never added. The same firm on the same day in the same direction is one visit,
 * whoever took part; the same body on the same day is one errand. A story of the project, never a rank and never a
 * person's number: showing who went out how often would be the kind of head count that 国办函〔2026〕12号 forbids.
 */
export function countOutings(outings: readonly Outing[]): OutingCounts {
  const visits = new Set<string>();
  const errands = new Set<string>();
  for (const { kind, direction, day, firm, body } of outings) {
    if (kind === "errand") errands.add(JSON.stringify([firm, day, body]));
    else visits.add(JSON.stringify([direction, firm, day]));
  }
  const of = (direction: Outing["direction"]) =>
    [...visits].filter((key) => key.startsWith(JSON.stringify([direction]).slice(0, -1))).length;
  return { visits: visits.size, out: of("out"), in: of("in"), online: of("online"), errands: errands.size };
}
