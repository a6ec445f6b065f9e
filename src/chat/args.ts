import { z } from "zod";
import type { Money } from "../money.ts";
import { nearOnes } from "../distance.ts";
import { UserError } from "../errors.ts";
import type { Locale, NextStep, PersonRef } from "./command.ts";
import { readAmount } from "./amount.ts";
import { dayNumberIn, formatDay } from "./calendar-day.ts";
import { readCreditCode } from "./credit-code.ts";
import { note, type ChoiceWords, type FieldOptions } from "./field.ts";
import { fold } from "./normalize.ts";
import { readInteger, readPartNumber, readPerson, readProjectNumber, readTimezone, readYear } from "./values.ts";
import type { Prefer } from "./nearby-day.ts";
import { readDay, readLeadingDay, readTimeOfDay, today } from "./when.ts";

/** One line of text, blanks and line ends folded to single blanks. As a value it reaches to the next key. Default: 100 characters. */
export function text(options: FieldOptions & { readonly max?: number }): z.ZodString {
  const { max = 100 } = options;
  return note(z.string().min(1), "text", options, (given, { locale }) =>
    notLonger(given.replaceAll(/\s+/g, " "), max, options, locale),
  );
}

/** Free text: line ends are kept, ordinary colons allowed. Default: 2,000 characters. */
export function words(options: FieldOptions & { readonly max?: number }): z.ZodString {
  const { max = 2000 } = options;
  return note(z.string().min(1), "words", options, (given, { locale }) => notLonger(given, max, options, locale));
}

/** One word without a blank (or quoted), for what the pack or the record resolves: a unit, a metric, a request number. */
export function word(options: FieldOptions & { readonly max?: number }): z.ZodString {
  const { max = 60 } = options;
  return note(z.string().min(1), "word", options, (given, { locale }) => notLonger(given, max, options, locale));
}

/** One of a closed list; words of every language and the code itself are understood, the code is the value. */
export function choice<const Code extends string>(
  options: FieldOptions & { readonly values: Readonly<Record<Code, ChoiceWords>> },
): z.ZodType<Code, Code> {
  // Object.entries forgets the key type; the record has exactly these.
  const entries = Object.entries(options.values) as [Code, ChoiceWords][];
  const byWord = new Map<string, Code>();
  for (const [code, { "zh-CN": zh, en }] of entries)
    for (const spelling of [code, ...zh, ...en]) byWord.set(fold(spelling), code);
  const codes = entries.map(([code]) => code);
  const schema = z.custom<Code>((value) => codes.some((code) => code === value));
  const choices = entries.map(([code, spellings]) => ({ code, words: spellings }));
  return note(schema, "choice", { ...options, choices }, (given, { locale }) => {
    const code = byWord.get(fold(given).replaceAll(/\s+/g, " "));
    if (code !== undefined) return code;
    throw unknownChoice(given, options, locale);
  });
}

function unknownChoice(
  given: string,
  { keys, values }: FieldOptions & { readonly values: Readonly<Record<string, ChoiceWords>> },
  locale: Locale,
): UserError {
  const entries = Object.entries(values);
  const choices = entries.map(([, words]) => words[locale][0]);
  const near = nearOnes(given, entries, ([code, { "zh-CN": zh, en }]) => [code, ...zh, ...en], { fold });
  return new UserError(
    "invalid_input",
    "unknown_choice",
    { key: keys[locale][0], given, choices },
    undefined,
    near.map(([, words]) => ({ given, put: words[locale][0] })),
  );
}

/**
 * Some of a closed list, in the list's order whatever the order typed: `日报、周报`, `daily, weekly`; `全部` for all, and where
 * `none` is allowed `无` for none of them.
 */
