import type { Person } from "../../src/address.ts";
import type { CommandContext } from "../context.ts";
import { accountsOf } from "./tell.ts";

/** Where to tell each of these people, whoever is acting left out. */
export async function reach(
  context: CommandContext,
  members: readonly { readonly id: number }[],
): Promise<readonly Person[]> {
  const ids = [...new Set(members.map(({ id }) => id))].filter((id) => id !== context.actor.id);
  const accounts = await accountsOf(context, ids);
  return ids.flatMap((id) => accounts.get(id) ?? []);
}
