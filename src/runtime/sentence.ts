import type { CommandContext } from "../../commands/context.ts";
import type { ReadContext } from "../chat/command.ts";
import { fold } from "../chat/normalize.ts";
import type { Invocation } from "../chat/port.ts";
import type { Registry } from "../chat/registry.ts";
import type { Draft, Reading } from "../chat/sentence/draft.ts";
import { readSentence } from "../chat/sentence/read.ts";
import { distance } from "../distance.ts";
import { UserError } from "../errors.ts";
import { placeAt } from "./places.ts";
import type { Found } from "./refusal.ts";

/** What somebody means by a line: a command, something to confirm, or a word to be answered. */
export type Meaning =
  | { readonly kind: "command"; readonly found: Found }
  | { readonly kind: "draft"; readonly draft: Draft }
  | { readonly kind: "greeting" | "thanks" };

/**
 * What a line means. A command is one wherever it stands; what is none is read as a sentence only where somebody speaks to
 * the assistant without a slash, and is no slip of a command.
 * @throws UserError unknown_command for everything else
 */
export function meaningOf(
  registry: Registry<CommandContext>,
  invocation: Invocation,
  line: string,
  at: ReadContext,
): Meaning {
  try {
    return { kind: "command", found: registry.find(line) };
  } catch (error) {
    const spoken = invocation.source === "mention" && invocation.fields === undefined && !/^\s*[/／⁄、]/u.test(line);
    if (!(error instanceof UserError) || error.code !== "unknown_command" || !spoken) throw error;
    const reading = readSentence(line, { ...at, placeAt });
    if (!reading || (reading.kind === "draft" && isSlip(error, line))) throw error;
    return meant(registry, reading);
  }
}

function meant(registry: Registry<CommandContext>, reading: Reading): Meaning {
  if (reading.kind !== "question") return reading;
  // A question is looked up; nothing is written.
  const { number, words } = reading;
  return {
    kind: "command",
    found: registry.find(number === undefined ? `/lead find ${words ?? ""}` : `/lead #${number}`),
  };
}

/** Words that begin a sentence as often as a command is mistyped so. */
const beginnings = /^(?:held|met|had|called|visited|hosted|toured|signed|received|spoke|talked|拜会|到账|来电|接到)/u;

/** 线锁 比亚迪项目: a command with one sign wrong at the beginning of the line. */
function isSlip(error: UserError, line: string): boolean {
  const { nearest } = error.values as { readonly nearest?: string };
  const typed = fold(line).trim();
  if (nearest === undefined || beginnings.test(typed)) return false;
  const [word = ""] = fold(nearest).split(" ");
  const latin = /^[a-z]/u.test(word);
  const begun = latin ? (/^[a-z-]+/u.exec(typed)?.[0] ?? "") : typed.slice(0, word.length);
  return begun !== "" && distance(begun, word) <= (word.length > 5 ? 2 : 1);
}
