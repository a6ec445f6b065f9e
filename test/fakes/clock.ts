import type { Clock } from "../../src/clock.ts";
import type { Cancel, Timers } from "../../src/delivery/timers.ts";

/** Time that stands still until a test moves it. */
export interface ManualClock extends Clock, Timers {
  ms(): number;
  /** Moves on, running what comes due in order, and lets every promise settle in between. */
  advance(ms: number): Promise<void>;
  /** Moves on from timer to timer until the promise settles. Fails when nothing is left that could settle it. */
  until<T>(promise: Promise<T>): Promise<T>;
  /** Sets the clock without running anything, as an operator or NTP would. */
  set(ms: number): void;
  wait(ms: number): Promise<void>;
  /** Timers of one process, which end with it. */
  process(): Timers & { kill(): void };
}

/** 1 December 2026, 08:50 in Shanghai. */
const start = Date.UTC(2026, 11, 1, 0, 50);

export function createManualClock(): ManualClock {
  let now = start;
  /** Set by `set`: what the wall shows; timers run on their own, as in Node. */
  let shift = 0;
  let serial = 0;
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>();

  function after(ms: number, run: () => void): Cancel {
    serial += 1;
    const id = serial;
    timers.set(id, { at: now + Math.max(0, ms), run });
    return () => timers.delete(id);
  }

  function next(): { readonly id: number; readonly at: number } | undefined {
    let first: { readonly id: number; readonly at: number } | undefined;
    for (const [id, { at }] of timers) if (first === undefined || at < first.at) first = { id, at };
    return first;
  }

  function fire(id: number): void {
    const timer = timers.get(id);
    if (timer === undefined) return;
    timers.delete(id);
    now = Math.max(now, timer.at);
    timer.run();
  }

  return {
    now: () => new Date(now + shift),
    ms: () => now,
    after,
    keepAlive: () => () => undefined,
    async advance(ms) {
      const end = now + ms;
      await settled();
      let steps = 0;
      for (let timer = next(); timer !== undefined && timer.at <= end; timer = next()) {
        steps += 1;
        if (steps > 20_000) throw new Error(`no end of timers at ${now - start}: ${timers.size}`);
        fire(timer.id);
        await settled();
      }
      now = end;
    },
    async until(promise) {
      let ended = false;
      const mark = (): void => {
        ended = true;
      };
      promise.then(mark, mark);
      await settled();
      for (let steps = 0; !ended; steps += 1) {
        const timer = next();
        if (timer === undefined) throw new Error("nothing is left to wait for");
        if (steps > 1_000_000) throw new Error("time passes and nothing happens");
        fire(timer.id);
        await settled();
      }
      return await promise;
    },
    set(ms) {
      shift = ms - now;
    },
    wait: (ms) => new Promise((resolve) => void after(ms, resolve)),
    process() {
      const cancels = new Set<Cancel>();
      let alive = true;
      return {
        keepAlive: () => () => undefined,
        after(ms, run) {
          if (!alive) return () => undefined;
          const cancel = after(ms, () => {
            cancels.delete(cancel);
            run();
          });
          cancels.add(cancel);
          return () => {
            cancels.delete(cancel);
            cancel();
          };
        },
        kill() {
          alive = false;
          for (const cancel of cancels) cancel();
        },
      };
    },
  };
}

/** Every promise that can settle without time passing has settled. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
