import type { Person } from "../../src/address.ts";
import type { CommandContext } from "../context.ts";

/** Where to tell each of these people, whoever is acting left out: on the platform it was done on where they are there. */
export async function reach(
  { services, caller, actor }: CommandContext,
  members: readonly { readonly id: number }[],
): Promise<readonly Person[]> {
  const ids = [...new Set(members.map(({ id }) => id))].filter((id) => id !== actor.id);
  const identities = await services.people.identities(ids);
  return ids.flatMap((id) => {
    const own = identities.filter(({ memberId }) => memberId === id);
    const found = own.find(({ identity }) => identity.platform === caller.platform) ?? own[0];
    return found ? [found.identity] : [];
  });
}
