import { addMonths, dayNumber, lastDateOf, splitDay, weekdayOf } from "./calendar-day.ts";
import { inSomeMonth, inSomeYear, nearWeekday, type Found, type Prefer } from "./nearby-day.ts";
import { readSmall } from "./numerals.ts";

/**
 * Chinese dates by our own rules. chrono-node 2.10's `zh.hans` was run over the corpus: it reads 今天, 下周三, 三天后 and
 * 12月3日 right, but takes 下下周三 for 下周三 and 12月3日 out of any longer text without a word, and does not know
 * 两周后, 下月5号, 5号, 月底 or 年底.
 */
const n = "(\\d{1,4}|[一二两三四五六七八九十百零]{1,5})";
const namedDays = new Map([
  ["大前天", -3],
  ["前天", -2],
  ["昨天", -1],
  ["昨日", -1],
  ["今天", 0],
  ["今日", 0],
  ["今晚", 0],
  ["明天", 1],
  ["明日", 1],
  ["明晚", 1],
  ["大后天", 3],
  ["后天", 2],
  ["后日", 2],
]);
const yearSteps = new Map([
  ["去", -1],
  ["今", 0],
  ["本", 0],
  ["明", 1],
]);
const monthSteps = new Map([
  ["上", -1],
  ["本", 0],
  ["这", 0],
  ["当", 0],
  ["下", 1],
]);

const bareWeekday = /^(?:周|星期|礼拜)/u;

type Rule = readonly [
  RegExp,
  (groups: readonly (string | undefined)[], now: number, prefer: Prefer) => number | undefined,
];

const rules: readonly Rule[] = [
  [
    /^(大前天|前天|昨[天日]|今[天日晚]|明[天日晚]|大后天|后[天日])/u,
    ([word = ""], now) => now + (namedDays.get(word) ?? 0),
  ],
  [
    /^(上上|上|本|这|下下|下)?(?:个?(?:周|星期)|礼拜)([一二三四五六日天末1-7])(?![一二三四五六日天\d])/u,
    ([step, sign = ""], now, prefer) => (sign === "末" ? undefined : weekday(step, sign, now, prefer)),
  ],
  [
    new RegExp(`^(\\d{4})年${n}月${n}(?:[日号]|(?!\\d))`, "u"),
    ([year, month, date]) => exact(Number(year), month, date),
  ],
  [
    new RegExp(`^([去今本明])年${n}月${n}(?:[日号]|(?!\\d))`, "u"),
    ([step = "", month, date], now) => exact(splitDay(now).year + (yearSteps.get(step) ?? 0), month, date),
  ],
  [
    new RegExp(`^${n}月${n}(?:[日号]|(?![\\d.%个天周月万亿日号]))`, "u"),
    ([month = "", date = ""], now, prefer) => inSomeYear(readSmall(month) ?? 0, readSmall(date) ?? 0, now, prefer),
  ],
  [
    new RegExp(`^([上本这当下])个?月${n}[日号](?!\\d)`, "u"),
    ([step = "", date], now) => {
      const { year, month } = splitDay(addMonths(now, monthSteps.get(step) ?? 0));
      return exact(year, String(month), date);
    },
  ],
  [/^([上本这当下]?)个?月底/u, ([step = ""], now) => endOfMonth(addMonths(now, monthSteps.get(step) ?? 0))],
  [/^([去今本明]?)年底/u, ([step = ""], now) => dayNumber(splitDay(now).year + (yearSteps.get(step) ?? 0), 12, 31)],
  [
    new RegExp(`^${n}[号日](?![\\d楼厂线院])`, "u"),
    ([date = ""], now, prefer) => inSomeMonth(readSmall(date) ?? 0, now, prefer),
  ],
  [
    new RegExp(`^${n}\\s*(天|周|个?星期|个月)$`, "u"),
    ([count = "", unit = ""], now) => away(readSmall(count), unit, 1, now),
  ],
  [/^半个月([后内前])/u, ([side], now) => now + (side === "前" ? -15 : 15)],
  [
    new RegExp(`^${n}\\s*(天|日|周|个?星期|个?礼拜|个月)(?:以|之)?([后内前])`, "u"),
    ([count = "", unit = "", side], now) => away(readSmall(count), unit, side === "前" ? -1 : 1, now),
  ],
];

/** The Chinese day at the beginning of a folded text. */
export function readChineseDay(folded: string, now: number, prefer: Prefer): Found | undefined {
  for (const [pattern, resolve] of rules) {
    const match = pattern.exec(folded);
    if (!match) continue;
    const day = resolve(match.slice(1), now, prefer);
    if (day === undefined) return undefined;
    return {
      day,
      length: match[0].length,
      ...(bareWeekday.test(match[0]) ? { bareWeekday: true } : {}),
    };
  }
  return undefined;
}

function weekday(step: string | undefined, sign: string, now: number, prefer: Prefer): number {
  const weekdayWanted = /[日天7]/u.test(sign) ? 6 : (readSmall(sign) ?? 1) - 1;
  const monday = now - weekdayOf(now);
  const thisWeek = monday + weekdayWanted;
  if (step === undefined) return nearWeekday(thisWeek, now, prefer);
  const weeks = step.includes("下") ? step.length : step.includes("上") ? -step.length : 0;
  return thisWeek + 7 * weeks;
}

function exact(year: number, month: string | undefined, date: string | undefined): number | undefined {
  return dayNumber(year, readSmall(month ?? "") ?? 0, readSmall(date ?? "") ?? 0);
}

function endOfMonth(day: number): number | undefined {
  const { year, month } = splitDay(day);
  return dayNumber(year, month, lastDateOf(year, month));
}

function away(count: number | undefined, unit: string, sign: 1 | -1, now: number): number | undefined {
  if (count === undefined) return undefined;
  if (unit === "个月") return count > 120 ? undefined : addMonths(now, sign * count);
  return now + sign * count * (unit === "天" || unit === "日" ? 1 : 7);
}
