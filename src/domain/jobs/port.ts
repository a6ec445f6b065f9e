import type { Day } from "../models/basic.ts";

/** Claims of scheduled work: once per (job, target, slot), across instances and restarts. */
export interface Claims {
  /** True for the one caller that gets it. */
  claim(draft: ClaimDraft): Promise<boolean>;
  /** Writes what came of a claim made in this transaction. */
  amend(draft: ClaimDraft): Promise<void>;
  /** Records slots that nobody took in time; those of them that nobody had by now. */
  skip(orgId: number, job: string, slots: readonly TargetSlot[], at: Date): Promise<readonly TargetSlot[]>;
  /** Which of these slots somebody has, of each of these targets. */
  taken(
    orgId: number,
    job: string,
    targets: readonly string[],
    slots: readonly Day[],
  ): Promise<ReadonlyMap<string, ReadonlySet<Day>>>;
  /** What became of the last slots of each of these jobs for one target, at most `limit` each, the newest first. */
  recent(orgId: number, target: string, jobs: readonly string[], limit: number): Promise<readonly Claim[]>;
  /** The last slot before this one that was seen to, whether or not there was anything to say. */
  lastDone(orgId: number, job: string, target: string, before: Day): Promise<Day | undefined>;
  /** When something was last composed for the target, of its slots since the day; undefined where nothing was. */
  lastSent(orgId: number, target: string, since: Day): Promise<Date | undefined>;
  /** How often each came of each job, by day, since the day. */
  outcomes(orgId: number, since: Day): Promise<readonly OutcomeCount[]>;
  /** Deletes at most `limit` of slots before the day; returns how many. */
  purge(orgId: number, before: Day, limit: number): Promise<number>;
}

export interface TargetSlot {
  /** `channel:3`, `person:7`. */
  readonly target: string;
  /** The local day the slot belongs to. */
  readonly slot: Day;
}

/** `late`: made up for after its time. `skipped`: its time passed while nobody was there. `empty`: there was nothing to say. */
export type SlotOutcome = "posted" | "late" | "skipped" | "empty";

export interface Claim extends TargetSlot {
  readonly job: string;
  readonly outcome: SlotOutcome;
  readonly at: Date;
}

export interface ClaimDraft extends Claim {
  readonly orgId: number;
}

export interface OutcomeCount {
  readonly job: string;
  readonly slot: Day;
  readonly outcome: SlotOutcome;
  readonly count: number;
}

/** Scheduled work that fails, until it has succeeded or its time is over. */
export interface Troubles {
  /** One more failure of it. */
  fail(orgId: number, draft: Omit<Trouble, "attempts">): Promise<void>;
  clear(orgId: number, job: string, slots: readonly TargetSlot[]): Promise<void>;
  /** Of one target. */
  of(orgId: number, target: string, jobs: readonly string[]): Promise<readonly Trouble[]>;
  /** The oldest slots first. */
  list(orgId: number, limit: number): Promise<readonly Trouble[]>;
  count(orgId: number): Promise<number>;
  /** Of slots before the day, whose targets are no longer asked about. */
  purge(orgId: number, before: Day): Promise<number>;
}

export interface Trouble extends TargetSlot {
  readonly job: string;
  readonly attempts: number;
  /** Class of the last error, never its text. */
  readonly error: string;
  /** When it last failed. */
  readonly at: Date;
}

/** People and channels that their platform says cannot be reached. Nothing here tells of an app that may do nothing at all. */
export interface Unreachables {
  /** Since when is kept where it was known already, and so is whether somebody was told. */
  mark(orgId: number, target: string, error: string, at: Date): Promise<void>;
  /** Something has arrived there. True where it had been marked. */
  clear(orgId: number, target: string): Promise<boolean>;
  /** Those of the targets. */
  among(orgId: number, targets: readonly string[]): Promise<readonly Unreachable[]>;
  /** Those of which nobody was told, the longest first. */
  untold(orgId: number, limit: number): Promise<readonly Unreachable[]>;
  markTold(orgId: number, targets: readonly string[], at: Date): Promise<void>;
  /** By name. */
  list(orgId: number, limit: number): Promise<readonly Unreachable[]>;
}

export interface Unreachable {
  /** `person:7`, `channel:3` */
  readonly target: string;
  readonly since: Date;
  /** The platform's own code for its refusal: `is_archived`, `230002`. */
  readonly error: string;
}
