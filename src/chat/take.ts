import { UserError } from "../errors.ts";
import { readAmount } from "./amount.ts";
import type { FieldKind, FieldMeta } from "./field.ts";
import type { ReadContext } from "./command.ts";
import { closersOf, fold } from "./normalize.ts";

/** A value read from the beginning of a text, and the text after it. */
export interface Taken {
  readonly value: unknown;
  readonly rest: string;
}

/** How many blank-separated words a value may have: `3.5 亿 人民币`, `3 Dec 2026`, `next year`. */
const longest: Readonly<Partial<Record<FieldKind, number>>> = {
  money: 4,
  quantity: 4,
  day: 5,
  days: 9,
  period: 2,
  year: 2,
  time: 3,
};

/**
 * Reads the value at the beginning of a text: the longest run of words that is one. Undefined when it begins with none.
 * A `text` or a name after a key reaches to the end; by position it is one word, or quoted.
 */
export function takeLeading(field: FieldMeta, text: string, context: ReadContext, keyed: boolean): Taken | undefined {
  const quoted = leadingQuote(text);
  if (quoted) return { value: field.read(quoted.inside, context), rest: quoted.rest };
  if (field.kind === "project") return take(field, text, projectLength(fold(text)), context);
  if (field.kind === "part") return take(field, text, partLength(fold(text)), context);
  if (field.kind === "choice") return take(field, text, choiceLength(field, fold(text)), context);
  if (field.kind === "person") {
    const mention = /^<@[^<>]+>/u.exec(text)?.[0].length ?? 0;
    return take(field, text, mention || (keyed ? text.length : leadingTokens(text, 1).length), context);
  }
  if (field.kind === "text" && keyed) return take(field, text, text.length, context);
  return takeWords(field, text, context);
}

function takeWords(field: FieldMeta, text: string, context: ReadContext): Taken | undefined {
  const most = longest[field.kind] ?? 1;
  for (let count = most; count > 0; count--) {
    const words = leadingTokens(text, count);
    try {
      return take(field, text, words.length, context);
    } catch (error) {
      // A day that was read and may not be is no reason to read on.
      if (!(error instanceof UserError) || error.reason === "past_date" || error.reason === "future_date") throw error;
    }
  }
  return undefined;
}

function take(field: FieldMeta, text: string, length: number, context: ReadContext): Taken | undefined {
  if (length === 0) return undefined;
  const typed = text.slice(0, length);
  const given = field.kind === "text" || field.kind === "word" ? typed : typed.replace(/[，,;；。、]+$/u, "");
  const value = field.read(given.trim(), context);
  return {
    value,
    rest: text
      .slice(length)
      .replace(/^[\s,，;；:：]+/u, "")
      .trim(),
  };
}

/** The first so many blank-separated words, as typed. */
export function leadingTokens(text: string, count: number): string {
  return new RegExp(`^\\S+(?:\\s+\\S+){0,${count - 1}}`, "u").exec(text)?.[0] ?? "";
}

function leadingQuote(text: string): { readonly inside: string; readonly rest: string } | undefined {
  const close = closersOf(text.charAt(0));
  if (close === undefined) return undefined;
  const end = [...text.matchAll(/[\s\S]/g)].findIndex(({ 0: sign }, at) => at > 0 && close.includes(sign));
  const inside = text.slice(1, end).trim();
  const rest = text.slice(end + 1);
  return end > 0 && inside !== "" && /^(?:$|[\s,，;；])/u.test(rest)
    ? { inside, rest: rest.replace(/^[\s,，;；]+/u, "") }
    : undefined;
}

/** `#12` before anything, since nothing else begins so; a number without its sign as a word of its own. */
function projectLength(folded: string): number {
  const match =
    /^(?:#\s*|no\.?\s*)\d{1,9}(?:\s*号(?!楼))?(?![\d.])/u.exec(folded) ??
    /^\d{1,9}(?:号(?!楼)|(?=[\s,:;]|$))/u.exec(folded);
  return match?.[0].length ?? 0;
}

/** `R5`, with nothing but an end or Chinese behind it: `R5已办结`. */
function partLength(folded: string): number {
  return /^#?\s*(?:[a-z]\s?)?\d{1,9}(?:号(?!楼))?(?![a-z\d.])/u.exec(folded)?.[0].length ?? 0;
}

/** A word of the choice with an end behind it: `会议纪要已发` is text, `会议：已发` a kind and text. */
function choiceLength(field: FieldMeta, folded: string): number {
  const spellings = (field.choices ?? []).flatMap(({ code, words }) => [code, ...words["zh-CN"], ...words.en]);
  const fitting = spellings.filter((word) => {
    const after = folded.slice(word.length);
    return folded.startsWith(fold(word)) && /^(?:$|[\s,:;.。!?(【|—])/u.test(after);
  });
  return Math.max(0, ...fitting.map((word) => word.length));
}

/**
 * An unmistakable amount among the words of a text, undefined when none: `typed` with one of the keys before it where it
 * has one (`投资50亿`), `given` without (`50亿`).
 */
export function looksLikeAmount(
  text: string,
  keys: readonly string[],
): { readonly typed: string; readonly given: string } | undefined {
  const tokens = text.split(/\s+/);
  for (const [at, token] of tokens.entries()) {
    for (const candidate of [`${token} ${tokens[at + 1] ?? ""}`.trim(), token]) {
      const key = keys.find((one) => fold(candidate).startsWith(fold(one)));
      const given = key === undefined ? candidate : candidate.slice(key.length).trim();
      if (isAmount(given)) return { typed: candidate, given };
    }
  }
  return undefined;
}

/** `30m` has a scale and no currency: no amount yet, and hardly a part of a name. */
const scaled = /^\d[\d.,]*\s?(?:m|mn|mm|bn|million|billion)$/iu;

function isAmount(text: string): boolean {
  if (scaled.test(text)) return true;
  try {
    readAmount(text);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
