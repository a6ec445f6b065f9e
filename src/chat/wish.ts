import { z } from "zod";
import { UserError } from "../errors.ts";
import { note, type FieldOptions } from "./field.ts";
import { readTimeSpan, type TimeSpan } from "./hours.ts";
import { fold } from "./normalize.ts";
import { readSmall } from "./numerals.ts";
import { readDay, today } from "./when.ts";

/** Further off than this nobody means "later". */
const mostWorkdays = 20;

const workdaysOfWeek = 5;

/** `3d`, `3天`, `三天后`, `3 个工作日`, `in 2 working days`, `明天`, `1周`, `3`: how many working days. */
export function workdays(options: FieldOptions): z.ZodNumber {
  return note(z.int().positive(), "text", options, (given) => {
    const typed = fold(given)
      .trim()
      .replace(/^(?:for|in)\s+/u, "");
    if (/^(?:明天|明日|tomorrow)$/u.test(typed)) return 1;
    if (typed === "后天") return 2;
    const [, count = "", weeks] =
      /^(\d{1,3}|[一二两三四五六七八九十]+|an?(?=\s))\s*(?:个?工作日|天|日|d|days?|working days?|workdays?|(个?星期|周|w|weeks?))?\s*[以之]?后?$/u.exec(
        typed,
      ) ?? [];
    const found = /^\d+$/u.test(count) ? Number(count) : count.startsWith("a") ? 1 : readSmall(count);
    const days = found !== undefined && weeks !== undefined ? found * workdaysOfWeek : found;
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
    const typed = fold(given)
      .trim()
      .replace(/^(?:从|from\s)\s*/u, "");
    if (/^(?:取消|关闭|关|结束|回来了?|off|none|back|end)$/u.test(typed)) return { kind: "off" };
    try {
      if (/\d\s*(?:[:点时]|[ap]m\b)/u.test(typed)) return { kind: "hours", hours: readTimeSpan(typed) };
      // From 8 to 5, or the 5th of August?
      if (/^\d{1,2}\s*[-–—~]+\s*\d{1,2}$/u.test(typed)) throw new UserError("invalid_input", "bad_quiet", { given });
      const day = typed
        .replace(/^(?:外出|出差|休假|请假|away|on leave)\s*/u, "")
        .replace(/^(?:到|至|(?:until|till|to)\b)\s*/u, "");
      const until = /^(?:今天|今日|today)$/u.test(day) ? today(context) : readDay(day, context, "future");
      if (until < today(context)) throw new UserError("invalid_input", "bad_quiet", { given });
      return { kind: "away", until };
    } catch (error) {
      if (error instanceof UserError) throw new UserError("invalid_input", "bad_quiet", { given });
      throw error;
    }
  });
}
