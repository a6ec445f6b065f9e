import { distance } from "../distance.ts";
import { UserError } from "../errors.ts";
import { nearestOnes } from "./nearest.ts";
import { closersOf, fold } from "./normalize.ts";

/** A key of a command, with everything people may type for it. */
export interface KnownKey {
  readonly field: string;
  readonly spellings: readonly string[];
  /** What a person is shown: the first spelling in their language. */
  readonly shown: string;
  /** Its value is free text, where a colon need not end a key. */
  readonly free: boolean;
}

/** What may stand before the first key. */
export interface Positionals {
  readonly count: number;
  /** The last one is free text. */
  readonly free: boolean;
}

export interface SplitLine {
  /** Everything before the first key. */
  readonly text: string;
  readonly pairs: readonly { readonly field: string; readonly value: string }[];
}

interface Spelling {
  readonly key: KnownKey;
  /** Folded. */
  readonly word: string;
}

interface Mark {
  readonly key: KnownKey;
  readonly start: number;
  readonly valueStart: number;
}

/**
 * Finds the `key:value` pairs of a line. Values reach to the next key; nothing is converted or unquoted yet.
 *
 * What is a key: a known spelling before a colon (`：` too) or `=`, at the beginning of a word; or, because Chinese is
 * written without blanks, a known Chinese spelling at the end of a word (`电池项目投资：50亿`), as long as what stands
 * before it is no mere qualifier (`总投资：`, `子公司：`) and belongs to the text's first words. Anything else before a
 * colon is refused as an unknown key, except in free text, where only a near miss (one mistake) is. Quotes, links,
 * mentions and clock times are passed over.
 *
 * Throws `unknown_key`, `repeated_key`, `unclosed_quote`.
 */
export function splitLine(typed: string, keys: readonly KnownKey[], positionals: Positionals): SplitLine {
  const marks = findMarks(typed, fold(typed), keys, positionals);
  const seen = new Set<string>();
  const pairs = marks.map(({ key, valueStart }, at) => {
    if (seen.has(key.field)) throw new UserError("invalid_input", "repeated_key", { key: key.shown });
    seen.add(key.field);
    return { field: key.field, value: piece(typed, valueStart, marks[at + 1]?.start) };
  });
  return { text: piece(typed, 0, marks[0]?.start), pairs };
}

/** A comma or semicolon before the next key only parted the two. */
function piece(typed: string, from: number, next: number | undefined): string {
  const text = typed.slice(from, next).trim();
  return next === undefined ? text : text.replace(/[\s,，、;；]+$/u, "");
}

function findMarks(
  typed: string,
  folded: string,
  keys: readonly KnownKey[],
  positionals: Positionals,
): readonly Mark[] {
  const spelled = keys.flatMap((key) => key.spellings.map((spelling) => ({ key, word: fold(spelling) })));
  const marks: Mark[] = [];
  // The word before a colon reaches back to here at most: the region's beginning, or the end of a quote or a link.
  let regionStart = 0;
  let wordsFrom = 0;
  // Closing signs that are known not to come any more: a long text is searched for each once.
  const unclosed = new Set<string>();
  let at = 0;
  while (at < folded.length) {
    const end = passOver(typed, folded, at, regionStart, unclosed);
    if (end > at) {
      at = end;
      wordsFrom = end;
      continue;
    }
    if (folded[at] === ":" || folded[at] === "=") {
      const current = marks.at(-1)?.key;
      const region = {
        start: regionStart,
        from: wordsFrom,
        free: current?.free ?? positionals.free,
        words: current ? 1 : positionals.count,
      };
      const found = keyBefore(typed, folded, at, spelled, region);
      if (found) {
        const valueStart = at + 1 + (/^\s*/.exec(folded.slice(at + 1))?.[0].length ?? 0);
        marks.push({ ...found, valueStart });
        regionStart = valueStart;
        wordsFrom = valueStart;
        at = valueStart;
        continue;
      }
    }
    at++;
  }
  return marks;
}

