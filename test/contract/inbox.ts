import type { Accept, Invocation } from "../../src/chat/port.ts";

export interface Gate {
  /** Resolves when the held delivery has reached `accept`. */
  readonly reached: Promise<void>;
  open(): void;
}

/** Stands where the core's inbox table stands, and can be slow or broken on demand. */
export interface Inbox {
  readonly accept: Accept;
  /** What was stored, in order, redeliveries too: dropping those is the core's work. */
  readonly stored: readonly Invocation[];
  /** The next stored invocation that was not handed out yet. */
  next(): Promise<Invocation>;
  /** The next delivery waits in `accept` until the gate is opened. */
  hold(): Gate;
  /** The next delivery cannot be stored. */
  failNext(): void;
}

export function createInbox(): Inbox {
  const stored: Invocation[] = [];
  const waiting: ((invocation: Invocation) => void)[] = [];
  let taken = 0;
  let before: (() => Promise<void>) | undefined;
  return {
    stored,
    async accept(invocation) {
      const first = before;
      before = undefined;
      await first?.();
      stored.push(invocation);
      const waiter = waiting.shift();
      if (waiter) {
        taken += 1;
        waiter(invocation);
      }
    },
    next() {
      const ready = stored[taken];
      if (ready) {
        taken += 1;
        return Promise.resolve(ready);
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    hold() {
      const reached = signal();
      const opened = signal();
      before = async () => {
        reached.resolve();
        await opened.promise;
      };
      return { reached: reached.promise, open: opened.resolve };
    },
    failNext() {
      before = () => Promise.reject(new Error("the store is full"));
    },
  };
}

function signal(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  const holder: { resolve: () => void } = { resolve: () => undefined };
  const promise = new Promise<void>((resolve) => {
    holder.resolve = resolve;
  });
  return { promise, resolve: () => holder.resolve() };
}

/** A few turns of the event loop, so that whatever is due has run. */
export async function turns(count = 10): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
