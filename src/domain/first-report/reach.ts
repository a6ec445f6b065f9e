import type { Address } from "../../address.ts";
import type { Work } from "../work.ts";

/** Where each of these people is told something that nobody asked for, once each: where they wrote last. */
export async function reach(
  { tx, org }: Pick<Work, "tx" | "org">,
  memberIds: readonly number[],
): Promise<readonly Address[]> {
  const ids = [...new Set(memberIds)];
  const active = (await tx.people.byIds(org.id, ids)).filter((member) => member.active);
  const known = await tx.people.identities(org.id, ids);
  return active.flatMap(({ id }) => known.find(({ memberId }) => memberId === id)?.identity ?? []);
}
