import { setImmediate as turn } from "node:timers/promises";

/** One piece of work waiting for its turn, and how its caller hears of it. */
export interface Waiting {
  /** What it writes must be on the disk once it is through. */
  readonly durable: boolean;
  /** Never rejects: failures are kept, and told by `settle`. */
  run(): Promise<"done" | "failed">;
  /** Called once the group is through; with an error when the group as a whole was lost. */
  settle(groupError?: unknown): void;
}

/**
 * Runs work in groups, one group after another. A group is what was waiting when the one before ended, at most `limit`:
 * so an idle program starts work at once, and a busy one shares the cost of a commit.
 */
export function makeGroupQueue(limit: number, runGroup: (group: readonly Waiting[]) => Promise<void>) {
  const queue: Waiting[] = [];
  let running: Promise<void> | undefined;

  async function drain(): Promise<void> {
    do {
      // What comes in the same turn of the event loop goes together: a microtask would run between two sockets that are
      // both readable, and each request would then pay for a commit of its own.
      await turn();
      const group = queue.splice(0, limit);
      try {
        await runGroup(group);
        for (const waiting of group) waiting.settle();
      } catch (error) {
        for (const waiting of group) waiting.settle(error);
      }
    } while (queue.length > 0);
    running = undefined;
  }

  return {
    /** Resolves or rejects as `work` did, once its group is through. */
    add<T>(work: () => Promise<T>, durable = true): Promise<T> {
      return new Promise((resolve, reject) => {
        let settle = (): void => reject(new Error("the work was never run"));
        queue.push({
          durable,
          async run() {
            try {
              const result = await work();
              settle = () => resolve(result);
              return "done";
            } catch (error) {
              settle = () => reject(error);
              return "failed";
            }
          },
          settle: (groupError) => (groupError === undefined ? settle() : reject(groupError)),
        });
        running ??= drain();
      });
    },
    /** Resolves when nothing is waiting or running, nor was about to be added by what ran. */
    async idle(): Promise<void> {
      do {
        await running;
        await turn();
      } while (running);
    },
  };
}
