import type { RateWindow } from "../chat/port.ts";

/**
 * Rate windows: at most `count` sends in any `ms`, for several windows at once. Time is a value, in milliseconds.
 *
 * A platform counts a request at some instant between our beginning it and our having its answer. So a send counts from
 * its begin, and is remembered from its end: measured from there, the next one can never be early, however long the first
 * one took to arrive.
 */
export interface Windows {
  /** 0 when a send may begin now, else in how many milliseconds; Infinity when first one under way must end. */
  waitMs(now: number): number;
  begin(): void;
  end(now: number): void;
  /** Nothing may begin for `ms`. A pause already running is never shortened. */
  pause(now: number, ms: number): void;
  /** Nothing under way and nothing remembered: this may be forgotten. */
  idle(now: number): boolean;
}

export function createWindows(limits: readonly RateWindow[]): Windows {
  const longest = Math.max(0, ...limits.map((limit) => limit.ms));
  const most = Math.max(0, ...limits.map((limit) => limit.count));
  let underWay = 0;
  /** Ends of the last sends, rising; as many as the widest window can count. */
  let ends: number[] = [];
  let paused = { until: -Infinity, ms: 0 };

  /** A clock that was set back would leave instants in the future, and the wait would last as long as the step. */
  function settleClock(now: number): void {
    if (paused.until - now > paused.ms) paused = { until: now + paused.ms, ms: paused.ms };
    const last = ends.at(-1);
    if (last !== undefined && last > now) ends = ends.map((end) => Math.min(end, now));
  }

  function waitFor(limit: RateWindow, now: number): number {
    const free = limit.count - underWay;
    if (free <= 0) return Infinity;
    // The send that must have left the window before one more fits.
    const blocking = ends.at(-free);
    return blocking === undefined ? 0 : Math.max(0, blocking + limit.ms - now);
  }

  return {
    waitMs(now) {
      settleClock(now);
      return limits.reduce((wait, limit) => Math.max(wait, waitFor(limit, now)), Math.max(0, paused.until - now));
    },
    begin() {
      underWay += 1;
    },
    end(now) {
      settleClock(now);
      underWay -= 1;
      if (most === 0) return;
      ends.push(now);
      if (ends.length > 2 * most) ends = ends.slice(-most);
    },
    pause(now, ms) {
      settleClock(now);
      if (now + ms > paused.until) paused = { until: now + ms, ms };
    },
    idle(now) {
      settleClock(now);
      const last = ends.at(-1);
      return underWay === 0 && now >= paused.until && (last === undefined || now - last >= longest);
    },
  };
}
