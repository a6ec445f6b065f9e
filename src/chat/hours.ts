import { z } from "zod";
import { UserError } from "../errors.ts";
import { note, type FieldOptions } from "./field.ts";
import { fold } from "./normalize.ts";
import { readTimezone } from "./values.ts";
import { readTimeOfDay } from "./when.ts";

/** Two local times of day, `09:00` and `17:00`. */
export interface TimeSpan {
  readonly from: string;
  readonly to: string;
}

/** From when to when, on one day; null for the usual ones (`默认`, `default`). */
export function workingHours(options: FieldOptions): z.ZodType<TimeSpan | null, TimeSpan | null> {
  const schema = z.custom<TimeSpan | null>((value) => value === null || (typeof value === "object" && "from" in value));
  const placeholder = options.placeholder ?? { "zh-CN": "09:00-17:00", en: "09:00-17:00" };
  return note(schema, "time", { ...options, placeholder }, (given) => {
    if (meansUsual(given)) return null;
    const span = readTimeSpan(given);
    if (span.from >= span.to) throw new UserError("invalid_input", "bad_hours", { given });
    return span;
  });
}

/** A zone that this runtime knows; null for the usual one. */
export function ownTimezone(options: FieldOptions): z.ZodType<string | null, string | null> {
  const schema = z.custom<string | null>((value) => value === null || typeof value === "string");
  return note(schema, "timezone", options, (given) => (meansUsual(given) ? null : readTimezone(given)));
}

/** `20:00-08:00`, `9点到17点半`, `8:30～17:30`; the second may be on the next day. Throws `bad_hours`. */
export function readTimeSpan(given: string): TimeSpan {
  const parts = fold(given)
    .trim()
    .split(/\s*(?:-+|—+|–|~|至|到|\bto\b)\s*/u);
  const [from, to, more] = parts;
  if (from === undefined || to === undefined || more !== undefined)
    throw new UserError("invalid_input", "bad_hours", { given });
  try {
    return { from: readTimeOfDay(from), to: readTimeOfDay(to) };
  } catch (error) {
    if (error instanceof UserError) throw new UserError("invalid_input", "bad_hours", { given });
    throw error;
  }
}

function meansUsual(given: string): boolean {
  return /^(?:默认|通用|default|usual)$/u.test(fold(given).trim());
}
