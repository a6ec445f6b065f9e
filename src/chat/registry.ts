import { distance } from "../distance.ts";
import { UserError } from "../errors.ts";
import { fieldOf, type FieldKind } from "./field.ts";
import type { Command, Locale } from "./command.ts";
import { nearest } from "./nearest.ts";
import { fold, normalizeLine } from "./normalize.ts";
import { shownName } from "./usage.ts";

export interface Found<Context> {
  readonly command: Command<Context>;
  /** What follows the command's name, as typed. */
  readonly rest: string;
}

export interface Registry<Context> {
  /**
   * The command a line names, with or without its slash, and what follows. The longest name wins; an empty line is
   * `help`. Throws `unknown_command` with the nearest name, also where a name and a value run into each other so that
   * either reading could be meant (`/线索 查询系统项目`).
   */
  find(line: string): Found<Context>;
}

/** One way to type a command, folded. */
interface Name<Context> {
  readonly command: Command<Context>;
  readonly shown: string;
  readonly words: readonly string[];
  /** Its alias ended in `#`: a number follows, and nothing else; behind a letter where one stood before the sign (`R#`). */
  readonly numbered: boolean;
  readonly letter: string;
}

interface Match<Context> extends Name<Context> {
  readonly length: number;
  /** A Chinese sub-word with more Chinese right behind it: 查询系统 begins with 查, and need not mean it. */
  readonly open: boolean;
}

/** Throws an Error where two commands answer to one name, or two arguments of a command to one key. */
export function createRegistry<Context>(commands: readonly Command<Context>[]): Registry<Context> {
  const names = commands.flatMap(namesOf).toSorted((left, right) => lengthOf(right) - lengthOf(left));
  requireDistinct(
    names.map(({ words, numbered, letter }) => [...words, ...(numbered ? [`${letter}#`] : [])].join(" ")),
  );
  for (const command of commands) requireDistinct(keysOf(command), command.name);
  const help = commands.find(({ name }) => name === "help");

  return {
    find: (line) => {
      const typed = withSubwordFirst(withoutProgram(normalizeLine(line).slice(1)), names);
      const folded = fold(typed);
      if (folded === "" && help) return { command: help, rest: "" };
      const matches = names.map((name) => matchName(name, folded)).filter((match) => match !== undefined);
      for (const match of matches) {
        if (match.numbered && !isOnlyNumber(folded.slice(match.length), match.letter)) continue;
        if (match.open) {
          const isShorter = (other: Match<Context>): boolean => other.command === match.command && !other.open;
          // 加工项目 is a lead's name, since 线索 加 and 线索 are one command; 改造项目 too, since 改 wants a number.
          if (matches.some(isShorter) || startsWithNumber(match.command)) continue;
          throw unknown(typed, match);
        }
        const rest = typed.slice(match.length).trim();
        refuseNearMiss(match, typed, rest, names);
        return { command: match.command, rest };
      }
      throw unknown(
        typed.split(/\s+/)[0] ?? "",
        guess(
          typed,
          names.filter(({ numbered }) => !numbered),
        ),
      );
    },
  };
}

