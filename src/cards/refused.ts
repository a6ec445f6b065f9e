import type { CardMark } from "../delivery/delivery.ts";
import type { Dead } from "../delivery/outcomes.ts";
import type { Tx } from "../domain/ports.ts";
import type { Posted } from "../chat/port.ts";
import { unreachable } from "../errors.ts";

/** A platform that is away, or its answers, are waited for so long before a card is changed once more. */
const againMs = 60 * 60_000;

/**
 * A card could not be changed.
 *
 * | refusal | what becomes of it | why |
 * |---|---|---|
 * | gone, unchangeable | posted anew in a channel, where what happened is worth it | the card is there and stays as it is: too old, or another app's by now |
 * | gone | forgotten | a person has deleted it, or the place is no more: to post it again would be to nag |
 * | forbidden, rejected | tried again at the next change | the app's own trouble, or the message's: the next one may do |
 * | all others | tried again in an hour | the dispatcher's patience is at its end, the platform's trouble is not |
 */
export async function refused(
  tx: Tx,
  posted: Posted,
  mark: CardMark,
  { code, unchangeable }: Pick<Dead, "code" | "unchangeable">,
  now: Date,
): Promise<void> {
  const card = await tx.cards.posted(posted.place, posted.id);
  if (!card) return;
  const keep = (due: Date | null, frozen: boolean) =>
    tx.cards.keep(card.id, { seq: mark.seq, shown: null, frozen, due, at: now, outbox: null });
  switch (code) {
    case "gone":
      return unchangeable ? keep(now, true) : tx.cards.forget(card.id);
    case "forbidden":
    case "rejected":
      return keep(null, card.frozen);
    case "rate_limited":
    case "unavailable":
    case "timeout":
    case "unknown":
      return keep(new Date(now.getTime() + againMs), card.frozen);
  }
  return unreachable(code);
}
