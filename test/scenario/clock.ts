import type { Clock } from "../../src/clock.ts";

/** Real time, displaced: it passes as ever, and a scenario can leap to another day. */
export interface LeapingClock extends Clock {
  leap(ms: number): void;
  /** @param instant ISO 8601 with its offset: `2026-10-10T08:50:00+08:00` */
  goTo(instant: string): void;
}

export function createLeapingClock(start: string): LeapingClock {
  let shift = new Date(start).getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + shift),
    leap(ms) {
      shift += ms;
    },
    goTo(instant) {
      shift = new Date(instant).getTime() - Date.now();
    },
  };
}
