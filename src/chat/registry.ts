import { fieldOf } from "./field.ts";
import type { Command } from "./command.ts";
import {
  firstKind,
  isLatin,
  refuseNearMiss,
  startsWithNumber,
  unclear,
  unknownBelow,
  unknownName,
  type Match,
  type Name,
} from "./near-miss.ts";
import { fold, normalizeLine } from "./normalize.ts";

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
          throw unclear(match, typed, names);
        }
        const rest = typed.slice(match.length).trim();
        refuseNearMiss(match, typed, rest, names);
        return { command: match.command, rest };
      }
      throw unknownName(
        typed,
        names.filter(({ numbered }) => !numbered),
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
  const tail = typed.slice(typed.length - rest.length);
  if (!meant) throw unknownBelow(typed, tail, below, first);
  const length = meant.words[1]?.length ?? 0;
  return `${meant.shown} ${number} ${tail.slice(length)}`;
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
