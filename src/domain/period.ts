import { addDays, daysBetween, weekdayOf } from "./day.ts";
import type { Day, Scale } from "./model.ts";

/** The keys of the periods a day belongs to: `2026`, `2026-11`, `2026-W48` (ISO 8601), `2026-11-23`. */
export function periodsOf(day: Day): Readonly<Record<Scale, string>> {
  // An ISO week belongs to the year of its Thursday, so the first days of January may be in a week of the year before.
  const thursday = addDays(day, 4 - weekdayOf(day));
  const week = Math.ceil(dayOfYear(thursday) / 7);
  return {
    Y: day.slice(0, 4),
    M: day.slice(0, 7),
    W: `${thursday.slice(0, 4)}-W${String(week).padStart(2, "0")}`,
    D: day,
  };
}

/** 序时进度: the share of the year's target that is due by the end of the day, by days: 1 on 31 December. */
export function scheduleShare(day: Day): number {
  return dayOfYear(day) / dayOfYear(`${day.slice(0, 4)}-12-31`);
}

/** 29 February compares with 28 February: both years are then counted to the end of their February. */
export function sameDayLastYear(day: Day): Day {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, "0");
  const rest = day.slice(4);
  return rest === "-02-29" ? `${year}-02-28` : `${year}${rest}`;
}

export interface PeriodRange {
  readonly scale: "M" | "D";
  /** Both included; keys of one scale sort as text. */
  readonly from: string;
  readonly to: string;
}

/** 1 January to the day, as few kept sums as cover it exactly: the whole months, then the days of the month begun. */
export function yearToDateRanges(day: Day): readonly PeriodRange[] {
  const year = day.slice(0, 4);
  const firstOfMonth: Day = `${day.slice(0, 7)}-01`;
  const monthIsWhole = addDays(day, 1).slice(0, 7) !== day.slice(0, 7);
  const lastWhole = (monthIsWhole ? day : addDays(firstOfMonth, -1)).slice(0, 7);
  const months: readonly PeriodRange[] = lastWhole.startsWith(year)
    ? [{ scale: "M", from: `${year}-01`, to: lastWhole }]
    : [];
  return monthIsWhole ? months : [...months, { scale: "D", from: firstOfMonth, to: day }];
}

function dayOfYear(day: Day): number {
  return daysBetween(`${day.slice(0, 4)}-01-01`, day) + 1;
}

/** What a rule set is reckoned over. */
export type RulePeriod = "month" | "quarter" | "year";

export const monthsIn: Readonly<Record<RulePeriod, number>> = { month: 1, quarter: 3, year: 12 };

/** The first day of the period that the day is in. */
export function periodStart(period: RulePeriod, day: Day): Day {
  const months = monthsIn[period];
  return firstOfMonth(Number(day.slice(0, 4)), Math.floor((Number(day.slice(5, 7)) - 1) / months) * months);
}

/** The last day of the period that the day is in. */
export function periodEnd(period: RulePeriod, day: Day): Day {
  return addDays(nextPeriodStart(period, day), -1);
}

/** The first day of the period after it. */
export function nextPeriodStart(period: RulePeriod, day: Day): Day {
  const first = periodStart(period, day);
  return firstOfMonth(Number(first.slice(0, 4)), Number(first.slice(5, 7)) - 1 + monthsIn[period]);
}

/** @param month from 0; 12 is January of the next year */
function firstOfMonth(year: number, month: number): Day {
  const [whole, rest] = [year + Math.floor(month / 12), month % 12];
  return `${String(whole).padStart(4, "0")}-${String(rest + 1).padStart(2, "0")}-01`;
}
