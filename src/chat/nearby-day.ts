import { addMonths, dayNumber, splitDay } from "./calendar-day.ts";

/**
 * Where a day without its year, month or week lies: `future` from today on, `past` up to today, `nearest` by distance
 * (for weekdays: within this week).
 */
export type Prefer = "future" | "past" | "nearest";

/** The day at the beginning of a folded text, as its number, and how many signs it takes. */
export interface Found {
  readonly day: number;
  readonly length: number;
  /** A weekday and no more (`周五`): a full date beside it says which. */
  readonly bareWeekday?: true;
}

/** A month's day in the year that is meant; undefined where no such day exists (30 February; 29 in no near year). */
export function inSomeYear(month: number, date: number, now: number, prefer: Prefer): number | undefined {
  const { year } = splitDay(now);
  return pick(
    [year - 1, year, year + 1].map((one) => dayNumber(one, month, date)),
    now,
    prefer,
  );
}

/** `5号` in the month that is meant; two months away at most, since every second one has 31 days. */
export function inSomeMonth(date: number, now: number, prefer: Prefer): number | undefined {
  const months = [-2, -1, 0, 1, 2].map((step) => splitDay(addMonths(now, step)));
  return pick(
    months.map(({ year, month }) => dayNumber(year, month, date)),
    now,
    prefer,
  );
}

/** A bare weekday, given as this week's: the next one from today on, the last one up to today, or this week's. */
export function nearWeekday(thisWeek: number, now: number, prefer: Prefer): number {
  if (prefer === "future" && thisWeek < now) return thisWeek + 7;
  if (prefer === "past" && thisWeek > now) return thisWeek - 7;
  return thisWeek;
}

function pick(days: readonly (number | undefined)[], now: number, prefer: Prefer): number | undefined {
  const real = days.filter((day) => day !== undefined);
  if (prefer === "future") return real.find((day) => day >= now);
  if (prefer === "past") return real.findLast((day) => day <= now);
  return real.toSorted((left, right) => Math.abs(left - now) - Math.abs(right - now))[0];
}
