import cron from "node-cron";
import type { Clock } from "../clock.ts";
import { describeError } from "../log.ts";
import type { TickDeps } from "./deps.ts";
import { runDue } from "./tick.ts";

export interface Scheduler {
  start(): void;
  /** Fires no more and waits for the run in hand. */
  stop(): Promise<void>;
}

/** After this a post is no longer news: it is dropped rather than sent late into the evening. */
const worthMs = 8 * 60 * 60_000;

/**
 * Asks every minute what is due. node-cron keeps no state and needs none: a minute that fires twice, late or not at all
 * changes nothing, because what is due is found by day and claimed in the store.
 */
export function createScheduler(deps: TickDeps & { readonly clock: Clock }): Scheduler {
  const settled = new Set<string>();
  const due = { ...deps, worthMs };
  let running: Promise<void> = Promise.resolve();
  const run = async () => {
    try {
      await runDue(due, deps.clock.now(), settled);
    } catch (error) {
      // The store did not answer: what was not claimed is due again in a minute.
      deps.logger.error({ error: describeError(error) }, "scheduled work failed");
    }
  };
  const tick = () => (running = running.then(run));
  const task = cron.createTask("* * * * *", tick, { noOverlap: true });
  return {
    start() {
      void task.start();
      void tick();
    },
    async stop() {
      await task.destroy();
      await running;
    },
  };
}