export function several<const Code extends string>(
  options: FieldOptions & { readonly values: Readonly<Record<Code, ChoiceWords>>; readonly none?: true },
): z.ZodType<readonly Code[], readonly Code[]> {
  // Object.entries forgets the key type; the record has exactly these.
  const entries = Object.entries(options.values) as [Code, ChoiceWords][];
  const schema = z.custom<readonly Code[]>((value) => Array.isArray(value));
  return note(schema, "text", options, (given, { locale }) => {
    const typed = fold(given)
      .split(/[\s、,;+&和]+/u)
      .filter((word) => !["", "and"].includes(word));
    if (typed.length === 1 && /^(?:全部|都要|all)$/u.test(typed[0] ?? "")) return entries.map(([code]) => code);
    if (options.none && typed.length === 1 && /^(?:无|都不要|none)$/u.test(typed[0] ?? "")) return [];
    const meant = (word: string) =>
      entries.find(([code, { "zh-CN": zh, en }]) => [code, ...zh, ...en].some((one) => fold(one) === word))?.[0];
    const unknown = typed.find((word) => meant(word) === undefined);
    if (unknown !== undefined || typed.length === 0) throw unknownChoice(unknown ?? given, options, locale);
    return entries.map(([code]) => code).filter((code) => typed.some((word) => meant(word) === code));
  });
}

/** An amount with its currency, exact. */
export function money(options: FieldOptions): z.ZodType<Money, Money> {
  return note(z.custom<Money>(isMoney), "money", options, (given, { locale }) => readAmount(given, locale));
}

/** A count, or an amount where a unit of money is typed: what a target is set in. */
export function quantity(options: FieldOptions): z.ZodType<number | Money, number | Money> {
  const schema = z.custom<number | Money>((value) => typeof value === "number" || isMoney(value));
  return note(schema, "quantity", options, (given, { locale }) => {
    const folded = fold(given);
    if (!/[\d一二两三四五六七八九十]/u.test(folded)) throw new UserError("invalid_input", "bad_number", { given });
    return /^[\d,零一二两三四五六七八九十百千]+$/u.test(folded)
      ? readInteger(given, 0, 999_999_999)
      : readAmount(given, locale);
  });
}

/** Any calendar day, `2026-12-03`. A day without its year is the one nearest to today. */
export function day(options: FieldOptions): z.ZodISODate {
  return dayOf(options, "nearest");
}

/** A day that has come: today or before. */
export function pastDay(options: FieldOptions): z.ZodISODate {
  return dayOf(options, "past");
}

/** A day still to come, or today. */
export function futureDay(options: FieldOptions): z.ZodISODate {
  return dayOf(options, "future");
}

/** When to call again: a day still to come, in `180天`, `6个月`, `180d`; null for never (`不回访`). */
export function callDay(options: FieldOptions): z.ZodType<string | null, string | null> {
  const schema = z.custom<string | null>((value) => value === null || typeof value === "string");
  return note(schema, "day", options, (given, context) => {
    const typed = fold(given).trim();
    if (/^(?:不再?(?:回访)?|不用(?:回访)?|never|none|no)$/u.test(typed)) return null;
    const [, count, unit = ""] =
      /^(\d{1,3})\s*(d|days?|天|日|w|weeks?|周|个?月|months?)(?:[以之]?后)?$/u.exec(typed) ?? [];
    const days = count === undefined ? inWords.get(typed) : Number(count) * daysIn(unit);
    const day =
      days === undefined
        ? readDay(given, context, "future")
        : formatDay(dayNumberIn(context.timezone, context.now) + days);
    if (day <= today(context)) throw new UserError("invalid_input", "past_date", { given });
    return day;
  });
}

const inWords: ReadonlyMap<string, number> = new Map([
  ["半年", 180],
  ["半年后", 180],
  ["一年", 365],
  ["一年后", 365],
  ["half a year", 180],
  ["a year", 365],
]);

function daysIn(unit: string): number {
  if (unit.startsWith("w") || unit === "周") return 7;
  return unit.endsWith("月") || unit.startsWith("month") ? 30 : 1;
}