function namesOf<Context>(command: Command<Context>): readonly Name<Context>[] {
  const spellings = new Map([command.name, ...command.aliases].map((shown) => [fold(shown), shown.trim()]));
  return [...spellings.values()].map((shown) => {
    const numbered = shown.endsWith("#");
    const [sign = "", letter = ""] = (numbered && /(?:^|\s)([A-Z])?#$/u.exec(shown)) || [];
    const plain = numbered ? shown.slice(0, -Math.max(1, sign.length)).trim() : shown;
    const words = fold(plain)
      .split(" ")
      .filter((word) => word !== "");
    return { command, shown: plain, words, numbered, letter: fold(letter) };
  });
}

function isOnlyNumber(folded: string, letter: string): boolean {
  return new RegExp(`^\\s*(?:#\\s*)?${letter}\\s?\\d{1,9}\\s*号?\\s*$`, "u").test(folded);
}

/**
 * `request R5 accept …` means `request accept R5 …`: the number of what a family's sub-words are about may stand before the
 * sub-word. What follows the number and is none is refused, or it would be logged as something new that is called R5.
 */
function withSubwordFirst<Context>(typed: string, names: readonly Name<Context>[]): string {
  const [head, family = "", number = "", rest = ""] =
    /^(\p{L}+?)\s*((?<![a-z])[a-z]\d{1,9}(?![a-z\d]))\s*(?=\S)([\s\S]*)$/u.exec(fold(typed)) ?? [];
  if (head === undefined) return typed;
  const below = names.filter(
    ({ words, command }) => words.length === 2 && words[0] === family && firstKind(command) === "part",
  );
  const [first] = below;
  if (!first) return typed;
  const meant = below.find(({ words: [, word = ""] }) => {
    return rest.startsWith(word) && !(isLatin(word) && /^[a-z0-9_-]/.test(rest.slice(word.length)));
  });
  if (!meant) throw unknown(typed, guessBelow(rest, below) ?? first);
  const length = meant.words[1]?.length ?? 0;
  const tail = typed.slice(typed.length - rest.length);
  return `${meant.shown} ${number} ${tail.slice(length)}`;
}

function guessBelow<Context>(rest: string, below: readonly Name<Context>[]): Name<Context> | undefined {
  const near = nearest(
    rest.split(/\s/)[0] ?? "",
    below.map(({ words }) => words[1] ?? ""),
  );
  return below.find(({ words }) => words[1] === near);
}

/** Of two names of one length the one that wants a number goes first: it declines whatever else follows. */
function lengthOf<Context>({ words, numbered }: Name<Context>): number {
  return words.join(" ").length + (numbered ? 0.5 : 0);
}

/** Slack registers `/xf` for all commands at once: what follows is the command. */
function withoutProgram(typed: string): string {
  const program = /^(?:xf|xianfeng|先锋)(?![a-z0-9_-])\s*[/／]?\s*/u.exec(fold(typed));
  return program ? typed.slice(program[0].length) : typed;
}

function matchName<Context>(name: Name<Context>, folded: string): Match<Context> | undefined {
  let at = 0;
  for (const [index, word] of name.words.entries()) {
    const blanks = /^\s*/.exec(folded.slice(at))?.[0].length ?? 0;
    if (index > 0 && blanks === 0 && isLatin(folded.charAt(at - 1)) && isLatin(word)) return undefined;
    if (!folded.startsWith(word, at + blanks)) return undefined;
    at += blanks + word.length;
  }
  const last = name.words.at(-1) ?? "";
  const next = folded.slice(at);
  if (isLatin(last) && /^[a-z0-9_-]/.test(next)) return undefined;
  return {
    ...name,
    length: at,
    open: name.words.length > 1 && !isLatin(last) && /^\p{Script=Han}/u.test(next),
  };
}

function isLatin(word: string): boolean {
  return /[a-z0-9]$/.test(word);
}

function startsWithNumber<Context>({ args, positional }: Command<Context>): boolean {
  const kind = firstKind({ args, positional });
  return kind === "project" || kind === "part";
}

/** What the first argument by position is. */
function firstKind<Context>({
  args,
  positional,
}: Pick<Command<Context>, "args" | "positional">): FieldKind | undefined {
  const first = args.shape[positional[0] ?? ""];
  return first && fieldOf(first).meta.kind;
}

/** `/lead lsit` and `/线索 #12 投资:60亿` would log leads of those names: they are a sub-word gone wrong. */
function refuseNearMiss<Context>(
  match: Match<Context>,
  typed: string,
  rest: string,
  names: readonly Name<Context>[],
): void {
  const below = names.filter(
    ({ words }) => words.length === match.words.length + 1 && match.words.every((word, at) => word === words[at]),
  );
  const meant = below.find(({ words }) => {
    const word = words.at(-1) ?? "";
    const near = Math.abs(rest.length - word.length) < 2 && distance(fold(rest), word) === 1;
    return near && word.length > 1 && [...rest].length > 1;
  });
  if (meant) throw unknown(typed, meant);
  // Whose first argument is a number may well be followed by one: /到资 #12 3000万.
  if (startsWithNumber(match.command)) return;
  const numbered = names.some((name) => name.numbered && name.words.join(" ") === match.words.join(" "));
  if (!numbered || match.numbered || !/^(?:#|no\.?)\s*\d/.test(fold(rest))) return;
  const editing = below.find(({ command }) => startsWithNumber(command) && Object.keys(command.args.shape).length > 1);
  throw unknown(typed, editing && { command: editing.command, shown: shownName(editing.command, localeOf(typed)) });
}

type Suggestion<Context> = Pick<Name<Context>, "command" | "shown">;

function guess<Context>(typed: string, names: readonly Name<Context>[]): Suggestion<Context> | undefined {
  const [first = "", second = ""] = typed.split(/\s+/);
  const shown = names.map((name) => name.shown);
  const twoWords = shown.filter((name) => name.includes(" "));
  const near = nearest(`${first} ${second}`.trim(), twoWords) ?? nearest(first, shown);
  if (near !== undefined) return names.find((name) => name.shown === near);
  // Without a blank the value hangs on: 线锁比亚迪项目.
  const folded = fold(first);
  return names.find(({ words: [word = "", ...more] }) => {
    return more.length === 0 && word.length > 1 && !isLatin(word) && distance(folded.slice(0, word.length), word) === 1;
  });
}

function unknown<Context>(typed: string, suggestion: Suggestion<Context> | undefined): UserError {
  const line = [...(typed.split("\n")[0] ?? "")];
  const given = line.length > 30 ? `${line.slice(0, 30).join("")}…` : line.join("");
  if (!suggestion) return new UserError("unknown_command", "unknown_command", { given });
  const { command, shown } = suggestion;
  return new UserError(
    "unknown_command",
    "unknown_command",
    { given, nearest: shown },
    command.examples[localeOf(shown)][0],
  );
}

/** Who writes a command in Chinese wants its example in Chinese. */
function localeOf(typed: string): Locale {
  return /\p{Script=Han}/u.test(typed) ? "zh-CN" : "en";
}

function keysOf<Context>({ args }: Command<Context>): readonly string[] {
  return Object.values(args.shape).flatMap((schema) => {
    const { keys } = fieldOf(schema).meta;
    return [...new Set([...keys["zh-CN"], ...keys.en].map(fold))];
  });
}

function requireDistinct(spellings: readonly string[], where = "commands"): void {
  const twice = spellings.find((spelling, at) => spellings.indexOf(spelling) !== at);
  if (twice !== undefined) throw new Error(`${where}: "${twice}" means two things`);
}
