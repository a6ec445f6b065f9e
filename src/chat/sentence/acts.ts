import { formatAmount } from "../amount.ts";
import type { Draft, Evidence } from "./draft.ts";
import { kindOf, targetOf, where, type Read } from "./prepare.ts";
import { say, tidy, without } from "./span.ts";

/** What happened to a project that is more than a conversation: lost, paid, asked for something, moved on. */

export function readLost(read: Read): Draft | undefined {
  const { left, language, said, numberSpan, days } = read;
  const found = where(left, language.lost, language, language.nearlyLost);
  if (found === undefined || found === "denied") return undefined;
  const who = targetOf(read);
  if (!who) return undefined;
  const first = days.dated.filter(({ start }) => start < 3);
  const reason = tidy(
    without(said.text, [...(numberSpan ? [numberSpan] : []), ...first, found.clause]).replace(language.because, "") ||
      tidy(said.text.slice(found.end, found.clause.end)).replace(language.because, ""),
  );
  return { act: "lost", ...who.target, ...(reason === "" ? {} : { reason }), open: [] };
}

export function readFunds(read: Read): Draft | undefined {
  const { left, language, said, amounts, days } = read;
  const found = where(left, language.funds, language, language.notYet);
  if (found === undefined || found === "denied") return undefined;
  const who = targetOf(read);
  const [first, ...more] = amounts;
  // A grant or a loan is not the investor's money.
  if (!who || !first || first.role === "other" || language.sums.test(left.left)) return undefined;
  const proof = matched(said.text, language.proof);
  const amount = more.length === 0 ? first.money : undefined;
  const why = more.length > 0 ? "several" : (first.why ?? "about");
  const given = said.text.slice(first.start, more.at(-1)?.end ?? first.end);
  return {
    act: "funds",
    ...who.target,
    ...(amount ? { amount } : {}),
    ...(days.date === undefined ? {} : { date: days.date }),
    ...(proof === undefined ? {} : { evidence: [{ key: "proof", value: proof }] }),
    open: [
      ...(amount ? [] : [{ field: "amount", why, given } as const]),
      ...days.open.filter(({ field }) => field === "date"),
    ],
  };
}

export function readRequest(read: Read): Draft | undefined {
  const { left, language, said } = read;
  const found = where(left, language.request, language);
  if (found === undefined || found === "denied") return undefined;
  const who = targetOf(read);
  const text = tidy(said.text.slice(found.end));
  return who && [...text].length > 1 && !language.settled.test(text)
    ? { act: "request", ...who.target, text, open: [] }
    : undefined;
}

export function readStage(read: Read): Draft | undefined {
  const { left, language, days } = read;
  for (const [stage, word] of language.stages) {
    const found = where(left, word, language, language.notYet);
    if (found === "denied") return undefined;
    if (found === undefined) continue;
    const before = left.left.slice(found.clause.start, found.start);
    const rest = left.left.slice(found.end);
    const { reached } = language;
    const over =
      reached.after.test(rest) ||
      reached.before.test(before) ||
      (days.date !== undefined && days.nextSpan === undefined);
    // What was done beside it is told as progress, in its own words: two things are not one.
    const told = kindOf(left, language);
    const who = targetOf(read);
    if (
      !over ||
      !who ||
      language.but.test(rest) ||
      language.aboutStage.test(rest) ||
      (told !== undefined && told !== "talk")
    )
      return undefined;
    const evidence = stage === language.signed ? contractOf(read) : [];
    return {
      act: "stage",
      ...who.target,
      stage,
      ...(evidence.length > 0 ? { evidence } : {}),
      open: days.open.filter(({ field }) => field === "date"),
    };
  }
  return undefined;
}

function contractOf({ amounts, days, said, language }: Read): readonly Evidence[] {
  const { text } = said;
  const contract = matched(text, language.contractNumber);
  const { left } = say(text);
  const [stated, ...more] = amounts.filter(({ start }) => language.contractAmount.test(left.slice(0, start)));
  return [
    ...(contract === undefined ? [] : [{ key: "contract", value: contract } as const]),
    ...(days.date === undefined ? [] : [{ key: "date", value: days.date } as const]),
    ...(stated?.money && more.length === 0
      ? [{ key: "amount", value: formatAmount(stated.money, language.locale) } as const]
      : []),
  ];
}

/** The first group of what matches, as it was typed. */
function matched(text: string, pattern: RegExp): string | undefined {
  const found = pattern.exec(say(text).left);
  if (!found) return undefined;
  const end = found.index + found[0].length;
  return text.slice(end - (found[1]?.length ?? 0), end);
}
