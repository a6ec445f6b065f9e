import type { Person, Place } from "../../src/address.ts";
import type { Also, CardOf, Message, Reply } from "../../src/chat/message.ts";
import type { Member } from "../../src/domain/model.ts";
import type { CommandContext } from "../context.ts";

/** Where each of these people is told something: on the platform it was done on where they are there; nobody unknown there. */
export async function accountsOf(
  { services, caller }: Pick<CommandContext, "services" | "caller">,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Person>> {
  const accounts = new Map<number, Person>();
  for (const { memberId, identity } of await services.people.identities(ids)) {
    const known = accounts.get(memberId);
    const nearer = known?.platform !== caller.platform && identity.platform === caller.platform;
    if (!known || nearer) accounts.set(memberId, identity);
  }
  return accounts;
}

/** A message of its own, or a card, to each of these people, once, on the platform it was done on where they are there; never to the caller. */
export async function tellPeople(
  context: CommandContext,
  people: readonly Member[],
  say: (member: Member) => Message | { readonly message: Message; readonly card: CardOf },
): Promise<readonly Also[]> {
  const others = [...new Map(people.map((member) => [member.id, member])).values()].filter(
    ({ id, active }) => active && id !== context.actor.id,
  );
  const accounts = await accountsOf(
    context,
    others.map(({ id }) => id),
  );
  return others.flatMap((member): readonly Also[] => {
    const person = accounts.get(member.id);
    if (!person) return [];
    const said = say(member);
    return [{ person, ...("message" in said ? said : { message: said }) }];
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
