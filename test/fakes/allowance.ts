import type { RateWindow } from "../../src/chat/port.ts";

/** What a platform lets an app do: at most so many calls in any window, counted as they arrive. */
export interface Allowance {
  /** From now on; none for no limit. */
  limit(windows: readonly RateWindow[]): void;
  /** 0 when the call may pass, and then it counts; else in how many milliseconds the next one may. */
  take(now: number): number;
  /** How many calls were refused. */
  refused(): number;
}

export function createAllowance(): Allowance {
  let windows: readonly RateWindow[] = [];
  let taken: number[] = [];
  let refused = 0;
  return {
    limit(next) {
      windows = next;
    },
    take(now) {
      const wait = windows.reduce((longest, { count, ms }) => {
        const blocking = taken.at(-count);
        return blocking === undefined ? longest : Math.max(longest, blocking + ms - now);
      }, 0);
      if (wait > 0) {
        refused += 1;
        return wait;
      }
      if (windows.length > 0) taken.push(now);
      const most = Math.max(0, ...windows.map(({ count }) => count));
      if (taken.length > 2 * most) taken = taken.slice(-most);
      return 0;
    },
    refused: () => refused,
  };
}
