import type { Money } from "../../money.ts";
import type { Day } from "./basic.ts";

/** Arrived funds (到位资金) as claimed by a unit, and what another unit made of it. */
export interface FundsClaim {
  /** `F7`, unique in the organisation. */
  readonly number: number;
  readonly amount: Money;
  /** The day the money came. */
  readonly on: Day;
  /** The day it counts on: `on`, or the day it was reported where that month was closed already. */
  readonly bookedOn: Day;
  /** Reported after the month was closed (补报), and why. */
  readonly late: string | null;
  /** Code of the pack's test of where the capital comes from: 省外, 市外, 境外. */
  readonly source: string;
  /** Number or link of the proof; the assistant keeps no scans. */
  readonly evidence: string;
  readonly unitId: number;
  readonly byId: number;
  /** Instant of the claim, ISO 8601 in UTC. */
  readonly at: string;
  readonly state: "claimed" | "verified" | "rejected" | "withdrawn";
  /** What counts, in minor units of the amount's currency; at most the amount. */
  readonly verifiedMinor: number;
  readonly decidedById: number | null;
  readonly decidedAt: string | null;
  /** Why it was rejected, cut (核减), decided anew or withdrawn. */
  readonly reason: string | null;
  /** Why what was verified may exceed the contract (超额): the coordinator's word. */
  readonly over: string | null;
}
