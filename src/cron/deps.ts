import type { Lease, OutboxRow } from "../delivery/ports.ts";
import type { ClaimDraft } from "../domain/ports.ts";
import type { Logger } from "../log.ts";
import type { Store } from "../store/port.ts";

export interface TickDeps {
  readonly store: Store;
  readonly outbox: { lease(): Lease; submit(rows: readonly OutboxRow[]): void };
  readonly logger: Logger;
  /** See `Scene`. */
  readonly worthMs?: number;
}

export interface TickResult {
  readonly organization: string;
  readonly job: string;
  readonly target: string;
  readonly slot: string;
  /** `failed`: nothing was claimed or sent, so it is due again the next time somebody asks. */
  readonly outcome: ClaimDraft["outcome"] | "failed";
}
