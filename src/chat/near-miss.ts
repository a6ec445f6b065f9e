import { distance } from "../distance.ts";
import { UserError, type Way } from "../errors.ts";
import { fieldOf, type FieldKind } from "./field.ts";
import type { Command, Locale } from "./command.ts";
import { nearestOnes } from "./nearest.ts";
import { closersOf, fold } from "./normalize.ts";
import { shownName } from "./usage.ts";

/** One way to type a command, folded. */
export interface Name<Context> {
  readonly command: Command<Context>;
  readonly shown: string;
  readonly words: readonly string[];
  /** Its alias ended in `#`: a number follows, and nothing else; behind a letter where one stood before the sign (`R#`). */
  readonly numbered: boolean;
  readonly letter: string;
}

export interface Match<Context> extends Name<Context> {
  readonly length: number;
  /** A Chinese sub-word with more Chinese right behind it: 查询系统 begins with 查, and need not mean it. */
  readonly open: boolean;
}

type Suggestion<Context> = Pick<Name<Context>, "command" | "shown">;

export function isLatin(word: string): boolean {
  return /[a-z0-9]$/.test(word);
}

export function startsWithNumber<Context>({ args, positional }: Command<Context>): boolean {
  const kind = firstKind({ args, positional });
  return kind === "project" || kind === "part";
}

/** What the first argument by position is. */
export function firstKind<Context>({
  args,
  positional,
}: Pick<Command<Context>, "args" | "positional">): FieldKind | undefined {
  const first = args.shape[positional[0] ?? ""];
  return first && fieldOf(first).meta.kind;
}

/** A name that no command has, with those that may have been meant. */
export function unknownName<Context>(typed: string, names: readonly Name<Context>[]): UserError {
  const [first = "", second = ""] = typed.split(/\s+/);
  const two = /^\S+\s+\S+/u.exec(typed)?.[0] ?? first;
  const shown = names.map((name) => name.shown);
  const twoWords = shown.filter((name) => name.includes(" "));
  const ways: Way[] = [
    ...nearestOnes(`${first} ${second}`.trim(), twoWords).map((put) => ({ given: two, put })),
    ...nearestOnes(first, shown).map((put) => ({ given: first, put })),
    ...hanging(first, names),
  ];
  const [nearest] = ways;
  const put = nearest && "put" in nearest ? nearest.put : undefined;
  return unknown(
    first,
    names.find(({ shown: one }) => one === put?.trim()),
    ways,
  );
}

/** Without a blank the value hangs on (线锁比亚迪项目), or what is to be done stands before it (新增线索比亚迪项目). */
function hanging<Context>(first: string, names: readonly Name<Context>[]): readonly Way[] {
  const folded = fold(first);
  const single = names.filter(
    ({ words: [word = "", ...more] }) => more.length === 0 && word.length > 1 && !isLatin(word),
  );
  const misspelt = single.filter(({ words: [word = ""] }) => distance(folded.slice(0, word.length), word) === 1);
  const later = single.filter(({ words: [word = ""] }) => [1, 2].includes(folded.indexOf(word)));
  const piece = (name: Name<Context>, end: number): Way => ({ given: first.slice(0, end), put: `${name.shown} ` });
  return [
    ...misspelt.map((name) => piece(name, name.words[0]?.length ?? 0)),
    ...later.map((name) => piece(name, folded.indexOf(name.words[0] ?? "") + (name.words[0]?.length ?? 0))),
  ];
}

/** `request R5 accpt`: behind the number stands none of the family's sub-words. */
export function unknownBelow<Context>(
  typed: string,
  tail: string,
  below: readonly Name<Context>[],
  first: Name<Context>,
): UserError {
  const [given = ""] = tail.split(/\s/);
  const near = nearestOnes(
    given,
    below.map(({ words }) => words[1] ?? ""),
  );
  const ways = near.map((put) => ({ given, put }));
  return unknown(typed, below.find(({ words }) => words[1] === near[0]) ?? first, ways);
}

/** `/线索 查询系统项目`: a search, a sub-word gone wrong, or a lead's name; each can be said. */
export function unclear<Context>(match: Match<Context>, typed: string, names: readonly Name<Context>[]): UserError {
  const start = match.length - (match.words.at(-1)?.length ?? 0);
  const rest = typed.slice(start);
  const [given = ""] = rest.split(/\s/);
  const siblings = names.filter(
    ({ words, numbered }) => !numbered && words.length === match.words.length && words[0] === match.words[0],
  );
  const near = nearestOnes(
    given,
    siblings.map(({ words }) => words.at(-1) ?? ""),
  ).filter((word) => distance(fold(given), word) === 1);
  const meant = siblings.find(({ words }) => words.at(-1) === near[0]) ?? match;
  const parted = typed.slice(start, match.length);
  const ways = near.length > 0 ? near.map((put) => ({ given, put })) : [{ given: parted, put: `${parted} ` }];
  return unknown(typed, meant, [...ways, ...asWritten(rest)]);
}

