import { setImmediate as turn } from "node:timers/promises";
import type { InboxPort } from "../delivery/ports.ts";
import type { InboxDraft } from "./inbox.ts";

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Collects the items that arrive while one batch is under way into the next one, at most `limit`: alone an item goes at
 * once, under load many share a statement and a commit. When a batch fails its items are run one by one, so that each
 * meets its own outcome.
 */
export function makeBatcher<Item, Result>(
  limit: number,
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  const queue: Waiting<Item, Result>[] = [];
  let running = false;

  async function drain(): Promise<void> {
    running = true;
    // What comes in the same turn of the event loop goes together: a microtask would run between two readable sockets.
    await turn();
    while (queue.length > 0) await runBatch(queue.splice(0, limit));
    running = false;
  }

  async function runBatch(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await run(batch.map(({ item }) => item));
      batch.forEach(({ resolve, reject }, index) => {
        const result = results[index];
        if (result === undefined) reject(new Error("a batch left an item without a result"));
        else resolve(result);
      });
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const waiting of batch) await runBatch([waiting]);
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (!running) void drain();
    });
}

/** Deliveries that arrive together are stored together. */
export function acceptInBatches(
  store: (drafts: readonly InboxDraft[]) => Promise<readonly boolean[]>,
): InboxPort["accept"] {
  const accept = makeBatcher(64, store);
  return (row, lease) => accept({ ...row, lease });
}
