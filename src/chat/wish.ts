import { z } from "zod";
import { UserError } from "../errors.ts";
import { note, type FieldOptions } from "./field.ts";
import { readTimeSpan, type TimeSpan } from "./hours.ts";
import { fold } from "./normalize.ts";
import { readSmall } from "./numerals.ts";
import { readDay, today } from "./when.ts";

/** Further off than this nobody means "later". */
const mostWorkdays = 20;

/** `3d`, `3天`, `三天后`, `3 个工作日`, `2 working days`, `明天`, `3`: how many working days. */
export function workdays(options: FieldOptions): z.ZodNumber {
  return note(z.int().positive(), "text", options, (given) => {
    const typed = fold(given).trim();
    if (/^(?:明天|明日|tomorrow)$/u.test(typed)) return 1;
    const [, count = ""] =
      /^(\d{1,3}|[一二两三四五六七八九十]+)\s*(?:个?工作日|天|日|d|days?|working days?|workdays?)?\s*[以之]?后?$/u.exec(
        typed,
      ) ?? [];
    const days = /^\d+$/u.test(count) ? Number(count) : readSmall(count);
    if (days === undefined || days < 1 || days > mostWorkdays)
      throw new UserError("invalid_input", "bad_snooze", { given, most: mostWorkdays });
    return days;
  });
}

/** What somebody wishes of the assistant's silence. */
export type QuietWish =
  | { readonly kind: "hours"; readonly hours: TimeSpan }
  | { readonly kind: "away"; readonly until: string }
  | { readonly kind: "off" };

/** `20:00-08:00`, `到 12月10日`, `until Dec 10`, `取消`. Throws `bad_quiet`. */
export function quietWish(options: FieldOptions): z.ZodType<QuietWish, QuietWish> {
  const schema = z.custom<QuietWish>((value) => typeof value === "object" && value !== null && "kind" in value);
  return note(schema, "text", options, (given, context) => {
    const typed = fold(given).trim();
    if (/^(?:取消|关闭|关|结束|回来了?|off|none|back|end)$/u.test(typed)) return { kind: "off" };
    try {
      if (/\d\s*(?:[:点时]|[ap]m\b)/u.test(typed)) return { kind: "hours", hours: readTimeSpan(given) };
      const day = typed
        .replace(/^(?:外出|出差|休假|请假|away|on leave)\s*/u, "")
        .replace(/^(?:到|至|until|till|to)\s*/u, "");
      const until = readDay(day, context, "future");
      if (until < today(context)) throw new UserError("invalid_input", "bad_quiet", { given });
      return { kind: "away", until };
    } catch (error) {
      if (error instanceof UserError) throw new UserError("invalid_input", "bad_quiet", { given });
      throw error;
    }
  });
}
