import type { Day } from "../models/basic.ts";
import type { Outing } from "../models/outing.ts";

/** Visits and errands, one row for each progress entry that stands. */
export interface Outings {
  add(orgId: number, outings: readonly Outing[]): Promise<void>;
  remove(orgId: number, project: number, seq: number): Promise<void>;
  /** All of a project's. */
  clear(orgId: number, project: number): Promise<void>;
  /** Another firm for all of a project's. */
  setFirm(orgId: number, project: number, firm: string): Promise<void>;
  /** In the order of their entries. */
  ofProject(orgId: number, project: number): Promise<readonly Outing[]>;
  /** What was logged of one firm's day, whichever unit it was, at most `limit`. */
  ofFirm(orgId: number, firm: string, day: Day, limit: number): Promise<readonly Outing[]>;
  /** Visits (errands left out) with their day in [from, to]: the same firm, day and direction once. */
  sums(orgId: number, from: Day, to: Day): Promise<VisitSums>;
  /** Cities of those visits by unit, in alphabetical order; only of projects that `visibleTo` admits, where it is given. */
  cities(
    orgId: number,
    from: Day,
    to: Day,
    visibleTo: Sight | undefined,
  ): Promise<readonly { readonly unitId: number; readonly city: string }[]>;
  /** For verification: how many there are. */
  count(orgId: number): Promise<number>;
}

export interface VisitSums {
  readonly visits: readonly {
    readonly unitId: number;
    readonly direction: Outing["direction"];
    readonly count: number;
  }[];
  /** Distinct firms by unit. */
  readonly firms: ReadonlyMap<number, number>;
  /** Over all units. */
  readonly total: { readonly visits: number; readonly firms: number };
}

/** Whose projects somebody may see by name: L0; own; of the units unless L2; of the units led. */
export interface Sight {
  readonly unitIds: readonly number[];
  readonly ledUnitIds: readonly number[];
  readonly memberId: number;
}
