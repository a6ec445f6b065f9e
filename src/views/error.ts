import type { Command } from "../chat/command.ts";
import type { Block, Button, Message } from "../chat/message.ts";
import { shownName } from "../chat/usage.ts";
import type { UserError } from "../errors.ts";
import type { Catalogue } from "../locales/index.ts";
import type { Locale } from "../locale.ts";

/** One clear sentence. */
export function errorSentence(error: UserError, words: Catalogue): string {
  // The catalogue has one function for each reason, taking exactly that reason's values; the pair travels together in
  // the error, which the type of an indexed call cannot express.
  return (words.errors[error.reason] as (values: typeof error.values) => string)(error.values);
}

/** The sentence, with the shortest correct example where there is one, and what may have been meant to be pressed. */
export function errorMessage(
  error: UserError,
  words: Catalogue,
  locale: Locale,
  buttons: readonly Button[] = [],
): Message {
  const sentence = errorSentence(error, words);
  const example: readonly Block[] =
    error.hint === undefined ? [] : [{ kind: "note", text: [words.example, { code: error.hint }] }];
  return {
    summary:
      error.hint === undefined ? sentence : `${sentence}${locale === "en" ? " " : ""}${words.example}${error.hint}`,
    tone: "warning",
    locale,
    blocks: [
      { kind: "text", text: sentence },
      ...example,
      ...(buttons.length === 0 ? [] : [{ kind: "buttons", buttons } as const]),
    ],
  };
}

/** What fits everywhere, and what is still a button where it must be said whole; of the first word and of a value, so much. */
const label = { usual: 20, longest: 40, word: 10, value: 8 } as const;

interface Labelled {
  /** A whole other line. */
  readonly line?: string;
  readonly put?: string;
  readonly own?: boolean;
  readonly name?: string;
}

/**
 * What a press will run: the command, the word it is about, and what was put in, which is never cut unless it is the
 * person's own; undefined where that does not fit.
 */
export function nearLabel(
  command: Pick<Command<never>, "name" | "aliases" | "summary">,
  rest: string,
  locale: Locale,
  { line, put, own = false, name }: Labelled,
): string | undefined {
  const called = shownName(command, locale);
  const shown = rest
    .replaceAll(/<@[^<>|]+\|([^<>]*)>/gu, "@$1")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .replace(/^[a-z](?=\d)/u, (letter) => letter.toUpperCase());
  if (shown === "") {
    const summary = command.summary[locale];
    return put === undefined && signsOf(summary) <= label.usual ? summary : called;
  }
  if (line !== undefined) return cut(line.replace(/^[/／]/u, ""), label.usual);
  const whole = `${called} ${shown}`;
  if (name === undefined && signsOf(whole) <= label.usual) return whole;
  const piece = put?.trim() ?? "";
  const at = shown.indexOf(piece);
  // What was put right is the command's name alone.
  if (piece === "" || at < 0) return cut(whole, label.usual);
  const before = shown.slice(0, at).trim();
  const [first = ""] = before.split(" ");
  // A value says little without its key, a key without its value.
  const key = /[:：=]$/u.test(before) ? before.slice(before.lastIndexOf(" ") + 1) : "";
  const skipped = before.slice(first.length, before.length - key.length).trim() !== "";
  const head = [called, ...(first === key ? [] : [cut(first, label.word)]), ...(skipped ? ["…"] : [])]
    .filter((part) => part !== "")
    .join(" ");
  const after = shown.slice(at + piece.length);
  const value = name === undefined ? (/^\s*[:：=]\s*\S*/u.exec(after)?.[0] ?? "") : "";
  const needed = `${head} ${key}${name ?? piece}`;
  if (signsOf(needed) > label.longest && !own) return undefined;
  const most = Math.min(label.longest, Math.max(label.usual, signsOf(needed) + label.value));
  const said = cut(`${needed}${value}`, own ? label.usual : most);
  return after.slice(value.length).trim() === "" || signsOf(said) > label.usual - 2 ? said : `${said} …`;
}

function signsOf(text: string): number {
  return [...text].length;
}

function cut(text: string, most: number): string {
  return signsOf(text) <= most ? text : `${[...text].slice(0, most - 1).join("")}…`;
}

/** A bug: the person gets a reference that the log has too, and the promise that nothing was written. */
export function failureMessage(reference: string, words: Catalogue, locale: Locale): Message {
  const sentence = words.failed(reference);
  return { summary: sentence, tone: "bad", locale, blocks: [{ kind: "text", text: sentence }] };
}
