import { z } from "zod";
import { UserError } from "../errors.ts";
import { note, type FieldOptions } from "./field.ts";
import { fold } from "./normalize.ts";
import { readYear } from "./values.ts";
import { readDay, today, type At } from "./when.ts";

/** Days next to each other, both ends included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** A year, or a month of it (1 to 12). */
export interface Period {
  readonly year: number;
  readonly month: number | null;
}

/** `2026-12-31`, `2027-02-15..2027-02-21`, `2月15日至21日`, `friday to monday`; a day without its year is still to come. */
export function days(options: FieldOptions): z.ZodType<Days, Days> {
  const schema = z.custom<Days>((value) => typeof value === "object" && value !== null && "from" in value);
  return note(schema, "days", options, (given, context) => readDays(given, context));
}

/** `2027`, `明年`, `2026-12`, `12月`, `next month`, `Dec 2026`. */
export function period(options: FieldOptions): z.ZodType<Period, Period> {
  const schema = z.custom<Period>((value) => typeof value === "object" && value !== null && "month" in value);
  return note(schema, "period", options, (given, context) => readPeriod(given, context));
}

function readDays(given: string, at: At): Days {
  const typed = given.trim();
  const whole = tryDay(typed, at);
  if (whole !== undefined) return { from: whole, to: whole };
  for (const { index, 0: sign } of fold(typed).matchAll(/\s*(?:\.{2,}|…+|~|—+|–|至|到|\bto\b|\s-\s)\s*/gu)) {
    const from = tryDay(typed.slice(0, index), at);
    const end = typed.slice(index + sign.length);
    const to = from === undefined ? undefined : endOf(from, end, at);
    if (from !== undefined && to !== undefined) return { from, to };
  }
  throw new UserError("invalid_input", "bad_days", { given });
}

/** The end of a range is read from its beginning: its month where the end has none, its year where the end has none. */
function endOf(from: string, given: string, at: At): string | undefined {
  const typed = fold(given).trim();
  const [, date] = /^(\d{1,2})(?:日|号)?$/u.exec(typed) ?? [];
  if (date !== undefined) return tryDay(`${from.slice(0, 8)}${date.padStart(2, "0")}`, at);
  const to = tryDay(given, at);
  if (to === undefined || to >= from || /\d{4}/.test(typed)) return to;
  const year = Number(from.slice(0, 4));
  const inYears = [year, year + 1].map((one) => tryDay(`${one}${to.slice(4)}`, at));
  return inYears.find((day) => day !== undefined && day >= from) ?? to;
}

function tryDay(given: string, at: At): string | undefined {
  try {
    return readDay(given, at, "future");
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function readPeriod(given: string, at: At): Period {
  const typed = fold(given).trim();
  const [year = 0, month = 1] = today(at).split("-").map(Number);
  const away = /^(?:本月|这个月|this month)$/u.test(typed)
    ? 0
    : /^(?:下个?月|next month)$/u.test(typed)
      ? 1
      : undefined;
  if (away !== undefined) return month + away > 12 ? { year: year + 1, month: 1 } : { year, month: month + away };
  const [, named, numbered = "", ofYear] =
    /^()(\d{1,2})月()$/u.exec(typed) ??
    /^([a-z]{3,9})\.?()(?:,?\s+(\d{4}))?$/.exec(typed) ??
    swap(/^()(\d{4})\s*[-/.年]\s*(\d{1,2})月?$/u.exec(typed)) ??
    [];
  const found = named ? monthNames.findIndex((name) => named.startsWith(name)) + 1 : Number(numbered);
  if (found >= 1 && found <= 12) return { year: ofYear ? yearOf(ofYear, given, at) : year, month: found };
  return { year: yearOf(typed, given, at), month: null };
}

/** `2026-12` has the year first. */
function swap(match: RegExpExecArray | null): readonly (string | undefined)[] | undefined {
  return match ? [match[0], match[1], match[3], match[2]] : undefined;
}

function yearOf(typed: string, given: string, at: At): number {
  try {
    return readYear(typed, at);
  } catch (error) {
    if (error instanceof UserError) throw new UserError("invalid_input", "bad_period", { given });
    throw error;
  }
}
