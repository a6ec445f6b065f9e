/** A calendar day in the organisation's time zone: `2026-11-23`. */
export type Day = string;

export type Secrecy = "L0" | "L1" | "L2";

export interface Page {
  readonly offset: number;
  readonly limit: number;
}
