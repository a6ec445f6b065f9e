import type { Platform } from "../address.ts";
import type { ChatAdapter } from "../chat/port.ts";
import type { Clock } from "../clock.ts";
import type { Lease, OutboxRow } from "../delivery/ports.ts";
import type { Timers } from "../delivery/timers.ts";
import type { Logger } from "../log.ts";
import type { Store } from "../store/port.ts";

export interface CardKeeperDeps {
  readonly store: Store;
  readonly adapters: ReadonlyMap<Platform, Pick<ChatAdapter, "editableMs">>;
  readonly outbox: { lease(): Lease; submit(rows: readonly OutboxRow[]): void };
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timers?: Timers;
}
