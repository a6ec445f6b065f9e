import { formatAddress, type Address } from "../../address.ts";
import { describeMember } from "../membership.ts";
import type { Member, Role } from "../model.ts";
import { recordOrganization, recordProject } from "../record.ts";
import { recordRequest } from "../requests/record.ts";
import type { Work } from "../work.ts";

const batch = 100;

/**
 * Makes one person of two. `kept` gets the identities, the roles and the open work of `left`, who never acts again. History
 * stays as it was written: `left` keeps the number that old entries bear, and is called by the same name from now on.
 * Projects and open requests change hands by ordinary entries of their own.
 */
export async function joinPersons(work: Work, kept: Member, left: Member): Promise<Member> {
  const { tx, org } = work;
  const all = await tx.people.identities(org.id, [kept.id, left.id]);
  const moved = all.filter(({ memberId }) => memberId === left.id).map(({ identity }) => identity);
  // A platform may have given no more than an id; the other one's name is better.
  const name = all.some(({ identity }) => identity.id === kept.name) ? left.name : kept.name;
  for (const identity of moved) await tx.links.moveIdentity(org.id, identity, kept.id);
  const joined: Member = {
    ...kept,
    name,
    unitId: kept.unitId ?? left.unitId,
    roles: [...kept.roles, ...left.roles.filter((role) => !kept.roles.some((held) => sameRole(held, role)))],
  };
  const retired: Member = { ...left, name, roles: [], active: false };
  await tx.people.save(org.id, joined);
  await tx.people.save(org.id, retired);
  await tx.links.dropCodes(org.id, left.id);
  await recordOrganization(work, "link", joined.unitId ?? 0, {
    ...movedIdentities(moved, left.id, kept.id),
    [`person:${kept.id}`]: [describeMember(kept), describeMember(joined)],
    [`person:${left.id}`]: [describeMember(left), { ...describeMember(retired), linkedTo: kept.id }],
  });
  await handOverAll(work, left.id, kept.id);
  return joined;
}

/** Everything open of one owner to another; what was handed over leaves the list, so it is always read from its beginning. */
async function handOverAll(work: Work, from: number, to: number): Promise<void> {
  const { tx, org } = work;
  for (;;) {
    const { records, more } = await tx.projects.list(org.id, { ownerId: from }, { offset: 0, limit: batch });
    for (const record of records)
      await recordProject(work, record, { ...record.project, ownerId: to }, "assign", { linked: from });
    if (!more) break;
  }
  for (;;) {
    const open = await tx.requests.open(org.id, { unitIds: [], memberId: from }, batch);
    for (const record of open)
      await recordRequest(work, record, { ...record.request, ownerId: to }, "assign", { linked: from });
    if (open.length < batch) return;
  }
}

export function movedIdentities(
  identities: readonly Address[],
  from: number,
  to: number,
): Readonly<Record<string, readonly [number, number]>> {
  return Object.fromEntries(identities.map((identity) => [`identity:${formatAddress(identity)}`, [from, to]]));
}

function sameRole(a: Role, b: Role): boolean {
  return a.name === b.name && a.unitId === b.unitId;
}
