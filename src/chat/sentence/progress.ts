import { investmentOf } from "./amounts.ts";
import type { Days } from "./days.ts";
import type { Draft, Open, ProgressAct } from "./draft.ts";
import type { Language, Named } from "./language.ts";
import { kindOf, targetOf, where, type Read, type Target } from "./prepare.ts";
import { clauseAt, clausesOf, say, take, tidy, without, type Said, type Span } from "./span.ts";

/** What was done with a project; of one that is named by a company, also what a lead of it would hold. */
export function readProgress(read: Read): Draft | undefined {
  const { days, left, number, language } = read;
  const who = targetOf(read);
  if (!who) return undefined;
  const soon = language.aspect.vague.exec(left.left);
  const vague = soon !== null && days.open.some(({ field, why }) => field === "next" && why === "vague");
  // What is only to come has not been done.
  const to = days.nextSpan ?? (vague ? clauseAt(left.left, soon.index) : undefined);
  const rest = to ? take(left, to) : left;
  const { told: tells, aspect, unwilling } = language;
  const unclear = days.open.some(({ field, why }) => field === "date" && why === "unclear");
  // 明天去拜访，谈电池项目; 周三去拜访: it has not happened, or nobody knows whether it has.
  const happened = days.date !== undefined || (unclear ? aspect.past : tells).test(rest.left) || !(to || unclear);
  const kind = happened ? kindOf(rest, language) : undefined;
  if (number === undefined && unwilling.test(left.left)) return undefined;
  if (kind !== undefined) return told(read, kind, who);
  // Of a project that is named by its number a plan alone is kept, as a note.
  if (number === undefined || !to || language.negation.test(left.left)) return undefined;
  return told(read, "note", who);
}

function told(
  read: Read,
  act: ProgressAct,
  { target, named }: { readonly target: Target; readonly named?: Named },
): Draft {
  const { said, days, numberSpan, language, at } = read;
  const lead = named && leadOf(read, named);
  const city = act === "visit" ? language.cityOf(said, at) : undefined;
  return {
    act,
    ...target,
    ...lead?.fields,
    ...(days.date === undefined ? {} : { date: days.date }),
    ...(days.next ? { next: days.next } : {}),
    ...(city === undefined ? {} : { city }),
    text: textOf(said, numberSpan, days, language),
    open: [...(lead?.open ?? []), ...days.open],
  };
}

/** In the sentence's own words: without the number, the day it begins with, and the step that is to come. */
function textOf(said: Said, numberSpan: Span | undefined, days: Days, { planner }: Language): string {
  const spans = numberSpan ? [numberSpan] : [];
  const first = days.dated.find(({ start }) => without(said.text.slice(0, start), spans) === "");
  const cut = [...spans, ...(first ? [first] : [])];
  const step = days.nextSpan && withPlanner(said, days.nextSpan, planner);
  return without(said.text, step ? [...cut, step] : cut) || without(said.text, spans) || tidy(said.text);
}

function withPlanner({ text }: Said, span: Span, planner: RegExp): Span {
  const clause = clauseAt(text, span.start);
  return planner.test(tidy(text.slice(clause.start, span.start))) ? clause : span;
}

function leadOf(
  { said, left, amounts, language }: Read,
  named: Named,
): {
  readonly fields: Pick<Draft, "name" | "amount" | "contact" | "needs" | "chain">;
  readonly open: readonly Open[];
} {
  const { amount, open } = investmentOf(said, amounts);
  const said_ = (pattern: RegExp): string | undefined => pattern.exec(said.text)?.[1]?.trim();
  const contact = said_(language.contact) ?? named.contact;
  const needs = said_(language.needs);
  const chain = said_(language.chain);
  return {
    fields: {
      name: language.nameOf(named.company, language.findPlan(left, named.span)),
      ...(amount ? { amount } : {}),
      ...(contact === undefined ? {} : { contact }),
      ...(needs === undefined ? {} : { needs }),
      ...(chain === undefined ? {} : { chain }),
    },
    open: open ? [open] : [],
  };
}

/** A company that means to come: announced, wished, priced, or to be seen on a day. */
export function readLead(read: Read): Draft | undefined {
  const { left, days, announced, amounts, number, language, at } = read;
  if (number !== undefined) return undefined;
  const [named, ...more] = companiesOf(read);
  if (!named || more.length > 0 || language.negation.test(left.left)) return undefined;
  const wished = where(left, language.wish, language);
  // Money that is to come, and what may be lost, is about a project that there is.
  if (wished === "denied" || [language.funds, language.lost, language.request].some((word) => word.test(left.left)))
    return undefined;
  if (language.noLead.test(left.left) || language.unwilling.test(left.left)) return undefined;
  const plan = language.findPlan(left, named.span);
  const coming = days.next !== undefined || days.open.some(({ field }) => field === "next");
  const meant = plan !== undefined || amounts.length > 0 || coming || language.strongWish.test(left.left);
  const clear = announced || (wished ? meant : coming || (plan !== undefined && amounts.length > 0));
  if (!clear || at.placeAt(named.company) === named.company.length) return undefined;
  const { fields, open } = leadOf(read, named);
  const note = noteOf(read, named);
  return {
    act: "lead",
    company: named.company,
    ...fields,
    ...(days.next ? { next: days.next } : {}),
    ...(note === "" ? {} : { note }),
    text: textOf(read.said, undefined, days, language),
    open: [...open, ...days.open.filter(({ field }) => field === "next")],
  };
}

function companiesOf({ left, at, announced, amounts, language }: Read): readonly Named[] {
  const found = language.findCompanies(left, at);
  const brief = amounts.length > 0 && language.findPlan(left, { start: 0, end: 0 }) !== undefined;
  if (found.length > 0 || !(announced || brief)) return found;
  const alone = language.announced(left, at);
  return alone ? [alone] : [];
}

/** The clauses of which nothing else was kept. */
function noteOf({ said, left, days, amounts, language }: Read, { span }: Named): string {
  const touches = (one: Span | undefined, clause: Span): boolean =>
    one !== undefined && one.start < clause.end && one.end > clause.start;
  const kept = clausesOf(said.text).filter((clause) => {
    const { left: text } = say(left.left.slice(clause.start, clause.end));
    const other = amounts.some((one) => one.role === "other" && touches(one, clause));
    const understood =
      touches(span, clause) ||
      touches(days.nextSpan, clause) ||
      amounts.some((one) => touches(one, clause)) ||
      language.contact.test(text) ||
      language.needs.test(text) ||
      language.findPlan(say(text), { start: 0, end: 0 }) !== undefined;
    return other || !understood;
  });
  return tidy(kept.map(({ start, end }) => said.text.slice(start, end).trim()).join("，"));
}
