import type { Entry } from "../model.ts";
import type { Work } from "../work.ts";
import { standing } from "./undo.ts";

/** More changes of one person since a draft was shown are not looked through. */
const reach = 500;

/** What the actor has made of a draft already: the entry that stands under its delivery. One that was undone is none. */
export async function becameOf(
  { tx, org, actor }: Work,
  { delivery, since }: { readonly delivery: string; readonly since: Date },
): Promise<Entry | undefined> {
  const own = standing(await tx.ledger.byActor(org.id, actor.id, since, reach)).filter(
    (entry) => entry.delivery === delivery,
  );
  return own.find(({ subject }) => subject !== "investor");
}
