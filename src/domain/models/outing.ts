import type { Day } from "./basic.ts";

/** One unit's visit or errand, as its progress entry says: one row for each such entry that stands. */
export interface Outing {
  readonly project: number;
  /** Of the progress entry. */
  readonly seq: number;
  readonly kind: "visit" | "reception" | "site" | "errand";
  readonly direction: "out" | "in" | "online";
  readonly day: Day;
  readonly unitId: number;
  /** `investor/3` or `project/12`: the same firm on the same day is one visit, whoever took part. */
  readonly firm: string;
  readonly city: string | null;
  /** Who went, by name or rank; whom they met; for an errand the body. */
  readonly who: string | null;
  readonly whom: string | null;
  readonly matter: string | null;
  readonly result: string | null;
}
