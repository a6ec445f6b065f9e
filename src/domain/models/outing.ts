import type { Day } from "./basic.ts";

export type OutingKind = "visit" | "reception" | "site" | "errand";

/** One unit's visit or errand, as its progress entry says: one row for each such entry that stands. */
export interface Outing {
  readonly project: number;
  /** Of the progress entry. */
  readonly seq: number;
  readonly kind: OutingKind;
  /** Follows from the kind: a visit and an errand go out, receptions and site visits come in; by video it is online. */
  readonly direction: "out" | "in" | "online";
  readonly day: Day;
  /** The unit whose people took part. */
  readonly unitId: number;
  /** `investor/3` or `project/12`: the same firm on the same day is one visit, whoever took part. */
  readonly firm: string;
  readonly city: string | null;
  /** Who went, by name or rank. */
  readonly who: string | null;
  /** Whom they met, by title. */
  readonly whom: string | null;
  /** The approving body of an errand, and what was asked of it. */
  readonly body: string | null;
  readonly matter: string | null;
  readonly result: string | null;
}
