import type { LocalizedText } from "../locale.ts";
import { calendarOf, type WorkingCalendar } from "./calendar.ts";
import { calendarWarning, type CalendarWarning } from "./calendar-warning.ts";
import { addDays, dayOf, daysBetween } from "./day.ts";
import type { Day } from "./model.ts";
import type { OwnCalendar, Said } from "./models/calendar.ts";
import { regionOf, type Region } from "./region-days.ts";
import type { Work } from "./work.ts";

/** A month, or a whole year. */
export interface CalendarPeriod {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number | null;
}

/** Days next to each other of which the same is said. */
export interface CalendarSpan {
  readonly from: Day;
  readonly to: Day;
  readonly is: Said["is"];
  readonly by: Said["by"];
  /** The holiday's name, or the reason for an own day. */
  readonly why: LocalizedText | string;
}

/**
 * Where a year's days come from: the State Council's notice; an arrangement entered by hand, with its document's number; a
 * region's public holidays; weekdays alone; or, while the notice is missing, the law.
 */
export type CalendarSource =
  | { readonly kind: "notice" | "weekdays" | "law" }
  | { readonly kind: "confirmed"; readonly number: string }
  | { readonly kind: "region"; readonly region: Region };

export interface ReadPeriod extends CalendarPeriod {
  readonly workdays: number;
  readonly spans: readonly CalendarSpan[];
}

export interface CalendarReading {
  readonly periods: readonly ReadPeriod[];
  /** Of each year that the periods touch. */
  readonly sources: readonly { readonly year: number; readonly source: CalendarSource }[];
  readonly warning: CalendarWarning | undefined;
}

/** The working calendar of a month or a year; of this month and the next where nobody says. */
export function readCalendar(work: Work, asked?: CalendarPeriod): CalendarReading {
  const { calendar, org, pack } = work;
  const today = dayOf(work.now, org.timezone);
  const periods = asked ? [asked] : thisAndNext(today);
  const years = [...new Set(periods.map(({ year }) => year))];
  return {
    periods: periods.map((period) => ({ ...period, ...readPeriod(calendar, org.calendar, period) })),
    sources: years.map((year) => ({ year, source: sourceOf(calendar, org.calendar, pack.calendar, year) })),
    warning: calendarWarning(calendar, today),
  };
}

function thisAndNext(today: Day): readonly CalendarPeriod[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  return [{ year, month }, month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 }];
}

function readPeriod(
  calendar: WorkingCalendar,
  own: OwnCalendar | null,
  { year, month }: CalendarPeriod,
): Pick<ReadPeriod, "workdays" | "spans"> {
  const first = dayAt(year, month ?? 1);
  const next = month === null || month === 12 ? dayAt(year + 1, 1) : dayAt(year, month + 1);
  const days = Array.from({ length: daysBetween(first, next) }, (_, at) => addDays(first, at));
  const spans: CalendarSpan[] = [];
  for (const day of days) {
    const said = calendar.says(day);
    if (!said) continue;
    const span = { from: day, to: day, is: said.is, by: said.by, why: said.name ?? own?.days[day]?.reason ?? "" };
    const last = spans.at(-1);
    if (last && addDays(last.to, 1) === day && sameSaid(last, span)) spans[spans.length - 1] = { ...last, to: day };
    else spans.push(span);
  }
  return { workdays: days.filter(calendar.isWorkday).length, spans };
}

function dayAt(year: number, month: number): Day {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01`;
}

function sameSaid(a: CalendarSpan, b: CalendarSpan): boolean {
  const nameOf = ({ why }: CalendarSpan) => (typeof why === "string" ? why : why.en);
  return a.is === b.is && a.by === b.by && nameOf(a) === nameOf(b);
}

function sourceOf(
  calendar: WorkingCalendar,
  own: OwnCalendar | null,
  kind: "CN" | "weekdays",
  year: number,
): CalendarSource {
  const number = own?.confirmed[year];
  // Its data may have come since.
  if (own && number !== undefined && !calendarOf(kind, { ...own, confirmed: {} }).known(year))
    return { kind: "confirmed", number };
  const code = own?.regions.findLast(({ from }) => from <= `${year}-12-31`)?.code ?? null;
  if (code !== null && code !== "CN") return { kind: "region", region: regionOf(code) };
  if (code === null && kind === "weekdays") return { kind: "weekdays" };
  return { kind: calendar.known(year) ? "notice" : "law" };
}
