import type { WorkingCalendar } from "./calendar.ts";
import type { Day } from "./model.ts";

/**
 * Years whose arrangement nobody has, this one before the next. Until it comes, their days are reckoned from Monday to Friday
 * without the national holidays of the law; bridging days and the weekends worked for them are not in it.
 */
export interface CalendarWarning {
  readonly missing: readonly [number, ...number[]];
}

/** The State Council's notice comes in November: before that nobody can have it. */
const noticeMonth = "11";

/** What is missing as of the day, or undefined: this year's arrangement, and from 1 November on the next one's. */
export function calendarWarning(calendar: Pick<WorkingCalendar, "known">, today: Day): CalendarWarning | undefined {
  const year = Number(today.slice(0, 4));
  const needed = today.slice(5, 7) >= noticeMonth ? [year, year + 1] : [year];
  const [first, ...rest] = needed.filter((one) => !calendar.known(one));
  return first === undefined ? undefined : { missing: [first, ...rest] };
}
