import data from "chinese-days/dist/chinese-days.json" with { type: "json" };
import type { Day } from "./model.ts";

/*
 * The State Council's yearly notices on public holidays, as the `chinese-days` package collects them. Its tables are read
 * and not its functions: those compute in the time zone of the process (west of Greenwich they answer for the day before),
 * and give Monday to Friday for a year that no notice covers yet, without a word.
 */
const work: ReadonlySet<Day> = new Set(Object.keys(data.workdays));
const off: ReadonlySet<Day> = new Set(Object.keys(data.holidays));

/** The years whose notice is known: each gives 1 October off, whatever else it moves. */
const years: ReadonlySet<number> = new Set(
  [...off].filter((day) => day.endsWith("-10-01")).map((day) => Number(day.slice(0, 4))),
);

/** Whether the notice for this year is known. It comes in November of the year before. */
export function chinaKnows(year: number): boolean {
  return years.has(year);
}

/** What a notice says of the day: a weekend day worked (调休), a day off, or undefined where the weekday decides. */
export function chinaSays(day: Day): "work" | "off" | undefined {
  if (work.has(day)) return "work";
  return off.has(day) ? "off" : undefined;
}
