import type { WorkingCalendar } from "./calendar.ts";
import { addDays, dayOf, instantOf } from "./day.ts";
import type { Day } from "./model.ts";

/** Something that happens once a working day, or once on some of them, for one channel or one person. */
export interface DailySchedule {
  /** Local time, `08:50`. */
  readonly at: string;
  readonly timezone: string;
  /** Those working days alone for which it holds; every one where it is not given. */
  readonly on?: (day: Day) => boolean;
  /** How long after its time a missed slot is still made up for. Default: four hours. */
  readonly windowMs?: number;
}

export interface DueSlot {
  /** The working day it belongs to: with the job and its target, the key it is claimed by. */
  readonly slot: Day;
  /** `due`: its time has come. `late`: still to be done, with a note. `missed`: too late, to be recorded as skipped. */
  readonly state: "due" | "late" | "missed";
  /** Its time. */
  readonly at: Date;
}

export interface SlotOptions {
  /** Slots that somebody has: they are left out. */
  readonly claimed?: ReadonlySet<Day>;
  /** How many calendar days back slots are looked for that nobody took; default 3, a weekend and the Friday before it. */
  readonly lookBackDays?: number;
}

const fourHours = 4 * 60 * 60_000;
/** Schedulers tick by the minute and posts queue; what starts within this is on time. */
const lateAfterMs = 10 * 60_000;

/**
 * The slots whose time has come by `now`, oldest first. It looks at days and not at when it last ran, so a clock that is
 * set back asks for nothing new, a restart asks again for what nobody claimed, and a window may reach past midnight.
 */
export function dueSlots(
  schedule: DailySchedule,
  calendar: WorkingCalendar,
  now: Date,
  { claimed = new Set(), lookBackDays = 3 }: SlotOptions = {},
): readonly DueSlot[] {
  const today = dayOf(now, schedule.timezone);
  const due: DueSlot[] = [];
  for (let back = lookBackDays; back >= 0; back--) {
    const slot = addDays(today, -back);
    if (claimed.has(slot) || !calendar.isWorkday(slot) || schedule.on?.(slot) === false) continue;
    const at = instantOf(slot, schedule.at, schedule.timezone);
    const age = now.getTime() - at.getTime();
    if (age >= 0) due.push({ slot, state: stateAt(age, schedule.windowMs ?? fourHours), at });
  }
  return due;
}

function stateAt(age: number, windowMs: number): DueSlot["state"] {
  if (age > windowMs) return "missed";
  return age > lateAfterMs ? "late" : "due";
}
