import { setTimeout as sleep } from "node:timers/promises";
import { isBusy, isConflict } from "./database-errors.ts";

const runs = 5;

/** Runs work again, at most five times in all, while it loses to others; the pause grows, so that they come apart. */
export async function retryConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let run = 1; ; run++) {
    try {
      return await work();
    } catch (error) {
      if (run === runs || !isConflict(error)) throw error;
      await sleep(run * run * 2);
    }
  }
}

/**
 * Tries until SQLite's write lock is free, for about half a minute. Waiting here, and not inside SQLite, leaves the event
 * loop to the others of this process, one of whom may be the holder.
 */
export async function untilFree<T>(attempt: () => Promise<T>): Promise<T> {
  for (let pause = 1; ; pause++) {
    try {
      return await attempt();
    } catch (error) {
      if (pause > 250 || !isBusy(error)) throw error;
      await sleep(pause);
    }
  }
}
