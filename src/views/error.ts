import type { Command } from "../chat/command.ts";
import type { Block, Button, Message } from "../chat/message.ts";
import { shownName } from "../chat/usage.ts";
import type { UserError } from "../errors.ts";
import type { Catalogue } from "../locales/index.ts";
import type { Locale } from "../locale.ts";

/** One clear sentence, with the shortest correct example where there is one, and what may have been meant to be pressed. */
export function errorMessage(
  error: UserError,
  words: Catalogue,
  locale: Locale,
  buttons: readonly Button[] = [],
): Message {
  // The catalogue has one function for each reason, taking exactly that reason's values; the pair travels together in
  // the error, which the type of an indexed call cannot express.
  const sentence = (words.errors[error.reason] as (values: typeof error.values) => string)(error.values);
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

/** What fits everywhere, and what is still a button where it must be said whole. */
const label = { usual: 20, longest: 40 } as const;

/**
 * What a press will run: the command and the first words that follow. What was put in is always in it and whole; undefined
 * where that does not fit.
 */
export function nearLabel(
  command: Pick<Command<never>, "name" | "aliases" | "summary">,
  rest: string,
  locale: Locale,
  { put, name }: { readonly put?: string; readonly name?: string },
): string | undefined {
  const called = shownName(command, locale);
  const shown = rest.replaceAll(/<@[^<>|]+\|([^<>]*)>/gu, "@$1").replaceAll(/\s+/gu, " ").trim();
  if (shown === "") return cut(command.summary[locale], label.usual);
  const whole = `${called} ${shown}`;
  if ([...whole].length <= label.usual && name === undefined) return whole;
  const [number = ""] = /^#?[a-z]?\d{1,9}(?=\s)/iu.exec(shown) ?? [];
  const piece = name ?? put?.trim() ?? "";
  if (piece === "" || called.includes(piece)) return cut(whole, label.usual);
  const head = [called, number].filter((part) => part !== "" && !piece.startsWith(part)).join(" ");
  if ([...`${head} ${piece}`].length > label.longest) return undefined;
  // A key says little without its value.
  const value = name === undefined ? (/^\s*[:：=]\s*[^\s]*/u.exec(shown.slice(shown.indexOf(piece) + piece.length))?.[0] ?? "") : "";
  return cut(`${head} ${piece}${value}`, Math.max(label.usual, [...`${head} ${piece}`].length));
}

function cut(text: string, most: number): string {
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join("")}…`;
}

/** A bug: the person gets a reference that the log has too, and the promise that nothing was written. */
export function failureMessage(reference: string, words: Catalogue, locale: Locale): Message {
  const sentence = words.failed(reference);
  return { summary: sentence, tone: "bad", locale, blocks: [{ kind: "text", text: sentence }] };
}
