import type { Address } from "../../address.ts";
import type { Work } from "../work.ts";

/** Where each of these people is told something, once each: on the platform it was done on if they are there. */
export async function reach(
  { tx, org, actor }: Pick<Work, "tx" | "org" | "actor">,
  memberIds: readonly number[],
): Promise<readonly Address[]> {
  const ids = [...new Set(memberIds)];
  if (ids.length === 0) return [];
  const known = await tx.people.identities(org.id, ids);
  const active = new Set((await tx.people.byIds(org.id, ids)).flatMap((member) => (member.active ? [member.id] : [])));
  return ids.flatMap((id) => {
    const own = known.filter(({ memberId }) => memberId === id && active.has(id));
    const found = own.find(({ identity }) => identity.platform === actor.identity.platform) ?? own[0];
    return found ? [found.identity] : [];
  });
}

/** Ids of those who decide: the coordinator's office, or the admins while nobody holds that role. */
export async function coordinators({ tx, org }: Pick<Work, "tx" | "org">): Promise<readonly number[]> {
  const holding = async (name: "coordinator" | "admin") =>
    (await tx.people.holding(org.id, { name, unitId: undefined })).map(({ id }) => id);
  const found = await holding("coordinator");
  return found.length > 0 ? found : holding("admin");
}
