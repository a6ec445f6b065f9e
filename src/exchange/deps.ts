import type { Platform } from "../address.ts";
import type { ChatAdapter } from "../chat/port.ts";
import type { Clock } from "../clock.ts";
import type { Logger } from "../log.ts";
import type { Store } from "../store/port.ts";
import type { Outbox } from "./outcome.ts";

export interface RunnerDeps {
  readonly store: Store;
  readonly adapters: ReadonlyMap<Platform, ChatAdapter>;
  readonly outbox: Outbox;
  readonly clock: Clock;
  /** This running process. */
  readonly owner: string;
  readonly logger: Logger;
}

/** Thrown where work on an exchange must end without having failed. */
export class NotOursError extends Error {
  override readonly name = "NotOursError";
}
