import type { DueSlot } from "../domain/schedule.ts";

/**
 * What a scheduler remembers from one run to the next, so that a quiet minute costs little and what fails is not tried
 * without pause. All of it may be lost: the store knows what was done.
 */
export interface Memory {
  /** Whether everything due to the target had been settled when these slots were looked at. */
  isQuiet(target: string, slots: string): boolean;
  setQuiet(target: string, slots: string): void;
  /** Whether a slot that failed may be tried again. */
  mayTry(slot: string, now: Date): boolean;
  /** A try of it failed. */
  failed(slot: string, due: DueSlot, now: Date): void;
  /** It is not tried now, because its target cannot be reached. */
  held(slot: string, due: DueSlot): void;
  settled(slot: string): void;
  /** Its time, of the open slot that is due longest. */
  oldestOpen(): Date | undefined;
  /** Forgets what nobody will ask about any more. */
  tidy(now: Date): void;
}

/** Minutes from one failed try to the next; the last one repeats. A database that is away is back soon, a fault in a board is not. */
const pausesMinutes = [1, 1, 1, 2, 5, 10, 15] as const;
/** Targets remembered as quiet; more are looked up again. */
const mostQuiet = 200_000;

export function createMemory(): Memory {
  const quiet = new Map<string, string>();
  const open = new Map<string, { readonly due: DueSlot; readonly failures: number; readonly retryAt: number }>();
  return {
    isQuiet: (target, slots) => quiet.get(target) === slots,
    setQuiet(target, slots) {
      if (quiet.size >= mostQuiet) quiet.clear();
      quiet.set(target, slots);
    },
    mayTry(slot, now) {
      const wait = (open.get(slot)?.retryAt ?? -Infinity) - now.getTime();
      // Longer than the longest pause: the clock was set back since.
      return wait <= 0 || wait > pauseMs(Infinity);
    },
    failed(slot, due, now) {
      const failures = (open.get(slot)?.failures ?? 0) + 1;
      open.set(slot, { due, failures, retryAt: now.getTime() + pauseMs(failures) });
    },
    held(slot, due) {
      open.set(slot, { due, failures: 0, retryAt: -Infinity });
    },
    settled: (slot) => void open.delete(slot),
    oldestOpen: () =>
      [...open.values()]
        .map(({ due }) => due.at)
        .toSorted((a, b) => a.getTime() - b.getTime())
        .at(0),
    tidy(now) {
      for (const [slot, { due }] of open) if (due.until < now) open.delete(slot);
    },
  };
}

function pauseMs(failures: number): number {
  const minutes = pausesMinutes[Math.min(failures, pausesMinutes.length) - 1] ?? 1;
  // A little less than whole minutes: the scheduler's own beat is not exact.
  return minutes * 60_000 - 5_000;
}
