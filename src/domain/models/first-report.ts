import type { Day } from "./basic.ts";

/**
 * First report (首报首谈): what the first reporter of an investor holds, kept on that reporter's project.
 *
 * - `soft`: below the pack's threshold. Nobody is kept out; whoever comes later learns that another unit follows.
 * - `held`: others may not negotiate until `until`.
 * - `lapsed`: the time ran out; the coordinator decides, not the rival.
 * - `released`: given up, or taken away by a decision.
 */
export interface Hold {
  readonly state: "soft" | "held" | "lapsed" | "released";
  /** The day of the first report. */
  readonly since: Day;
  /** The last protected day, kept when the protection is over; null where nothing was ever protected. */
  readonly until: Day | null;
  /** The pack allows one, with a dated progress fact. */
  readonly renewals: number;
  /** How many of the reminders before `until` the holder was sent. */
  readonly warned: number;
  /** Ids of the units that the holder was told of: each is told once. */
  readonly told: readonly number[];
}

/**
 * - `upheld`: the objection is right, the later reporter holds the investor from now on.
 * - `dismissed`: the first report stands.
 * - `shared`: the two follow the first reporter's project together.
 */
export interface Decision {
  readonly byId: number;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  readonly outcome: "upheld" | "dismissed" | "shared";
  readonly reason: string;
}

/** The case of a later reporter, kept on their own project. */
export interface Contest {
  /** Number of the project that was reported first. */
  readonly against: number;
  /** The day of the later report. */
  readonly since: Day;
  /**
   * - `open`: nothing chosen yet. `joining`: asked to follow together. `joined`: taken in.
   * - `proceeding`: goes on with a reason: another project of the same investor.
   * - `disputed`: the coordinator is to decide. `decided`: see the last decision. `appealed`: to be decided once more.
   */
  readonly state: "open" | "joining" | "joined" | "proceeding" | "disputed" | "decided" | "appealed";
  readonly reason: string | null;
  /** Dated, oldest first; none is ever replaced. */
  readonly decisions: readonly Decision[];
}