/** Where the quote, mention or link that begins here ends; the same place when none does. */
function passOver(typed: string, folded: string, at: number, regionStart: number, unclosed: Set<string>): number {
  const rest = folded.slice(at);
  const entity =
    /^<(?:[@!#]|https?:|mailto:|tel:)[^<>\n]*>/.exec(rest) ??
    /^https?:\/\/[^\s<>"“”「」\u3000-\u9FFF\uFF00-\uFFEF]+/.exec(rest);
  if (entity) return at + entity[0].length;
  const sign = typed.charAt(at);
  const close = closersOf(sign);
  if (close === undefined) return at;
  const before = folded.charAt(at - 1);
  const atStart = at === regionStart || /[\s:=]/.test(before);
  // An apostrophe inside a word, and inches after a number, quote nothing.
  if (!atStart && (close.includes("'") || (/[\d\p{L}]/u.test(before) && sign === `"`))) return at;
  const ends = unclosed.has(close) ? [] : [...close].map((one) => typed.indexOf(one, at + 1)).filter((end) => end > at);
  if (ends.length > 0) return Math.min(...ends) + 1;
  unclosed.add(close);
  if (at === regionStart && !close.includes("'")) throw new UserError("invalid_input", "unclosed_quote", {});
  return at;
}

interface Region {
  readonly start: number;
  readonly from: number;
  readonly free: boolean;
  /** How many words may stand here before another one runs into a key. */
  readonly words: number;
}

function keyBefore(
  typed: string,
  folded: string,
  colon: number,
  spelled: readonly Spelling[],
  region: Region,
): { readonly key: KnownKey; readonly start: number } | undefined {
  const end = region.from + folded.slice(region.from, colon).trimEnd().length;
  let runStart = end;
  while (runStart > region.from && /[\p{L}\p{N}\p{Surrogate}_-]/u.test(folded.charAt(runStart - 1))) runStart--;
  const run = folded.slice(runStart, end);
  const given = typed.slice(runStart, end);
  if (run === "" || /\d$/.test(run)) return undefined;

  const known = spelled
    .filter(
      ({ word }) =>
        end - word.length >= region.start &&
        folded.endsWith(word, end) &&
        (word === run || beginsWord(folded, end - word.length, word)),
    )
    .toSorted((left, right) => right.word.length - left.word.length)[0];
  const equals = folded[colon] === "=";
  if (known) {
    const start = end - known.word.length;
    const before = start > runStart ? folded.slice(runStart, start) : "";
    if (before === "") return { key: known.key, start };
    if (equals) return undefined;
    const wordsBefore = folded
      .slice(region.start, runStart)
      .split(/\s+/)
      .filter((word) => word !== "").length;
    // 子公司 is another thing than 公司; only right behind another key's colon do two signs stand for a value (`链:汽车公司:…`).
    const qualifier =
      /^\p{Script=Han}{1,2}$/u.test(before) &&
      (region.free || [...before].length === 1 || runStart > region.start || region.start === 0);
    if (qualifier || wordsBefore >= region.words) throw unknownKey(given, [known.key]);
    return { key: known.key, start };
  }
  if (equals) return undefined;
  const words = region.free
    ? spelled
        .map(({ word }) => word)
        .filter(
          (word) =>
            word.length > 1 &&
            Math.abs(word.length - run.length) < 2 &&
            !/^[a-z]{1,2}$/.test(run) &&
            distance(run, word) === 1,
        )
    : nearestOnes(
        run,
        spelled.map(({ word }) => word),
      );
  if (region.free && words.length === 0) return undefined;
  throw unknownKey(
    given,
    words.flatMap((one) => spelled.find(({ word }) => word === one)?.key ?? []),
  );
}

function unknownKey(given: string, near: readonly KnownKey[]): UserError {
  const [first] = near;
  const ways = [...new Set(near.map(({ shown }) => shown))].map((put) => ({ given, put }));
  return new UserError(
    "invalid_input",
    "unknown_key",
    first ? { given, nearest: first.shown } : { given },
    undefined,
    ways,
  );
}

/** A Chinese key may follow anything; a Latin one must not be the end of another Latin word. */
function beginsWord(folded: string, start: number, word: string): boolean {
  return /^\p{Script=Han}/u.test(word) || !/[a-z0-9_-]/.test(folded.charAt(start - 1));
}