/** What may be a name after all is one in quotes, up to the first key. */
function asWritten(rest: string): readonly Way[] {
  const key = /\s+[^\s:：=]+\s*[:：=]/u.exec(rest);
  const given = key ? rest.slice(0, key.index) : rest;
  return /["“”\n]/u.test(given) ? [] : [{ given, put: `“${given}”` }];
}

/** `/lead lsit` and `/线索 #12 投资:60亿` would log leads of those names: they are a sub-word gone wrong. */
export function refuseNearMiss<Context>(
  match: Match<Context>,
  typed: string,
  rest: string,
  names: readonly Name<Context>[],
): void {
  const below = names.filter(
    ({ words }) => words.length === match.words.length + 1 && match.words.every((word, at) => word === words[at]),
  );
  refuseHanging(match, typed, names);
  const [given = ""] = rest.split(/\s/);
  // Alone it is a sub-word gone wrong; with words behind it a capital makes it a name: Last Mile Hub is no list.
  // In quotes it is a name.
  const quoted = closersOf(rest.charAt(0)) !== undefined;
  const meant =
    !quoted && (given === rest || given === given.toLowerCase())
      ? below.filter(({ words }) => {
          const word = words.at(-1) ?? "";
          const near = Math.abs(given.length - word.length) < 2 && distance(fold(given), word) === 1;
          // One sign of two is the sub-word begun: 诉求 办 R5.
          return near && word.length > 1 && ([...given].length > 1 || (!isLatin(word) && word.includes(given)));
        })
      : [];
  const [first] = meant;
  if (first) {
    const ways = meant.map(({ words }) => ({ given, put: words.at(-1) ?? "" }));
    const kind = firstKind(match.command);
    throw unknown(typed, first, [...ways, ...(kind === "text" || kind === "words" ? asWritten(rest) : [])]);
  }
  // Whose first argument is a number may well be followed by one: /到资 #12 3000万.
  if (startsWithNumber(match.command)) return;
  const numbered = names.some((name) => name.numbered && name.words.join(" ") === match.words.join(" "));
  if (!numbered || match.numbered || !/^(?:#|no\.?)\s*\d/.test(fold(rest))) return;
  const editing = below.find(({ command }) => startsWithNumber(command) && Object.keys(command.args.shape).length > 1);
  if (!editing) throw unknown(typed, undefined, []);
  const shown = shownName(editing.command, localeOf(typed));
  throw unknown(typed, { command: editing.command, shown }, [{ given: typed.slice(0, match.length), put: shown }]);
}

/** Right behind a Chinese name, without a blank: its last sign once more (线索索), or the rest of another name (诉求列). */
function refuseHanging<Context>(match: Match<Context>, typed: string, names: readonly Name<Context>[]): void {
  const [given = ""] = /^\S+/u.exec(typed.slice(match.length)) ?? [];
  if (given === "" || match.words.length > 1 || !/\p{Script=Han}$/u.test(match.shown)) return;
  const first = typed.slice(0, match.length) + given;
  if (fold(given) === fold(match.shown).slice(-1))
    throw unknown(typed, match, [
      { given: first, put: match.shown },
      { given, put: ` ${given}` },
    ]);
  const near = names.filter(
    ({ words, numbered }) =>
      !numbered && words.length === 1 && words[0] !== undefined && distance(fold(first), words[0]) === 1,
  );
  const longer = near.filter(({ words: [word = ""] }) => word.length > match.length + 1);
  const [meant] = longer;
  if (meant)
    throw unknown(typed, meant, [
      ...longer.map(({ shown }) => ({ given: first, put: shown })),
      { given: first, put: `${match.shown} ${given}` },
    ]);
}

function unknown<Context>(typed: string, suggestion: Suggestion<Context> | undefined, ways: readonly Way[]): UserError {
  const line = [...(typed.split("\n")[0] ?? "")];
  const given = line.length > 30 ? `${line.slice(0, 30).join("")}…` : line.join("");
  if (!suggestion) return new UserError("unknown_command", "unknown_command", { given });
  const { command, shown } = suggestion;
  return new UserError(
    "unknown_command",
    "unknown_command",
    { given, nearest: shown },
    command.examples[localeOf(shown)][0],
    ways,
  );
}

/** Who writes a command in Chinese wants its example in Chinese. */
function localeOf(typed: string): Locale {
  return /\p{Script=Han}/u.test(typed) ? "zh-CN" : "en";
}
