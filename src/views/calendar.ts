import { dayNumber, weekdayOf } from "../chat/calendar-day.ts";
import type { Block, Message, Text } from "../chat/message.ts";
import type { DayRange } from "../domain/admin/calendar.ts";
import type { CalendarReading, CalendarSource, CalendarSpan, ReadPeriod } from "../domain/calendar-read.ts";
import type { CalendarWarning } from "../domain/calendar-warning.ts";
import type { Day } from "../domain/model.ts";
import type { Region } from "../domain/region-days.ts";
import { sentence } from "./sentence.ts";
import { marked, type View } from "./view.ts";

/** The working days of a year or of some months: what is off, what is worked instead, why, and who says so. */
export function calendarCard(view: View, { periods, sources, warning }: CalendarReading): Message {
  const { calendar } = view.words;
  const title = marked(view, calendar.title(periods.map((period) => calendar.period(period.year, period.month))));
  return {
    summary: title,
    title,
    locale: view.locale,
    ...(warning ? { tone: "warning" as const } : {}),
    blocks: [
      ...periods.flatMap((period): readonly Block[] => [
        {
          kind: "text",
          text: { strong: calendar.workdays(calendar.period(period.year, period.month), period.workdays) },
        },
        tableOf(view, period),
      ]),
      ...sources.map(({ year, source }): Block => ({ kind: "note", text: sourceText(view, year, source) })),
      ...(warning ? [{ kind: "text", text: calendarWarningLine(view, warning) } as const] : []),
      { kind: "note", text: calendar.how },
    ],
  };
}

/** What is missing, what holds until it comes, and what to do: one line, for the admins' digest too. */
export function calendarWarningLine(view: View, { missing }: CalendarWarning): string {
  return view.words.calendar.missing(missing);
}

export function daysSet(view: View, range: DayRange, is: "off" | "work", reason: string): Message {
  const { calendar } = view.words;
  return sentence(view, calendar.set(daysText(view, range), calendar.is[is], reason), calendar.reckoned);
}

export function daysCleared(view: View, range: DayRange): Message {
  const { calendar } = view.words;
  return sentence(view, calendar.cleared(daysText(view, range)), calendar.reckoned);
}

export function yearConfirmed(view: View, year: number, document: string, entered: number): Message {
  return sentence(view, view.words.calendar.confirmed(year, document, entered));
}

export function regionSet(view: View, region: Region | null): Message {
  const { calendar } = view.words;
  const said = region === null ? calendar.regionNone : calendar.regionSet(region.name[view.locale], region.code);
  return sentence(view, said, calendar.reckoned);
}

function tableOf(view: View, { spans }: ReadPeriod): Block {
  const { calendar } = view.words;
  if (spans.length === 0) return { kind: "text", text: calendar.nothing };
  return {
    kind: "table",
    columns: calendar.columns.map((label) => ({ label })),
    rows: spans.map((span): readonly Text[] => [
      shortText(view, span),
      calendar.is[span.is],
      typeof span.why === "string" ? span.why : span.why[view.locale],
      byText(view, span),
    ]),
  };
}

function byText(view: View, { is, by }: CalendarSpan): string {
  const { calendar } = view.words;
  return by === "notice" && is === "work" ? calendar.madeUp : calendar.by[by];
}

function sourceText(view: View, year: number, source: CalendarSource): string {
  const { calendar } = view.words;
  switch (source.kind) {
    case "notice":
      return calendar.source.notice(year);
    case "law":
      return calendar.source.law(year);
    case "weekdays":
      return calendar.source.weekdays(year);
    case "confirmed":
      return calendar.source.confirmed(year, source.number);
    case "region":
      return calendar.source.region(year, source.region.name[view.locale], source.region.code);
  }
}

/** `2026-10-01（周四）`, `2026-10-01（周四）至 2026-10-07（周三）` */
function daysText(view: View, { from, to }: DayRange): string {
  const { calendar } = view.words;
  const dayText = (day: Day) => calendar.day(day, weekdayText(view, day));
  return from === to ? dayText(from) : calendar.range(dayText(from), dayText(to));
}

/** `10-01 周四 – 10-07 周三`: in a table, whose heading says the year, and whose columns are narrow on Slack. */
function shortText(view: View, { from, to }: DayRange): string {
  const { calendar } = view.words;
  const dayText = (day: Day) => calendar.shortDay(day.slice(5), weekdayText(view, day));
  return from === to ? dayText(from) : calendar.shortRange(dayText(from), dayText(to));
}

function weekdayText(view: View, day: Day): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return view.words.calendar.weekdays[weekdayOf(dayNumber(year, month, date) ?? 0)] ?? "";
}
