import type { Place } from "../../src/address.ts";
import type { Also, Message, Reply } from "../../src/chat/message.ts";
import type { Member } from "../../src/domain/model.ts";
import type { CommandContext } from "../context.ts";

/** A message of its own to each of these people, once, on the platform it was done on where they are there; never to the caller. */
export async function tellPeople(
  { services, actor, caller }: CommandContext,
  people: readonly Member[],
  message: (member: Member) => Message,
): Promise<readonly Also[]> {
  const others = [...new Map(people.map((member) => [member.id, member])).values()].filter(
    ({ id, active }) => active && id !== actor.id,
  );
  const identities = await services.people.identities(others.map(({ id }) => id));
  return others.flatMap((member): readonly Also[] => {
    const own = identities.filter(({ memberId }) => memberId === member.id);
    const reach = own.find(({ identity }) => identity.platform === caller.platform) ?? own[0];
    return reach ? [{ person: reach.identity, message: message(member) }] : [];
  });
}

/** The same to every channel of these units, the place of the answer left out where everybody there reads that already. */
export async function tellChannels(
  { services, place }: CommandContext,
  unitIds: readonly number[],
  answer: Pick<Reply, "audience">,
  message: (unitId: number) => Message,
): Promise<readonly Also[]> {
  const channels = (await services.channels.list()).filter(
    ({ active, unitId, address }) =>
      active && unitIds.includes(unitId) && !(answer.audience === "place" && sameAddress(address, place)),
  );
  return channels.map(({ address, unitId }) => ({ place: { ...address, direct: false }, message: message(unitId) }));
}

function sameAddress(a: Omit<Place, "direct">, b: Place): boolean {
  return a.platform === b.platform && a.workspace === b.workspace && a.id === b.id;
}
