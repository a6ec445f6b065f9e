import type { Reply } from "../chat/message.ts";
import type { Invocation } from "../chat/port.ts";
import { spotOf } from "../delivery/card.ts";
import { replyTo, type Delivery } from "../delivery/delivery.ts";
import type { Setting } from "../domain/setting.ts";
import type { StoreTx } from "../store/port.ts";

/** Where a reply goes; a card among it is known as one from then on. */
export function answerOf(invocation: Invocation, reply: Reply, { org }: Setting): Delivery {
  const { caller, place } = invocation;
  const delivery = replyTo(invocation, reply);
  if (!reply.card) return delivery;
  const direct = place.direct || delivery.target.kind !== "post";
  return { ...delivery, card: { ...reply.card, orgId: org.id, ...(direct ? { reader: caller.id } : {}) } };
}

export function toDelivery(also: NonNullable<Reply["also"]>[number], { org }: Setting): Delivery {
  const { message } = also;
  if (!("person" in also)) return { target: { kind: "post", place: also.place }, message };
  const { person, card } = also;
  const mark = card && { ...card, orgId: org.id, reader: person.id };
  return { target: { kind: "direct", person }, message, ...(mark ? { card: mark } : {}) };
}

/** A card that is answered with takes the place of the one before it, which need not be changed once more until it is there. */
export async function giveWay(tx: StoreTx, { target, card }: Delivery): Promise<void> {
  if (!card || (target.kind !== "post" && target.kind !== "direct")) return;
  const place = target.kind === "post" ? target.place : target.person;
  const { platform, workspace } = place;
  const { orgId, project, reader } = card;
  await tx.cards.giveWay({ orgId, project, platform, workspace, spot: spotOf(place, reader) });
}
