import type { Place } from "../address.ts";
import { placeOf } from "./attempt.ts";
import type { Held } from "./lanes.ts";
import type { SentCard } from "./ports.ts";

/**
 * Cards of one spot follow each other: a channel, a thread of it, or the direct conversation with one person, which on Lark
 * has two ids.
 */
export function spotOf({ id, thread }: Pick<Place, "id" | "thread">, reader: string | null | undefined): string {
  if (typeof reader === "string") return `person ${reader}`;
  return thread === undefined ? id : `${id} ${thread}`;
}

/**
 * The card that a message in hand is, for the record of its sending. Undefined for everything else: a private answer to an
 * address of its own can never be changed, and an update is no new card.
 */
export function cardIn(held: Held): SentCard | undefined {
  const { card, target } = held.delivery;
  const place = placeOf(held);
  if (!card || !place || target.kind === "update" || (target.kind === "answer" && !held.fallen)) return undefined;
  const { orgId, project, seq, step } = card;
  const reader = card.reader ?? null;
  return { orgId, project, seq, step, place, reader, spot: spotOf(place, reader) };
}