/** `next:下周三 考察`: a day not in the past, and what. */
export function nextStep(options: FieldOptions): z.ZodType<NextStep, NextStep> {
  const schema = z.custom<NextStep>((value) => typeof value === "object" && value !== null && "on" in value);
  return note(schema, "next", options, (given, context) => {
    const found = readLeadingDay(given, context, "future");
    if (!found) throw new UserError("invalid_input", "bad_date", { given });
    const typed = given.slice(0, given.length - found.rest.length).trim();
    if (found.day < today(context)) throw new UserError("invalid_input", "past_date", { given: typed });
    // 月底前完成 and 12月3日，考察: what parts the day from the plan is neither's.
    const what = found.rest
      .replace(/^(?:[之以]前|前(?![往去来期台]))/u, "")
      .replace(/^[\s,，、;；:：]+/u, "")
      .replaceAll(/\s+/g, " ")
      .trim();
    if (what === "") {
      const [key, plan] = context.locale === "en" ? ["what to do next", "site visit"] : ["下步要做的事", "来考察"];
      const example = `${typed} ${plan}`;
      throw new UserError("invalid_input", "missing_argument", { key }, example);
    }
    return { on: found.day, what: notLonger(what, 200, options, context.locale) };
  });
}

/** A mention, or a name for the domain to look up. */
export function person(options: FieldOptions): z.ZodType<PersonRef, PersonRef> {
  const schema = z.custom<PersonRef>((value) => typeof value === "object" && value !== null);
  return note(schema, "person", options, (given) => readPerson(given));
}

/** A line of text, or a mention of somebody whose name it stands for. */
export function textOrPerson(options: FieldOptions): z.ZodType<string | PersonRef, string | PersonRef> {
  const schema = z.custom<string | PersonRef>((value) => typeof value === "string" || typeof value === "object");
  return note(schema, "text", options, (given, { locale }) =>
    /^<@[^<>]+>$/u.test(given)
      ? readPerson(given)
      : notLonger(given.replace(/^[@＠]\s*/u, "").replaceAll(/\s+/g, " "), 100, options, locale),
  );
}

/** `#12`, `＃12`, `12号`, `12`. */
export function projectNumber(options: FieldOptions): z.ZodNumber {
  return note(z.int().positive(), "project", options, (given) => readProjectNumber(given));
}

/** `R5`, `r5`, `Ｒ5`, `5`: the number of what is numbered apart from projects, under its letter. */
export function partNumber(options: FieldOptions & { readonly letter: "M" | "P" | "R" }): z.ZodNumber {
  const example = `${options.letter}5`;
  const placeholder = options.placeholder ?? { "zh-CN": example, en: example };
  return note(z.int().positive(), "part", { ...options, placeholder }, (given) =>
    readPartNumber(given, options.letter),
  );
}

/** A whole number within bounds; by default from 0 to 999,999,999. */
export function integer(options: FieldOptions & { readonly min?: number; readonly max?: number }): z.ZodNumber {
  const { min = 0, max = 999_999_999 } = options;
  return note(z.int(), "integer", options, (given) => readInteger(given, min, max));
}

/** `2026`, `2026年`, `今年`, `next year`. */
export function year(options: FieldOptions): z.ZodNumber {
  return note(z.int(), "year", options, (given, context) => readYear(given, context));
}

/** `08:50`, in 24 hours. */
export function timeOfDay(options: FieldOptions): z.ZodString {
  return note(z.string(), "time", options, (given) => readTimeOfDay(given));
}

/** 统一社会信用代码, upper case, its check digit proven. */
export function creditCode(options: FieldOptions): z.ZodString {
  return note(z.string(), "credit", options, (given) => readCreditCode(given));
}

/** An IANA time zone this runtime knows. */
export function timezone(options: FieldOptions): z.ZodString {
  return note(z.string(), "timezone", options, (given) => readTimezone(given));
}

function dayOf(options: FieldOptions, prefer: Prefer): z.ZodISODate {
  return note(z.iso.date(), "day", options, (given, context) => {
    const found = readDay(given, context, prefer);
    const now = today(context);
    if (prefer === "future" && found < now) throw new UserError("invalid_input", "past_date", { given });
    if (prefer === "past" && found > now) throw new UserError("invalid_input", "future_date", { given });
    return found;
  });
}

function notLonger(value: string, limit: number, { keys }: FieldOptions, locale: Locale): string {
  if ([...value].length > limit) throw new UserError("invalid_input", "too_long", { key: keys[locale][0], limit });
  return value;
}

function isMoney(value: unknown): value is Money {
  return typeof value === "object" && value !== null && "currency" in value && "minor" in value;
}
