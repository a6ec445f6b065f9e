import { fold } from "../normalize.ts";

/** What stands where something was understood: no rule reads it twice. */
export const taken = "\uE000";

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A sentence while it is read: as typed, as it is compared, and which of it is understood already. */
export interface Said {
  readonly text: string;
  /** Folded; of the same length, what has been taken blotted out. */
  readonly left: string;
}

export function say(text: string): Said {
  return { text, left: fold(text) };
}

export function take({ text, left }: Said, { start, end }: Span): Said {
  return { text, left: left.slice(0, start) + taken.repeat(Math.max(0, end - start)) + left.slice(end) };
}

/** Signs at which a clause ends; a dot or comma within a number is none. */
const stop = /[，。；;！!？?\n]|,(?!\d{3})|\.(?!\d)/gu;

/** The clauses of a text, each without the sign that ends it. */
export function clausesOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { index } of text.matchAll(stop)) {
    spans.push({ start, end: index });
    start = index + 1;
  }
  spans.push({ start, end: text.length });
  return spans.filter((span) => text.slice(span.start, span.end).trim() !== "");
}

/** The clause that a position lies in. */
export function clauseAt(text: string, at: number): Span {
  return clausesOf(text).find(({ start, end }) => start <= at && at <= end) ?? { start: 0, end: text.length };
}

/** The text without some of its parts, and without the signs and blanks that only held them together. */
export function without(text: string, spans: readonly Span[]): string {
  let kept = "";
  let at = 0;
  for (const { start, end } of spans.toSorted((left, right) => left.start - right.start)) {
    if (start > at) kept += text.slice(at, start);
    at = Math.max(at, end);
  }
  kept += text.slice(at);
  return tidy(kept);
}

export function tidy(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .replaceAll(/([，,；;。])(?:\s*[，,；;。])+/gu, "$1")
    .replaceAll(/(\p{Script=Han}) (?=\p{Script=Han})/gu, "$1，")
    .replace(/^[\s，,；;。.、:：!！-]+/u, "")
    .replace(/[\s，,；;。.、:：!！-]+$/u, "")
    .trim();
}
