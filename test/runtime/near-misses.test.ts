import fc from "fast-check";
import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import type { AnyCommand } from "../../commands/context.ts";
import { fieldOf } from "../../src/chat/field.ts";
import type { Invocation } from "../../src/chat/port.ts";
import { createRegistry } from "../../src/chat/registry.ts";
import { UserError } from "../../src/errors.ts";
import type { Locale } from "../../src/locale.ts";
import { withExample } from "../../src/runtime/refusal.ts";
import { readLine, type Reading } from "../../src/runtime/reread.ts";
import { showing, suggest, type Reader } from "../../src/runtime/suggest.ts";

/** One slip of the finger in a line that was right: what comes of it, without a record. */

const registry = createRegistry(commands);
const locales: readonly Locale[] = ["zh-CN", "en"];
const caller = { platform: "slack", workspace: "T1", id: "U1" } as const;

const readerIn = (locale: Locale): Reader => ({
  registry,
  context: { now: new Date("2026-11-23T02:00:00Z"), timezone: "Asia/Shanghai", locale },
  mayRun: () => true,
  projectsMeant: async () => [],
});

interface Word {
  readonly line: string;
  readonly locale: Locale;
  /** Where the word begins, and the word. */
  readonly at: number;
  readonly word: string;
}

/** The words of an example that are a command's name, a key, or one of a choice. */
function wordsOf(command: AnyCommand, locale: Locale, kind: Kind): readonly Word[] {
  return command.examples[locale].flatMap((line): readonly Word[] => {
    const found = (word: string, at: number): Word => ({ line, locale, at, word });
    if (kind === "name") {
      const { rest = "" } = readLine(line, readerIn(locale)).found ?? {};
      // The number may stand before the sub-word: the family's name alone, then.
      const name =
        rest === "" || line.endsWith(rest)
          ? line.slice(1, line.length - rest.length)
          : (line.split(" ")[0] ?? "").slice(1);
      return [...name.matchAll(/[\p{L}-]+/gu)].map(({ 0: word, index }) => found(word, index + 1));
    }
    const fields = Object.values(command.args.shape).map((schema) => fieldOf(schema).meta);
    const keys = fields.flatMap((meta) => [...meta.keys["zh-CN"], ...meta.keys.en]);
    const choices = fields.flatMap((meta) =>
      (meta.choices ?? []).flatMap(({ words }) => [...words["zh-CN"], ...words.en]),
    );
    return kind === "key"
      ? [...line.matchAll(/([\p{L}-]+)[:：]/gu)]
          .filter(([, word = ""]) => keys.includes(word))
          .map(({ 1: word = "", index }) => found(word, index))
      : [...line.matchAll(/(?<=[\s:])[\p{L}-]+(?=\s|$)/gu)]
          .filter(({ 0: word, index }) => choices.includes(word) && index > 1)
          .map(({ 0: word, index }) => found(word, index))
          .filter((one) => decides(command, one));
  });
}

/**
 * Whether the word is what a choice was read from. Before free words (`/progress #12 call …`) any other word is one of them:
 * the text is kept as it is, and nothing is lost but the kind.
 */
function decides({ args, positional }: AnyCommand, { line, locale, at, word }: Word): boolean {
  const read = (text: string) => readLine(text, readerIn(locale)).args ?? {};
  const [before, after] = [read(line), read(`${line.slice(0, at)}${line.slice(at + word.length)}`)];
  return Object.keys(before).some((name) => {
    const schema = args.shape[name];
    const next = args.shape[positional[positional.indexOf(name) + 1] ?? ""];
    const free = positional.includes(name) && next && fieldOf(next).meta.kind === "words";
    return (
      schema &&
      fieldOf(schema).meta.kind === "choice" &&
      !free &&
      JSON.stringify(before[name]) !== JSON.stringify(after[name])
    );
  });
}

type Kind = "name" | "key" | "choice";

/** Signs that stand where another was meant: of the same sound, of the same look, or none like it. */
const signs = [..."墙去姿锁越叛连活表型斤断频流转度进目标人部分资理"];

