import type { Day, Subject } from "../model.ts";

/** Whom something is said to: `person:7`, `channel:3`. */
export type Hearer = `person:${number}` | `channel:${number}`;

/** What is said: a lead that waits, to its owner, its leader, the coordinator or the channel; a request that is due … */
export type ToldKind =
  | "stale"
  | "raised"
  | "escalated"
  | "request"
  | "verify"
  | "hold-lapsed"
  | "rule-end"
  | "burst"
  | "old-friends"
  | "calendar"
  | "person-lost"
  | "channel-lost";

/** What somebody was reminded of in one matter. */
export interface Told {
  readonly subject: Subject;
  readonly number: number;
  readonly kind: ToldKind;
  /** What began it: the same matter falling due anew is told anew. */
  readonly stint: string;
  readonly times: number;
  /** The working day of the last time. */
  readonly last: Day;
}

/** What was said to whom, and how often. */
export interface Tellings {
  of(orgId: number, hearer: Hearer): Promise<readonly Told[]>;
  /** Replaces what was known of the same matters. */
  put(orgId: number, hearer: Hearer, told: readonly Told[]): Promise<void>;
  /** Forgets what was last said before the day, of one hearer. */
  forget(orgId: number, hearer: Hearer, before: Day): Promise<void>;
}

/** A person's own wish not to be reminded of one matter. */
export interface Snooze {
  readonly subject: Subject;
  readonly number: number;
  /** The first day on which it is spoken of again. */
  readonly until: Day;
}

export interface Snoozes {
  of(orgId: number, personId: number): Promise<readonly Snooze[]>;
  /** Replaces the one there was. */
  put(orgId: number, personId: number, snooze: Snooze): Promise<void>;
  drop(orgId: number, personId: number, subject: Subject, number: number): Promise<void>;
  /** Of one record, whoever wished it. */
  about(orgId: number, subject: Subject, number: number): Promise<readonly (Snooze & { readonly personId: number })[]>;
}
