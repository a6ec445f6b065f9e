import type { Block, Message } from "../chat/message.ts";
import type { UserError } from "../errors.ts";
import type { Catalogue } from "../locales/index.ts";
import type { Locale } from "../locale.ts";

/** One clear sentence. */
export function errorSentence(error: UserError, words: Catalogue): string {
  // The catalogue has one function for each reason, taking exactly that reason's values; the pair travels together in
  // the error, which the type of an indexed call cannot express.
  return (words.errors[error.reason] as (values: typeof error.values) => string)(error.values);
}

/** The sentence, with the shortest correct example where there is one. */
export function errorMessage(error: UserError, words: Catalogue, locale: Locale): Message {
  const sentence = errorSentence(error, words);
  const example: readonly Block[] =
    error.hint === undefined ? [] : [{ kind: "note", text: [words.example, { code: error.hint }] }];
  return {
    summary:
      error.hint === undefined ? sentence : `${sentence}${locale === "en" ? " " : ""}${words.example}${error.hint}`,
    tone: "warning",
    locale,
    blocks: [{ kind: "text", text: sentence }, ...example],
  };
}

/** A bug: the person gets a reference that the log has too, and the promise that nothing was written. */
export function failureMessage(reference: string, words: Catalogue, locale: Locale): Message {
  const sentence = words.failed(reference);
  return { summary: sentence, tone: "bad", locale, blocks: [{ kind: "text", text: sentence }] };
}
