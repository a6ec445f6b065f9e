import { UserError } from "../errors.ts";
import type { PersonRef, ReadContext } from "./command.ts";
import { fold } from "./normalize.ts";
import { readSmall } from "./numerals.ts";
import { today } from "./when.ts";

/** Digits, with groups of three if commas stand in them. Throws `bad_number` for another text and outside the bounds. */
export function readInteger(given: string, min: number, max: number): number {
  const typed = fold(given).trim();
  const digits = /^\d{1,3}(,\d{3})+$/.test(typed) ? typed.replaceAll(",", "") : typed;
  const value = /^\d{1,15}$/.test(digits) ? Number(digits) : (readSmall(typed) ?? Number.NaN);
  if (!(value >= min && value <= max)) throw new UserError("invalid_input", "bad_number", { given });
  return value;
}

/** `#12`, `no. 12`, `12号`, `12`. Throws `bad_number`. */
export function readProjectNumber(given: string): number {
  const digits = /^(?:#|no\.?)?\s*(\d{1,9})\s*号?$/.exec(fold(given).trim())?.[1];
  const value = Number(digits ?? 0);
  // A number is never guessed from another one; words may be a project's name.
  if (value >= 1) return value;
  if (/\d/u.test(given)) throw new UserError("invalid_input", "bad_number", { given });
  throw new UserError("invalid_input", "no_project_number", { given }, undefined, [{ given, lookUp: "project" }]);
}

/** `R5`, `r 5`, `#R5`, `5`. Throws `bad_number`, also under another letter. */
export function readPartNumber(given: string, letter: string): number {
  const [, typed, digits] = /^#?\s*([a-z])?\s*(\d{1,9})\s*号?$/.exec(fold(given).trim()) ?? [];
  const value = typed === undefined || typed === fold(letter) ? Number(digits ?? 0) : 0;
  if (value < 1) throw new UserError("invalid_input", "bad_number", { given });
  return value;
}

/** `<@U123|名字>`, `<@U123>`, `@名字`, `名字`. Throws `unknown_person` for what cannot be one person. */
export function readPerson(given: string): PersonRef {
  const typed = given.trim();
  const mention = /^<@([^<>|\s]{1,100})(?:\|([^<>]*))?>$/u.exec(typed);
  const id = mention?.[1];
  if (id !== undefined) return mention?.[2] ? { id, name: mention[2].trim() } : { id };
  const name = typed.replace(/^[@＠]\s*/u, "").replaceAll(/\s+/g, " ");
  // Signs no name has; a broadcast (`<!channel>`) or two mentions end here.
  if (name === "" || [...name].length > 60 || /[<>@＠!！#＃:：]/u.test(name))
    throw new UserError("invalid_input", "unknown_person", { given: typed });
  return { name };
}

/** A year from 2000 to 2100, or the one before, now and after, by name. Throws `bad_year`. */
export function readYear(given: string, context: Pick<ReadContext, "now" | "timezone">): number {
  const typed = fold(given).trim().replaceAll(/\s+/g, " ");
  const here = Number(today(context).slice(0, 4));
  const step = new Map([
    ["去年", -1],
    ["last year", -1],
    ["今年", 0],
    ["本年", 0],
    ["this year", 0],
    ["明年", 1],
    ["next year", 1],
  ]);
  const away = step.get(typed);
  const value = away === undefined ? Number(/^(\d{4})\s*年?$/.exec(typed)?.[1] ?? 0) : here + away;
  if (value < 2000 || value > 2100) throw new UserError("invalid_input", "bad_year", { given });
  return value;
}

/** The zone's canonical IANA name. Throws `bad_timezone` for a name this runtime does not know. */
export function readTimezone(given: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: given.trim() }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) throw new UserError("invalid_input", "bad_timezone", { given });
    throw error;
  }
}
