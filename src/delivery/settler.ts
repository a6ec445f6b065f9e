import type { Logger } from "../log.ts";
import type { OutboxPort, OutboxResult } from "./ports.ts";
import { step } from "./retry.ts";
import type { Cancel, Timers } from "./timers.ts";

export interface SettlerDeps {
  readonly outbox: Pick<OutboxPort, "settle">;
  readonly owner: string;
  readonly timers: Timers;
  readonly logger: Logger;
}

export interface Settler {
  /** Resolves once the outcome is recorded. Never rejects: it is tried until it is written, or the settler is closed. */
  settle(result: OutboxResult): Promise<void>;
  /** Writes what is waiting, once more at most, and resolves. What could not be written is sent again by a later process. */
  close(): Promise<void>;
}

/** The database is away: waited for in these steps. */
const pauses = [100, 500, 2_000, 5_000] as const;

/**
 * Group commit of outcomes. The time between the platform's acceptance and our record is what can double a message after
 * a crash, so the first outcome is written at once; those that come while that write runs go together in the next.
 */
export function createSettler(deps: SettlerDeps): Settler {
  const { outbox, owner, timers, logger } = deps;
  let waiting: { readonly result: OutboxResult; readonly done: () => void }[] = [];
  let running: Promise<void> | undefined;
  let retry: Cancel | undefined;
  let failures = 0;
  let closed = false;

  function flush(): void {
    if (running !== undefined || retry !== undefined || waiting.length === 0) return;
    running = write().finally(() => {
      running = undefined;
      flush();
    });
  }

  async function write(): Promise<void> {
    // One turn of microtasks, so that sends which end together are written together.
    await Promise.resolve();
    const batch = waiting;
    waiting = [];
    try {
      await outbox.settle(
        batch.map((entry) => entry.result),
        owner,
      );
      failures = 0;
      for (const entry of batch) entry.done();
    } catch (error) {
      failures += 1;
      logger.error({ error, rows: batch.length, failures }, "outcomes could not be recorded");
      if (closed) {
        for (const entry of batch) entry.done();
        return;
      }
      waiting = [...batch, ...waiting];
      retry = timers.after(step(pauses, failures), () => {
        retry = undefined;
        flush();
      });
    }
  }

  return {
    settle(result) {
      return new Promise((done) => {
        waiting.push({ result, done });
        flush();
      });
    },
    async close() {
      closed = true;
      retry?.();
      retry = undefined;
      flush();
      while (running !== undefined) await running;
    },
  };
}
