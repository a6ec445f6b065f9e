import type { WorkingCalendar } from "./calendar.ts";
import { addDays, dayOf, instantOf, timeOf } from "./day.ts";
import type { Day } from "./model.ts";

/** Something that happens once a working day, or once on some of them, for one channel or one person. */
export interface DailySchedule {
  /** Local time, `08:50`. */
  readonly at: string;
  readonly timezone: string;
  /** Those working days alone for which it holds; every one where it is not given. */
  readonly on?: (day: Day) => boolean;
  /** Local time on the same day after which it is not made up for, whatever the window. */
  readonly before?: string;
}

/** What becomes of a slot whose time has passed while nobody was there to take it. */
export interface MissedPolicy {
  /** `once`: it is made up for, once, and says that it is late. `skip`: what was not done in its window is left out. */
  readonly missed: "once" | "skip";
  /** How long it may still be done: so many milliseconds after its time, or to the end of so many working days more. */
  readonly window: { readonly ms: number } | { readonly workingDays: number };
}

export interface DueSlot {
  /** The working day it belongs to: with the job and its target, the key it is claimed by. */
  readonly slot: Day;
  /** `due`: its time has come. `late`: still to be done, with a note. `missed`: too late, to be recorded as skipped. */
  readonly state: "due" | "late" | "missed";
  /** Its time. */
  readonly at: Date;
  /** The end of its window. */
  readonly until: Date;
}

export interface SlotOptions extends Partial<MissedPolicy> {
  /** Slots that somebody has: they are left out. */
  readonly claimed?: ReadonlySet<Day>;
  /** How many calendar days back slots are looked for that nobody took; default 3, a weekend and the Friday before it. */
  readonly lookBackDays?: number;
}

const hourMs = 60 * 60_000;
/** What is made up for unless a job says otherwise: the morning's news in the morning. */
export const fourHours = { ms: 4 * hourMs } as const;
/** Schedulers tick by the minute and posts queue; what starts within this is on time. */
const lateAfterMs = 10 * 60_000;
/** As far as a window of working days is looked back for: longer than any holiday with a week around it. */
const furthestDays = 40;

/** Local hours of a working day in which what is long overdue is made up for, and what was wrong put right. */
const postingHours = { from: "08:10", to: "19:00" } as const;

/**
 * The slots whose time has come by `now`, oldest first. It looks at days and not at when it last ran, so a clock that is
 * set back asks for nothing new, a restart asks again for what nobody claimed, and a window may reach past midnight.
 *
 * A slot with a window of days that is long overdue is left waiting at night and on days off: nobody is to be woken by
 * last week's bulletin because a server came back at three.
 */
export function dueSlots(
  schedule: DailySchedule,
  calendar: WorkingCalendar,
  now: Date,
  { claimed = new Set(), lookBackDays = 3, missed = "once", window = fourHours }: SlotOptions = {},
): readonly DueSlot[] {
  const { timezone } = schedule;
  const today = dayOf(now, timezone);
  const due: DueSlot[] = [];
  for (let slot = firstDay(calendar, today, lookBackDays, window); slot <= today; slot = addDays(slot, 1)) {
    if (claimed.has(slot) || !calendar.isWorkday(slot) || schedule.on?.(slot) === false) continue;
    const at = instantOf(slot, schedule.at, timezone);
    const age = now.getTime() - at.getTime();
    if (age < 0) continue;
    const until = windowEnd(window, calendar, slot, at, schedule);
    const state = now > until ? "missed" : missed === "once" && age > lateAfterMs ? "late" : "due";
    if (state !== "missed" && age > fourHours.ms && !isPostingTime(calendar, now, timezone)) continue;
    due.push({ slot, state, at, until });
  }
  return due;
}

/** When it comes next after `now`; undefined where it does not within the days to come. */
export function nextSlot(
  schedule: DailySchedule,
  calendar: WorkingCalendar,
  now: Date,
  withinDays: number,
): { readonly slot: Day; readonly at: Date } | undefined {
  const today = dayOf(now, schedule.timezone);
  for (let ahead = 0; ahead <= withinDays; ahead++) {
    const slot = addDays(today, ahead);
    if (!calendar.isWorkday(slot) || schedule.on?.(slot) === false) continue;
    const at = instantOf(slot, schedule.at, schedule.timezone);
    if (at > now) return { slot, at };
  }
  return undefined;
}

/** A working day, in the hours in which what comes unasked and not at its own time may come. */
export function isPostingTime(calendar: WorkingCalendar, now: Date, timezone: string): boolean {
  const time = timeOf(now, timezone);
  return calendar.isWorkday(dayOf(now, timezone)) && time >= postingHours.from && time <= postingHours.to;
}

function windowEnd(
  window: MissedPolicy["window"],
  calendar: WorkingCalendar,
  slot: Day,
  at: Date,
  { timezone, before }: DailySchedule,
): Date {
  if (before !== undefined) return new Date(instantOf(slot, before, timezone).getTime() - 1);
  if ("ms" in window) return new Date(at.getTime() + window.ms);
  const last = calendar.addWorkingDays(slot, window.workingDays);
  return new Date(instantOf(addDays(last, 1), "00:00", timezone).getTime() - 1);
}

/** The first day whose slot may still be open, and not after what is looked back for anyway. */
function firstDay(calendar: WorkingCalendar, today: Day, lookBackDays: number, window: MissedPolicy["window"]): Day {
  let first = addDays(today, -lookBackDays);
  if ("ms" in window) return first;
  // One more working day than the window has: its slot is to be recorded as skipped.
  for (let back = 1, worked = 0; worked <= window.workingDays && back <= furthestDays; back++) {
    const day = addDays(today, -back);
    if (calendar.isWorkday(day)) worked++;
    if (day < first) first = day;
  }
  return first;
}
