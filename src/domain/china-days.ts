import data from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { sha256 } from "./hash-chain.ts";
import { lawOf, lawTable } from "./china-law.ts";
import type { Day } from "./models/basic.ts";
import type { DaySource, Said } from "./models/calendar.ts";

/*
 * The State Council's yearly notices on public holidays, as the `chinese-days` package collects them. Its tables are read
 * and not its functions: those compute in the time zone of the process (west of Greenwich they answer for the day before),
 * and give Monday to Friday for a year that no notice covers yet, without a word.
 */
const work: ReadonlyMap<Day, string> = new Map(Object.entries(data.workdays));
const off: ReadonlyMap<Day, string> = new Map(Object.entries(data.holidays));

/** The years whose notice is known: each gives 1 October off, whatever else it moves. */
export const noticedYears: readonly number[] = [...off.keys()]
  .filter((day) => day.endsWith("-10-01"))
  .map((day) => Number(day.slice(0, 4)))
  .toSorted((a, b) => a - b);

const years: ReadonlySet<number> = new Set(noticedYears);

/** What a notice says of the day: a weekend day worked (调休) or a day off; of a year without one, what the law alone says. */
function chinaSays(day: Day): Said | undefined {
  const worked = work.get(day);
  if (worked !== undefined) return { is: "work", name: nameOf(worked), by: "notice" };
  const named = off.get(day);
  if (named !== undefined) return { is: "off", name: nameOf(named), by: "notice" };
  if (years.has(Number(day.slice(0, 4)))) return undefined;
  const name = lawOf(day);
  return name && { is: "off", name, by: "law" };
}

/** `National Day,国庆节,3` */
function nameOf(text: string): Said["name"] {
  const [en = "", zh = ""] = text.split(",");
  return { "zh-CN": zh, en };
}

let version: string | undefined;

/** The notice of a year comes in November of the year before. */
export const chinaDays: DaySource = {
  says: chinaSays,
  known: (year) => years.has(year),
  version: () => (version ??= sha256(JSON.stringify([[...work.keys()], [...off.keys()], lawTable])).slice(0, 16)),
};
