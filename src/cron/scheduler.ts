import cron, { type ScheduledTask } from "node-cron";
import type { Clock } from "../clock.ts";
import type { TickDeps } from "./deps.ts";
import { createMemory } from "./memory.ts";
import { runDue } from "./tick.ts";

export interface Scheduler {
  start(): void;
  /** Fires no more, begins no further post, and waits for the one in hand. */
  stop(): Promise<void>;
}

/** After this a post is no longer news: it is dropped rather than sent late into the evening. */
const worthMs = 8 * 60 * 60_000;
/** How often the clock is compared with the one of the time before. */
const watchMs = 30_000;

/**
 * Asks every minute what is due. node-cron keeps no state and needs none: a minute that fires twice, late or not at all
 * changes nothing, because what is due is found by day and claimed in the store.
 *
 * Nothing begins in the minutes of the hour and the half hour, in which everybody's schedules fire and platforms are
 * strictest; it comes a minute later. A run that takes longer than a minute is not overtaken by the next.
 */
export function createScheduler(deps: TickDeps & { readonly clock: Clock }): Scheduler {
  const { clock, logger } = deps;
  const memory = createMemory();
  let stopping = false;
  let running: Promise<void> | undefined;
  let task: ScheduledTask | undefined;
  let watch: NodeJS.Timeout | undefined;
  const due: TickDeps = { ...deps, worthMs, halted: () => stopping };

  async function run(now: Date): Promise<void> {
    try {
      await runDue(due, now, memory);
    } catch (error) {
      // The store did not answer: what was not claimed is due again in a minute.
      logger.error({ error }, "scheduled work failed");
    }
  }

  function tick(): void {
    const now = clock.now();
    if (stopping || running !== undefined || now.getUTCMinutes() % 30 === 0) return;
    running = run(now).finally(() => (running = undefined));
  }

  async function beat(): Promise<void> {
    const former = task;
    task = cron.createTask("* * * * *", tick);
    // Noticed too late for node-cron: the event loop was busy at the minute itself.
    task.on("execution:missed", tick);
    void task.start();
    await former?.destroy();
  }

  /** node-cron waits for an instant: when the clock is set back it would wait, silently, for as long as the step. */
  function watchClock(): void {
    let before = clock.now().getTime();
    watch = setInterval(() => {
      const now = clock.now().getTime();
      if (now < before) {
        logger.warn({ seconds: Math.round((before - now) / 1000) }, "the clock was set back");
        void beat();
      }
      before = now;
    }, watchMs);
    watch.unref();
  }

  return {
    start() {
      void beat();
      watchClock();
      tick();
    },
    async stop() {
      stopping = true;
      clearInterval(watch);
      await task?.destroy();
      await running;
    },
  };
}
