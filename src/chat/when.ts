import { UserError } from "../errors.ts";
import { dayNumber, dayNumberIn, formatDay, weekdayOf } from "./calendar-day.ts";
import type { ReadContext } from "./command.ts";
import { inSomeYear, type Found, type Prefer } from "./nearby-day.ts";
import { fold } from "./normalize.ts";
import { readSmall } from "./numerals.ts";
import { readChineseDay } from "./when-chinese.ts";
import { readEnglishDay } from "./when-english.ts";

/** What a date is relative to. */
export type At = Pick<ReadContext, "now" | "timezone">;

/** The calendar day of `now` in the time zone. */
export function today({ now, timezone }: At): string {
  return formatDay(dayNumberIn(timezone, now));
}

/** The day this text names, all of it. Throws `bad_date`. */
export function readDay(given: string, at: At, prefer: Prefer): string {
  const typed = given.trim();
  const found = lead(typed, at, prefer);
  if (!found || found.rest !== "") throw new UserError("invalid_input", "bad_date", { given });
  return found.day;
}

/** The day this text begins with, and what follows it as typed: `下周三考察` is a day and 考察. */
export function readLeadingDay(
  given: string,
  at: At,
  prefer: Prefer,
): { readonly day: string; readonly rest: string } | undefined {
  return lead(given.trim(), at, prefer);
}

function lead(typed: string, at: At, prefer: Prefer): { day: string; rest: string } | undefined {
  const folded = fold(typed);
  const now = dayNumberIn(at.timezone, at.now);
  const first = find(folded, now, prefer);
  if (!first) return undefined;
  // 12月4日（周五）, Friday, Dec 4: two ways to say one day. Two different days are nobody's plan.
  const [gap = ""] = /^[\s,(]*/.exec(folded.slice(first.length)) ?? [];
  const start = first.length + gap.length;
  const second = find(folded.slice(start), now, prefer);
  if (!second) return { day: formatDay(first.day), rest: typed.slice(first.length) };
  const [day, other] = first.bareWeekday ? [second, first] : [first, second];
  if (day.day !== other.day && !(other.bareWeekday && weekdayOf(day.day) === weekdayOf(other.day))) return undefined;
  return {
    day: formatDay(day.day),
    rest: typed.slice(start + second.length).replace(/^\s*[)）]/u, ""),
  };
}

function find(folded: string, now: number, prefer: Prefer): Found | undefined {
  return (
    readNumericDay(folded, now, prefer) ?? readChineseDay(folded, now, prefer) ?? readEnglishDay(folded, now, prefer)
  );
}

/** `2026-12-03`, `2026/12/3`, `2026.12.3`, `20261203`, `12-03`, `12/3`: month before day, in both languages. */
function readNumericDay(folded: string, now: number, prefer: Prefer): Found | undefined {
  const match =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![-/.]?\d)/.exec(folded) ??
    /^(\d{4})()(\d{2})(\d{2})(?![\d.万亿元])/u.exec(folded) ??
    /^()()(\d{1,2})[-/](\d{1,2})(?![-/.:%]?\d|[万亿元%点时家个次天周月年])/u.exec(folded);
  if (!match) return undefined;
  const [{ length }, year, , month, date] = match;
  const day = year
    ? dayNumber(Number(year), Number(month), Number(date))
    : inSomeYear(Number(month), Number(date), now, prefer);
  return day === undefined ? undefined : { day, length };
}

/** `08:50` of `8:50`, `8点50`, `八点半`, `下午3点`, `8:50am`, `3pm`. Throws `bad_time`. */
export function readTimeOfDay(given: string): string {
  const typed = fold(given).trim();
  const match =
    /^(上午|早上?|凌晨|中午|下午|傍晚|晚上?)?\s*([\d一二两三四五六七八九十]{1,3})(?:[:点时]\s*)(?:(\d{2}|[一二三四五六七八九十零]{1,3})分?|(半)|(整))?()$/u.exec(
      typed,
    ) ?? /^()(\d{1,2})(?::(\d{2}))?()()\s*([ap])\.?m\.?$/.exec(typed);
  const bad = new UserError("invalid_input", "bad_time", { given });
  if (!match) throw bad;
  const [, part, hourText = "", minuteText, half, , meridiem] = match;
  const hour = readSmall(hourText);
  const minute = half
    ? 30
    : minuteText
      ? readSmall(minuteText.replace(/^零/u, ""))
      : typed.endsWith(":")
        ? undefined
        : 0;
  if (hour === undefined || minute === undefined || hour > 23 || minute > 59) throw bad;
  if (meridiem && (hour < 1 || hour > 12)) throw bad;
  const evening = part === "晚上" || part === "晚" || part === "傍晚";
  const afternoon = evening || part === "下午" || (part === "中午" && hour < 3) || meridiem === "p";
  const midnight = hour === 12 && (evening || part === "凌晨" || meridiem === "a");
  const hours = midnight ? 0 : afternoon && hour < 12 ? hour + 12 : hour;
  return `${String(hours).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
