/** How large the year is. */
export interface Size {
  readonly units: number;
  /** People of each unit, the first of them its leader. */
  readonly peopleEach: number;
  readonly projects: number;
  readonly from: string;
  readonly to: string;
}

/** A bureau with its counties, for a whole year of official holidays and the two weeks before it. */
export const wholeYear: Size = { units: 40, peopleEach: 5, projects: 5_000, from: "2025-12-15", to: "2026-12-31" };

/** mulberry32: the same seed is the same year. */
export function makeDice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
