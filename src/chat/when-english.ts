// The other languages are two hundred files that every start would read.
import { casual } from "chrono-node/en";
import { addMonths, dayNumber, splitDay, weekdayOf } from "./calendar-day.ts";
import { inSomeYear, nearWeekday, type Found, type Prefer } from "./nearby-day.ts";

const weekdayWords = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const longest = 6;
const countWords = new Map(
  ["a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].map(
    (word, at) => [word, at + 1] as const,
  ),
).set("one", 1);
const spans =
  /^(in )?(\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten) ?(d|days?|w|weeks?|months?|years?)\b( ago| from now| from today| later)?/;

/**
 * The English day at the beginning of a folded text. chrono-node 2.10 reads month names (`Dec 3rd, 2026`, `3 December`,
 * `end of next month`) right over the corpus and refuses 30 February, so those are its part; but each beginning of the
 * text is offered to it whole, because on its own it finds a date anywhere, takes a clock time with it (`friday 10am`
 * lost the hour), and answers `next month` with a day. Weekdays and spans are ours: with `forwardDate` chrono puts `last
 * friday` in the future, without it `friday` in the past, reads `day after tomorrow` as tomorrow, and rolls `in a month`
 * on 31 January over to 3 March.
 */
export function readEnglishDay(folded: string, now: number, prefer: Prefer): Found | undefined {
  const own = readOwn(folded, now, prefer);
  if (own || !/[a-z]/.test(folded)) return own;
  const ends = [...folded.slice(0, 60).matchAll(/[a-z0-9,.]+/g)].slice(0, longest);
  for (const { index, 0: last } of ends.toReversed()) {
    const phrase = folded.slice(0, index + last.length).replace(/[,.]+$/, "");
    const day = readPhrase(phrase, now, prefer);
    if (day !== undefined) return { day, length: phrase.length };
  }
  return undefined;
}

function readOwn(folded: string, now: number, prefer: Prefer): Found | undefined {
  // `3d` alone is a span (`/snooze #12 3d`), never the beginning of `3D printing`.
  const [span, ahead, count, unit, side] = spans.exec(folded) ?? [];
  if (span !== undefined && (ahead || side || span.length === folded.length))
    return { day: away(count, unit, side === " ago" ? -1 : 1, now), length: span.length };
  const yearEnd = /^(?:the )?end of (?:the |this )?year\b/.exec(folded);
  if (yearEnd) return { day: dayNumber(splitDay(now).year, 12, 31) ?? now, length: yearEnd[0].length };
  const relative = /^(?:the )?day (after tomorrow|before yesterday)\b/.exec(folded);
  if (relative) return { day: now + (relative[1] === "after tomorrow" ? 2 : -2), length: relative[0].length };
  // `sun` before a word is more often a company than a day.
  const match =
    /^(?:on )?(?:(this|next|last) )?(?:(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|r|rs|rsday|urday)|(mon|tue|wed|thu|fri|sat|sun(?! [a-z])))\b(?![-'’/])/.exec(
      folded,
    );
  if (!match) return undefined;
  const [{ length }, step, long, short] = match;
  const thisWeek = now - weekdayOf(now) + weekdayWords.indexOf(long ?? short ?? "");
  if (step === "next") return { day: thisWeek + 7, length };
  if (step === "last") return { day: thisWeek < now ? thisWeek : thisWeek - 7, length };
  if (step === "this") return { day: thisWeek, length };
  return { day: nearWeekday(thisWeek, now, prefer), length, bareWeekday: true };
}

function away(count: string | undefined, unit: string | undefined, sign: 1 | -1, now: number): number {
  const many = countWords.get(count ?? "") ?? Number(count);
  if (unit?.startsWith("d")) return now + sign * many;
  return unit?.startsWith("w") ? now + sign * many * 7 : addMonths(now, sign * many * (unit?.startsWith("y") ? 12 : 1));
}

function readPhrase(phrase: string, now: number, prefer: Prefer): number | undefined {
  // A clock time belongs to what is planned; hours and minutes are no day, and spans are not for chrono.
  if (/:|\d ?[ap]\.?m\b|noon|midnight|hour|min|sec|^now\b/.test(phrase) || /^[\d\s]*[a-z]{1,2}$/.test(phrase))
    return undefined;
  if (/\b(days?|weeks?|months?|years?)\b/.test(phrase) && !/^(?:the )?end of /.test(phrase)) return undefined;
  const { year, month, date } = splitDay(now);
  // Noon of a zone-free calendar: only whole days are asked for.
  const reference = { instant: new Date(Date.UTC(year, month - 1, date, 12)), timezone: 0 };
  const [result, ...more] = casual.parse(phrase, reference, {
    forwardDate: prefer === "future",
  });
  if (!result || more.length > 0 || result.index > 0 || result.text.length !== phrase.length || result.end)
    return undefined;
  const { start } = result;
  const [y, m, d] = [start.get("year"), start.get("month"), start.get("day")];
  if (y === null || m === null || d === null || !start.isCertain("day")) return undefined;
  const yearLeftOut = start.isCertain("month") && !phrase.includes("end of") && !start.isCertain("year");
  return yearLeftOut ? inSomeYear(m, d, now, prefer) : dayNumber(y, m, d);
}
