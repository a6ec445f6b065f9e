import type { Member } from "../model.ts";
import { recordOrganization } from "../record.ts";
import type { Work } from "../work.ts";

/** Keeps a complaint or suggestion and names those it is for: the admins, or nobody yet. */
export async function giveFeedback(work: Work, text: string): Promise<readonly Member[]> {
  await recordOrganization(work, "feedback", work.actor.unitId ?? 0, {}, { text });
  return work.tx.people.holding(work.org.id, { name: "admin", unitId: undefined });
}
