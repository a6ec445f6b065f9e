import type { Also, Message } from "../../src/chat/message.ts";
import { fold } from "../../src/chat/normalize.ts";
import { UserError } from "../../src/errors.ts";
import type { CommandContext } from "../context.ts";
import { accountsOf } from "./tell.ts";

/** `F7`, `f7`, `7`. */
export function readClaimNumber(given: string, { view }: CommandContext): number {
  const [, digits] = /^f?\s*(\d{1,9})$/u.exec(fold(given)) ?? [];
  if (digits !== undefined) return Number(digits);
  throw new UserError("not_found", "unknown_claim", { given }, view.locale === "en" ? "/mine" : "/我的");
}

/** Messages to members, each on the platform of the caller where they have an identity there. */
export async function bringTo(
  context: CommandContext,
  messages: ReadonlyMap<number, Message>,
): Promise<readonly Also[]> {
  const accounts = await accountsOf(context, [...messages.keys()]);
  return [...messages].flatMap(([id, message]): readonly Also[] => {
    const person = accounts.get(id);
    return person ? [{ person, message }] : [];
  });
}
