import type { Message } from "../../src/chat/message.ts";
import type { CalendarReading } from "../../src/domain/calendar-read.ts";
import type { Locale } from "../../src/locale.ts";
import type { CalendarReasons } from "../../src/reasons/calendar.ts";
import { calendarCard, daysCleared, daysSet, regionSet, yearConfirmed } from "../../src/views/calendar.ts";
import type { View } from "../../src/views/view.ts";

/** Values a person would really meet. */
export function calendarReasons(locale: Locale): CalendarReasons {
  const en = locale === "en";
  return {
    bad_hours: { given: en ? "nine to five" : "白天" },
    bad_days: { given: en ? "Easter" : "过年" },
    bad_period: { given: en ? "winter" : "冬天" },
    days_backwards: { from: "2027-02-11", to: "2027-02-05" },
    too_many_days: { count: 365, most: 62 },
    calendar_past: { day: "2026-11-20", today: "2026-11-23" },
    calendar_far: { day: "2037-02-05", last: "2028-12-31" },
    no_own_days: { from: "2026-12-31", to: "2026-12-31" },
    calendar_same: { from: "2027-02-05", to: "2027-02-11" },
    year_known: { year: 2026 },
    year_not_near: { year: 2030, years: [2026, 2027] },
    year_empty: { year: 2027 },
    unknown_region: { given: en ? "US-ZZ" : "加州", within: en ? "US" : null, codes: en ? ["CA", "NY"] : ["GB", "US"] },
    region_fixed: {},
    region_same: { region: "US-CA" },
  };
}

const newYear = { "zh-CN": "元旦", en: "New Year's Day" };
const spring = { "zh-CN": "春节", en: "Spring Festival" };

const california = {
  code: "US-CA",
  name: { "zh-CN": "美国 加利福尼亚州", en: "California, United States of America" },
};

/** Two months whose year's arrangement is missing, and a year with everything that may stand in one. */
const readings = (en: boolean): readonly [CalendarReading, CalendarReading] => [
  {
    periods: [
      { year: 2026, month: 12, workdays: 22, spans: [] },
      {
        year: 2027,
        month: 1,
        workdays: 20,
        spans: [{ from: "2027-01-01", to: "2027-01-01", is: "off", by: "law", why: newYear }],
      },
    ],
    sources: [
      { year: 2026, source: { kind: "notice" } },
      { year: 2027, source: { kind: "law" } },
    ],
    warning: { missing: [2027] },
  },
  {
    periods: [
      {
        year: 2027,
        month: null,
        workdays: 248,
        spans: [
          { from: "2027-01-01", to: "2027-01-03", is: "off", by: "notice", why: newYear },
          {
            from: "2027-02-06",
            to: "2027-02-12",
            is: "off",
            by: "own",
            why: en ? "retreat <!channel>" : "值班<!channel>",
          },
          { from: "2027-02-20", to: "2027-02-20", is: "work", by: "notice", why: spring },
          {
            from: "2027-11-11",
            to: "2027-11-11",
            is: "off",
            by: "region",
            why: { "zh-CN": "退伍军人节", en: "Veterans Day" },
          },
        ],
      },
    ],
    sources: [
      { year: 2027, source: { kind: "confirmed", number: en ? "2026/1" : "国办发明电〔2026〕1号" } },
      { year: 2026, source: { kind: "region", region: california } },
      { year: 2025, source: { kind: "weekdays" } },
    ],
    warning: undefined,
  },
];

export function calendarSamples(view: View): Readonly<Record<string, Message>> {
  const en = view.locale === "en";
  const [two, year] = readings(en);
  const week = { from: "2027-02-06", to: "2027-02-12" };
  const day = { from: "2027-02-20", to: "2027-02-20" };
  return {
    "two months, one of a year without an arrangement": calendarCard(view, two),
    "a year with everything": calendarCard(view, year),
    "days off": daysSet(view, week, "off", en ? "retreat" : "春节"),
    "a day worked": daysSet(view, day, "work", en ? "in lieu" : "春节调休"),
    cleared: daysCleared(view, week),
    confirmed: yearConfirmed(view, 2027, en ? "2026/1" : "国办发明电〔2026〕1号", 12),
    "of a state": regionSet(view, california),
    "of no region": regionSet(view, null),
  };
}
