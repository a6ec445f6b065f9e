import type { Day } from "./basic.ts";

/** Where a numbered part of a project is: F7 (funds), P3 (promise). Follows from the project. */
export interface Part {
  readonly kind: "funds" | "promise";
  readonly number: number;
  readonly project: number;
  readonly unitId: number;
  readonly state: string;
  /** Funds: the day they are booked on. Promise: the day it is due. */
  readonly day: Day;
}

export type DueKind =
  | "hold-first"
  | "hold-second"
  | "hold-end"
  | "hold-lapsed"
  | "contest-open"
  | "contest-decide"
  | "pause-end"
  | "revisit"
  | "transfer"
  | "split"
  | "promise"
  | "request-accept"
  | "request-answer"
  | "request-solve"
  | "verify";

/** Something that falls due at an instant, for whoever sees to it. Follows from the record it is about. */
export interface Due {
  readonly subject: "project" | "investor" | "request";
  readonly number: number;
  readonly kind: DueKind;
  readonly at: string;
  readonly unitId: number;
  readonly ownerId: number;
}