/** Another sign, none, one twice, or two in the other order: never more than one of them. */
const slip = fc.record({
  how: fc.constantFrom("another", "drop", "twice", "swap"),
  where: fc.nat(),
  latin: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"),
  han: fc.constantFrom(...signs),
});

function slipped(
  { line, at, word }: Word,
  { how, where, latin, han }: typeof slip extends fc.Arbitrary<infer T> ? T : never,
) {
  const letters = [...word];
  const index = where % letters.length;
  const letter = letters[index] ?? "";
  const isHan = /\p{Script=Han}/u.test(letter);
  if (how === "another") letters[index] = isHan ? han : latin;
  else if (how === "drop") letters.splice(index, 1);
  else if (how === "twice") letters.splice(index, 0, letter);
  else letters.splice(index, 2, ...letters.slice(index, index + 2).toReversed());
  const slippedWord = letters.join("");
  return { slippedWord, line: `${line.slice(0, at)}${slippedWord}${line.slice(at + word.length)}` };
}

const meaning = ({ found, args }: Reading) => JSON.stringify([found?.command.name, args]);

/** `same`: it still means what it meant. `offered`: a button means that. `refused`: an example only. `other`: it is taken for something else. */
/** A word for the record to look up (a group, a unit) is none that it knows. */
function unknownTo(args: object, given: string): UserError | undefined {
  return Object.values(args).some((value) => value === given || String(value).startsWith(`${given} `))
    ? new UserError("not_found", "unknown_choice", { key: "", given, choices: [] })
    : undefined;
}

async function outcomeOf(
  word: Word,
  { line, slippedWord }: ReturnType<typeof slipped>,
): Promise<"same" | "offered" | "refused" | "other"> {
  const reader = readerIn(word.locale);
  const meant = meaning(readLine(word.line, reader));
  const reading = readLine(line, reader);
  if (meaning(reading) === meant) return "same";
  const { found, args } = reading;
  const error = reading.error ?? unknownTo(args ?? {}, slippedWord);
  if (!error) return "other";
  const invocation: Invocation = {
    id: "1",
    source: "command",
    line,
    caller,
    place: { ...caller, direct: true },
    at: new Date(0),
  };
  const buttons = await suggest(withExample(error, found, word.locale), found, invocation, reader);
  for (const button of buttons) {
    expect([...button.label].length, button.label).toBeLessThanOrEqual(40);
    // What is offered is never half a line.
    const offered = readLine(button.line, reader);
    expect(offered.args !== undefined || offered.asks === true, `${line} → ${button.line}`).toBe(true);
  }
  return buttons.some((button) => meaning(readLine(button.line, reader)) === meant) ? "offered" : "refused";
}

test("what an error names to look at next is a command", () => {
  for (const name of showing) expect(commands.map((command) => command.name)).toContain(name);
});

const runs = 80;

/**
 * Of a hundred slips so many at most find no button, and so many are taken for something else. What is left are names and
 * keys of one sign (改, 组), in whose place any sign may stand, a choice that was dropped altogether, and a key that without its
 * last letter is another one (whom, who).
 */
const atMost = {
  name: { refused: 4, other: 1 },
  key: { refused: 6, other: 3 },
  choice: { refused: 5, other: 3 },
} as const;

test.each(["name", "key", "choice"] as const)(
  "one slip in a %s is read as it was meant or the line that was meant is a button, 91 times in a hundred at least",
  async (kind) => {
    const words = commands.flatMap((command) => locales.flatMap((locale) => wordsOf(command, locale, kind)));
    const counts = { same: 0, offered: 0, refused: 0, other: 0 };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...words), slip, async (word, one) => {
        const typed = slipped(word, one);
        const outcome = await outcomeOf(word, typed);
        counts[outcome] += 1;
      }),
      { numRuns: runs, seed: 20261123, endOnFailure: true },
    );
    const { refused, other } = atMost[kind];
    expect(counts.other * 100).toBeLessThanOrEqual(other * runs);
    expect(counts.refused * 100).toBeLessThanOrEqual(refused * runs);
  },
);
