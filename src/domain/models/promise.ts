import type { Day } from "./basic.ts";

/** A policy promise (政策承诺) to an investor: lawful ones must be kept, whoever is in office. */
export interface PolicyPromise {
  /** `P3`, unique in the organisation. */
  readonly number: number;
  readonly text: string;
  /** Law, regulation or published policy that it rests on. */
  readonly basis: string;
  /** Of the fair-competition review, where one was made. */
  readonly reviewedOn: Day | null;
  readonly due: Day;
  readonly unitId: number;
  readonly byId: number;
  readonly at: string;
  readonly state: "open" | "kept" | "withdrawn";
  readonly settledOn: Day | null;
  readonly note: string | null;
}
