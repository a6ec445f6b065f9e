import type { Lease, OutboxRow } from "../delivery/ports.ts";
import type { SlotOutcome } from "../domain/jobs/port.ts";
import type { Logger } from "../log.ts";
import type { Store } from "../store/port.ts";
import type { Job } from "./job.ts";

export interface TickDeps {
  readonly store: Store;
  readonly outbox: { lease(): Lease; submit(rows: readonly OutboxRow[]): void };
  readonly logger: Logger;
  /** See `Scene`. */
  readonly worthMs?: number;
  /** All of them unless told. */
  readonly jobs?: readonly Job[];
  readonly metrics?: JobMetrics;
  /** True when nothing more is to be begun: the process ends, and what is left stays due. */
  readonly halted?: () => boolean;
}

export interface JobMetrics {
  /** Something came of a slot of a job. */
  settled(job: string, outcome: TickResult["outcome"]): void;
  /** A run has ended; since when the oldest slot is open that failed or is held back, if any is. */
  ran(at: Date, oldestOpen: Date | undefined): void;
}

export interface TickResult {
  readonly organization: string;
  readonly job: string;
  readonly target: string;
  readonly slot: string;
  /** `failed`: nothing was claimed or sent, so it is due again the next time somebody asks. */
  readonly outcome: SlotOutcome | "failed";
}
