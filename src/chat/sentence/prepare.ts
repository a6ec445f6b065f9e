import { findAmounts, type Amount } from "./amounts.ts";
import { findDays, takeDays, type Days } from "./days.ts";
import type { Draft, ProgressAct, SentenceContext } from "./draft.ts";
import type { Language, Named } from "./language.ts";
import { clauseAt, say, take, type Said, type Span } from "./span.ts";

/** A sentence whose numbers, amounts and days are understood: what all the rules look at. */
export interface Read {
  /** The sentence without what it opens with. */
  readonly said: Said;
  /** What is left. */
  readonly left: Said;
  readonly amounts: readonly Amount[];
  readonly days: Days;
  readonly number: number | undefined;
  readonly numberSpan: Span | undefined;
  readonly announced: boolean;
  readonly language: Language;
  readonly at: SentenceContext;
}

/** Undefined for what is nobody's report: a wish, an example, an order; and for several numbers at once. */
export function prepare(text: string, language: Language, at: SentenceContext): Read | undefined {
  const opened = withoutOpeners(text, language);
  const begun = language.announcement.exec(say(opened).left)?.[0].length ?? 0;
  const said = say(opened.slice(begun));
  if (language.unreal.test(said.left) || language.asks.test(said.left)) return undefined;
  const numbers = numbersIn(said, language);
  if (new Set(numbers.map(({ number }) => number)).size > 1) return undefined;
  const unnumbered = numbers.reduce<Said>(take, said);
  const amounts = findAmounts(unnumbered);
  const priced = amounts.reduce<Said>(take, unnumbered);
  const days = findDays(priced, at, language.aspect);
  const [first] = numbers;
  return {
    said,
    left: takeDays(priced, days),
    amounts,
    days,
    number: first?.number,
    numberSpan: first,
    announced: begun > 0,
    language,
    at,
  };
}

function withoutOpeners(text: string, { openers }: Language): string {
  let rest = text.trim();
  for (;;) {
    const length = openers.exec(say(rest).left)?.[0].length ?? 0;
    if (length === 0 || length === rest.length) return rest;
    rest = rest.slice(length);
  }
}

function numbersIn({ left }: Said, { numbers }: Language): readonly (Span & { readonly number: number })[] {
  return [...left.matchAll(numbers)].map((match) => ({
    number: Number(match.slice(1).find((group) => group !== undefined)),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** A word that is meant where it stands: neither denied nor only wished (`unless`). */
export function where(
  { left }: Said,
  word: RegExp,
  { negation }: Language,
  unless?: RegExp,
): (Span & { readonly clause: Span }) | "denied" | undefined {
  let denied = false;
  for (const { index: start, 0: found } of left.matchAll(new RegExp(word, "gu"))) {
    const clause = clauseAt(left, start);
    const before = left.slice(clause.start, start);
    if (negation.test(before) || unless?.test(before)) denied = true;
    else return { start, end: start + found.length, clause };
  }
  return denied ? "denied" : undefined;
}

export type Target = Pick<Draft, "number" | "company">;

/** Whom it is about: a number, or one company. Undefined where it is nobody, or several. */
export function targetOf(read: Read): { readonly target: Target; readonly named?: Named } | undefined {
  const { number, left, at, language } = read;
  if (number !== undefined) return { target: { number } };
  const [named, ...more] = language.findCompanies(left, at);
  if (!named || more.length > 0) return undefined;
  return { target: { company: named.company }, named };
}

/** What was done. Undefined where nothing was, or it is denied or only planned. */
export function kindOf(said: Said, language: Language): ProgressAct | undefined {
  for (const [act, word] of language.kinds) {
    const found = where(said, word, language, language.planned);
    if (found === "denied") return undefined;
    if (found !== undefined) return act;
  }
  return undefined;
}
