import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { formatAmount } from "../../src/chat/amount.ts";
import { givenIn } from "../../src/chat/given.ts";
import { createRegistry } from "../../src/chat/registry.ts";
import { commandLine, leadLine } from "../../src/chat/sentence/command-line.ts";
import type { Draft } from "../../src/chat/sentence/draft.ts";
import { readSentence } from "../../src/chat/sentence/read.ts";
import { contextFor, corpus, score } from "../fixtures/sentences/judge.ts";

const registry = createRegistry(commands);
const scores = corpus.map(score);

test("the corpus is large, each sentence is in it once, and a third is held out", () => {
  const rows = corpus.flatMap((part) => part.rows.map(([sentence]) => sentence));
  const of = (name: string): number =>
    scores.filter((one) => one.name.startsWith(name)).reduce((sum, one) => sum + one.sentences, 0);
  expect(new Set(rows).size).toBe(rows.length);
  expect(of("zh")).toBeGreaterThanOrEqual(150);
  expect(of("en")).toBeGreaterThanOrEqual(75);
  const held = scores.filter(({ name }) => name.endsWith("held out")).reduce((sum, one) => sum + one.sentences, 0);
  expect(held).toBeGreaterThanOrEqual(rows.length * 0.3);
  const careful = scores.flatMap(({ verdicts }) => verdicts).filter(({ noDraft }) => noDraft).length;
  expect(careful).toBeGreaterThanOrEqual(30);
});

describe.each(scores)("$name", ({ sentences, exact, wrong, verdicts, quiet }) => {
  test("nothing is misread in silence", () => {
    expect(verdicts.filter(({ result }) => result === "wrong")).toEqual([]);
    expect(wrong).toBe(0);
    expect(quiet[0]).toBe(quiet[1]);
  });

  test("nearly all of it is read exactly", () => {
    expect(exact / sentences).toBeGreaterThanOrEqual(0.95);
  });
});

test("every draft of the corpus is a line that reads back as it was meant, in both languages", () => {
  for (const { locale, rows } of corpus)
    for (const [sentence] of rows) {
      const reading = readSentence(sentence, contextFor(locale));
      if (reading?.kind !== "draft") continue;
      const { draft } = reading;
      for (const shown of ["zh-CN", "en"] as const)
        for (const line of [
          commandLine(draft, shown, draft.number ?? 7),
          ...(draft.name ? [leadLine(draft, shown)] : []),
        ])
          expect(() => readBack(line, shown), line).not.toThrow();
    }
});

/** What a line gives its command, as a person would type it. */
function readBack(line: string, locale: "zh-CN" | "en"): Readonly<Record<string, string>> {
  const { command, rest } = registry.find(line);
  const { given } = givenIn(command, rest, { ...contextFor(locale), locale });
  return { command: command.name, ...Object.fromEntries(given.map(({ name, text }) => [name, text])) };
}

/** Text as it comes out of a sentence: one line, single blanks; with all that could be taken for something else in it. */
const piece = fc.constantFrom(
  ..."电池厂比亚迪 公司投资下步内容名称列表查改加登记拜访电话",
  "：",
  ":",
  "=",
  " ",
  "#12",
  "50亿",
  "US$30m",
  "“",
  "”",
  "「",
  "‘",
  "'",
  '"',
  "，",
  "。",
  "公司:",
  "投资：",
  "next:",
  "lead ",
  "<@U1>",
  "http://a.b",
  "A",
  "z",
  "3月5日",
  "-",
  "/",
  "\\",
  "🏭",
);
const said = (max: number) =>
  fc
    .array(piece, { minLength: 2, maxLength: max })
    .map((parts) =>
      parts
        .join("")
        .replaceAll(/\s+/gu, " ")
        .replace(/^[\s，,；;。.、:：!！-]+/u, "")
        .trim(),
    )
    // A text in quotes as a whole is the text inside them.
    .filter((text) => [...text].length > 1 && !/^["'“”‘’「]|["'“”‘’]$/u.test(text));
const money = fc.record({
  currency: fc.constantFrom("CNY", "USD", "EUR"),
  minor: fc.integer({ min: 1, max: 9_000_000_000_000 }),
});
const day = fc.constantFrom("2026-11-24", "2026-12-02", "2027-03-31");
const some = { requiredKeys: [] };
const locales = fc.constantFrom("zh-CN" as const, "en" as const);

test("a name in quotes is no slip of a sub-word", () => {
  for (const line of ["/线索 「表 电电」", "/线索 “列表”", "/lead 'lsit'"])
    expect(registry.find(line).command.name, line).toBe("lead");
});

test("whatever a lead's fields hold, its line reads back as exactly that", () => {
  const fields = fc.record({ company: said(8), amount: money, contact: said(6), needs: said(8), note: said(12) }, some);
  fc.assert(
    fc.property(locales, said(8), fields, (locale, name, rest) => {
      const draft: Draft = { act: "lead", name, ...rest, open: [] };
      const { amount, ...texts } = rest;
      expect(readBack(commandLine(draft, locale), locale)).toEqual({
        command: "lead",
        name,
        ...texts,
        ...(amount ? { amount: formatAmount(amount, locale) } : {}),
      });
    }),
    { numRuns: 400 },
  );
});

test("whatever is told of a project, its line reads back as exactly that", () => {
  const plan = fc.record({
    on: day,
    what: fc.constantFrom("来考察", "site visit", "公司:来", "对方“再”谈", "签约，付款"),
  });
  fc.assert(
    fc.property(locales, said(14), fc.record({ next: plan, city: said(4) }, some), (locale, text, { next, city }) => {
      const draft: Draft = {
        act: "visit",
        number: 12,
        text,
        date: "2026-11-20",
        open: [],
        ...(next ? { next } : {}),
        ...(city === undefined ? {} : { city }),
      };
      expect(readBack(commandLine(draft, locale), locale)).toEqual({
        command: "progress",
        number: "12",
        kind: "visit",
        text,
        date: "2026-11-20",
        ...(city === undefined ? {} : { city }),
        ...(next ? { next: `${next.on} ${next.what}` } : {}),
      });
      const lost = commandLine({ act: "lost", number: 12, reason: text, open: [] }, locale);
      expect(readBack(lost, locale)).toEqual({ command: "lost", number: "12", reason: text });
      const asked = commandLine({ act: "request", company: "星辰", text, open: [] }, locale);
      expect(readBack(asked, locale)).toEqual({ command: "request", company: "星辰", text });
    }),
    { numRuns: 400 },
  );
});

test("no text at all makes the reader fail, and none but a sentence of moderate length is read", () => {
  fc.assert(
    fc.property(locales, fc.string({ unit: "grapheme", maxLength: 80 }), said(30), (locale, any, text) => {
      readSentence(any, contextFor(locale));
      readSentence(text, contextFor(locale));
    }),
    { numRuns: 300 },
  );
  expect(readSentence(`今天拜访比亚迪，谈了电池项目${"，很好".repeat(200)}`, contextFor("zh-CN"))).toBeUndefined();
});
