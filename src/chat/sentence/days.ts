import type { NextStep, ReadContext } from "../command.ts";
import type { Prefer } from "../nearby-day.ts";
import { readLeadingDay, today } from "../when.ts";
import type { Open } from "./draft.ts";
import { clauseAt, take, tidy, type Said, type Span } from "./span.ts";

/** When it happened and what is to come, as far as the sentence says so for certain. */
export interface Days {
  readonly date?: string;
  readonly next?: NextStep;
  /** What is only about the next step, from its day to the clause's end. */
  readonly nextSpan?: Span;
  readonly dated: readonly Span[];
  readonly open: readonly Open[];
}

/** How a language tells what is over from what is to come. */
export interface Aspect {
  /** The first words of what may be a day. */
  readonly begins: RegExp;
  /** Reads like a day and is none: `3天` is how long, `12号地块` where. */
  readonly no: RegExp;
  /** Days that say themselves on which side of today they lie. */
  readonly explicit: RegExp;
  /** Names its month. */
  readonly dated: RegExp;
  readonly past: RegExp;
  readonly future: RegExp;
  /** Today, and still to come: 今天下午要来. */
  readonly later: RegExp;
  /** No plan yet, or no more: 可能, 不来了. */
  readonly unsure: RegExp;
  /** A time to come that is no day. */
  readonly vague: RegExp;
  /** A time that is over and no day. */
  readonly vaguePast: RegExp;
  /** Between a day and what is planned for it. */
  readonly filler: RegExp;
}

interface Dated extends Span {
  readonly day: string;
}

export function findDays(said: Said, at: ReadContext, aspect: Aspect): Days {
  const dated = datesIn(said, at, aspect);
  const now = today(at);
  const certain = dated.filter((one): one is Dated => one.day !== undefined);
  const isToCome = (one: Dated): boolean => one.day > now || (one.day === now && isLater(said, one, aspect));
  const done = certain.filter((one) => !isToCome(one));
  const days = [...new Set(done.map(({ day }) => day))];
  const [date] = days;
  const step = nextOf(said, certain.filter(isToCome), aspect);
  const given = (spans: readonly Span[]): string =>
    spans.map(({ start, end }) => said.text.slice(start, end)).join("、");
  const unclear = dated.filter(({ day }) => day === undefined);
  return {
    ...(date !== undefined && days.length === 1 ? { date } : {}),
    ...(step.next ? { next: step.next, nextSpan: step.span } : {}),
    dated,
    open: [
      ...(unclear.length > 0 ? [{ field: "date", why: "unclear", given: given(unclear) } as const] : []),
      ...(dated.length === 0 && aspect.vaguePast.test(said.left)
        ? [{ field: "date", why: "vague", given: aspect.vaguePast.exec(said.left)?.[0] ?? "" } as const]
        : []),
      ...(days.length > 1 ? [{ field: "date", why: "several", given: given(done) } as const] : []),
      ...(step.open ? [step.open] : []),
    ],
  };
}

/** Everything that is a day. `day` is missing where the past and the next one could be meant. */
function datesIn(said: Said, at: ReadContext, aspect: Aspect): readonly (Span & { readonly day?: string })[] {
  const found: (Span & { readonly day?: string })[] = [];
  let from = 0;
  for (const { index: start } of said.left.matchAll(new RegExp(aspect.begins, "gu"))) {
    if (start < from || /[\da-z#./_-]$/u.test(said.left.slice(0, start))) continue;
    const text = said.left.slice(start);
    const rest = readLeadingDay(text, at, "nearest")?.rest;
    if (rest === undefined) continue;
    const end = start + text.slice(0, text.length - rest.length).trimEnd().length;
    if (aspect.no.test(`${said.left.slice(start, end)}|${said.left.slice(end)}`)) continue;
    from = end;
    const day = dayOf(said, { start, end }, at, aspect);
    found.push({ start, end, ...(day === undefined ? {} : { day }) });
  }
  return found;
}

/** A month's day further from today than this may be last year's or next year's. */
const near = 100;

function dayOf({ left }: Said, { start, end }: Span, at: ReadContext, aspect: Aspect): string | undefined {
  const text = left.slice(start, end);
  const read = (prefer: Prefer): string | undefined => readLeadingDay(text, at, prefer)?.day;
  const nearest = read("nearest");
  const now = today(at);
  // The end of a month or year that is over was no day.
  if (aspect.explicit.test(text))
    return nearest !== undefined && nearest < now && /底$|^end of/u.test(text) ? undefined : nearest;
  const clause = clauseAt(left, start);
  const words = left.slice(clause.start, clause.end);
  const [past, future] = [aspect.past.test(words), aspect.future.test(words)];
  // Last Friday or the next; but of two days a year apart the one close by is meant.
  if (aspect.dated.test(text) && nearest !== undefined && daysBetween(now, nearest) <= near)
    return past && nearest > now ? undefined : nearest;
  if (past === future) return undefined;
  return read(past ? "past" : "future");
}

function daysBetween(left: string, right: string): number {
  return Math.abs(Date.parse(left) - Date.parse(right)) / 86_400_000;
}

function isLater({ left }: Said, { start }: Span, { past, later }: Aspect): boolean {
  const clause = clauseAt(left, start);
  return later.test(left.slice(start, clause.end)) && !past.test(left.slice(clause.start, clause.end));
}

function nextOf(
  said: Said,
  planned: readonly Dated[],
  { unsure, filler, vague }: Aspect,
): { readonly next?: NextStep; readonly span?: Span; readonly open?: Open } {
  const [first, ...more] = planned;
  if (!first) {
    const soon = vague.exec(said.left);
    if (!soon) return {};
    return {
      open: {
        field: "next",
        why: "vague",
        given: tidy(said.text.slice(soon.index, clauseAt(said.text, soon.index).end)),
      },
    };
  }
  const clause = clauseAt(said.text, first.start);
  const whole = tidy(said.text.slice(clause.start, clause.end));
  if (more.length > 0) return { open: { field: "next", why: "several", given: whole } };
  if (unsure.test(said.left.slice(clause.start, clause.end)))
    return { open: { field: "next", why: "unclear", given: whole } };
  const after = planOf(said.text.slice(first.end, clause.end), filler);
  if (after !== "") return { next: { on: first.day, what: after }, span: { start: first.start, end: clause.end } };
  const before = planOf(said.text.slice(clause.start, first.start), filler);
  if (before !== "") return { next: { on: first.day, what: before }, span: clause };
  return { open: { field: "next", why: "unclear", given: whole } };
}

/** What is planned, as the reader of `next:` would keep it. */
function planOf(text: string, filler: RegExp): string {
  const plan = tidy(tidy(text.replaceAll(/(?:项目|线索|project )?[#＃]\s*\d+号?(?:项目)?/giu, "")).replace(filler, ""))
    .replace(/^(?:[之以]前|前(?![往去来期台]))/u, "")
    .replace(/^[\s,，、;；:：]+/u, "")
    .replace(/(?:\s(?:on|by|for|at)|时间|定[在于])+$/u, "")
    .trim();
  return [...plan].length > 200 ? "" : plan;
}

/** What has been understood as days, taken out of what is left. */
export function takeDays(said: Said, { dated }: Days): Said {
  return dated.reduce(take, said);
}
