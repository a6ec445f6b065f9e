import { addDays, weekdayOf } from "../day.ts";
import type { Day, Scale } from "../model.ts";
import { periodEnd, periodsOf } from "../period.ts";

/** A period whose kept sums are added, or taken away again. */
export interface Part {
  readonly scale: Scale;
  readonly period: string;
  readonly sign: 1 | -1;
}

/**
 * Few kept periods whose sums, added and taken away, are those of the days from and to exactly. A year up to a day of
 * November is the whole year less December and the last days of November: however dense a ledger is, a unit's row of a
 * board is read from some fifteen cells at most, and of the present year from few more than one, as hardly anything is
 * counted on days to come.
 */
export function coverOf(from: Day, to: Day): readonly Part[] {
  if (from > to) return [];
  const end: Day = `${from.slice(0, 4)}-12-31`;
  return to <= end ? inYear(from, to) : [...inYear(from, end), ...coverOf(addDays(end, 1), to)];
}

function inYear(from: Day, to: Day): readonly Part[] {
  const [first, last]: readonly [Day, Day] = [`${from.slice(0, 4)}-01-01`, `${from.slice(0, 4)}-12-31`];
  const before = byMonths(first, addDays(from, -1), byWeeks);
  const after = byMonths(addDays(to, 1), last, byWeeks);
  return shorter(byMonths(from, to, inMonth), [part("Y", from), ...less([...before, ...after])]);
}

/** Month by month, each part of one as it is told to. */
function byMonths(from: Day, to: Day, partly: (from: Day, to: Day) => readonly Part[]): readonly Part[] {
  if (from > to) return [];
  const last = periodEnd("month", from);
  const end = to < last ? to : last;
  const whole = from.endsWith("-01") && end === last;
  return [...(whole ? [part("M", from)] : partly(from, end)), ...byMonths(addDays(end, 1), to, partly)];
}

function inMonth(from: Day, to: Day): readonly Part[] {
  const first: Day = `${from.slice(0, 7)}-01`;
  const before = byWeeks(first, addDays(from, -1));
  const after = byWeeks(addDays(to, 1), periodEnd("month", from));
  return shorter(byWeeks(from, to), [part("M", from), ...less([...before, ...after])]);
}

function byWeeks(from: Day, to: Day): readonly Part[] {
  if (from > to) return [];
  const sunday = addDays(from, 6);
  const week = weekdayOf(from) === 1 && sunday <= to;
  return [part(week ? "W" : "D", from), ...byWeeks(addDays(week ? sunday : from, 1), to)];
}

function part(scale: Scale, day: Day): Part {
  return { scale, period: periodsOf(day)[scale], sign: 1 };
}

function less(parts: readonly Part[]): readonly Part[] {
  return parts.map((one) => ({ ...one, sign: -1 }));
}

/** Of two as short the second: what it takes away is often not there. */
function shorter(added: readonly Part[], taken: readonly Part[]): readonly Part[] {
  return added.length < taken.length ? added : taken;
}
