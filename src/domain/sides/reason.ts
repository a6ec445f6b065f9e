import { UserError } from "../../errors.ts";
import type { Choice } from "../../packs/pack.ts";
import { foldText } from "../record.ts";
import { lookup } from "../words.ts";
import { inWords, type Work } from "../work.ts";

export interface GivenReason {
  /** Code of one of the choices. */
  readonly reason: string;
  readonly words: string | null;
}

/**
 * A reason as people type it: one of the pack's words, with more behind it or not (`用地`, `用地 对方要三百亩`); or a sentence, which
 * is the reason it begins with (`用地不够，去了别处`), else another one, in its own words.
 * @throws UserError where "another reason" is all that is said
 */
export function readReason(work: Pick<Work, "locale">, choices: readonly Choice[], given: string): GivenReason {
  const typed = given.trim();
  const tokens = typed.split(/[\s,，:：;；]+/u);
  for (let count = tokens.length; count > 0; count--) {
    const choice = lookup(choices, tokens.slice(0, count).join(" "));
    if (!choice) continue;
    const words = afterTokens(typed, count);
    if (choice.code === "other" && words === "") throw missing(work);
    return { reason: choice.code, words: words === "" ? null : words };
  }
  const text = foldText(typed);
  const begun = choices.find(
    ({ code, name, words }) =>
      code !== "other" &&
      [name["zh-CN"], ...words].some((word) => /\p{Script=Han}/u.test(word) && text.startsWith(foldText(word))),
  );
  return { reason: begun?.code ?? "other", words: typed };
}

function afterTokens(text: string, count: number): string {
  return text
    .replace(new RegExp(`^[^\\s,，:：;；]+(?:[\\s,，:：;；]+[^\\s,，:：;；]+){${count - 1}}[\\s,，:：;；]*`, "u"), "")
    .trim();
}

function missing(work: Pick<Work, "locale">): UserError {
  return new UserError("invalid_input", "missing_argument", { key: inWords(work, "原因", "reason") });
}
