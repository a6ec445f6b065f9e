import { UserError } from "../../errors.ts";
import { describeMember, findPerson, findUnit, type PersonRef } from "../membership.ts";
import type { Member, Role, RoleName } from "../model.ts";
import { recordOrganization } from "../record.ts";
import { requireRole } from "../rights.ts";
import { inWords, type Work } from "../work.ts";

const perUnit: ReadonlySet<RoleName> = new Set(["member", "leader", "verifier"]);

/** Grants a role; the ones held per unit need the unit, and being a unit's member makes it the person's own unit. */
export async function grantRole(
  work: Work,
  ref: PersonRef,
  name: RoleName,
  unitWord: string | undefined,
): Promise<Member> {
  requireRole(work.actor, ["admin"]);
  const member = await findPerson(work, ref);
  const role = await readRole(work, name, unitWord);
  if (member.roles.some((held) => sameRole(held, role)))
    throw new UserError("conflict", "nothing_changed", {}, inWords(work, "/角色", "/role"));
  return save(work, member, {
    ...member,
    unitId: name === "member" ? role.unitId : (member.unitId ?? role.unitId),
    roles: [...member.roles.filter((held) => !(name === "member" && held.name === "member")), role],
  });
}

/** The last admin cannot be taken away: nobody could give the role back. */
export async function revokeRole(
  work: Work,
  ref: PersonRef,
  name: RoleName,
  unitWord: string | undefined,
): Promise<Member> {
  requireRole(work.actor, ["admin"]);
  const member = await findPerson(work, ref);
  const role = await readRole(work, name, unitWord);
  if (!member.roles.some((held) => sameRole(held, role)))
    throw new UserError("conflict", "nothing_changed", {}, inWords(work, "/角色", "/role"));
  if (name === "admin") {
    const admins = await work.tx.people.holding(work.org.id, { name: "admin", unitId: undefined });
    if (admins.length < 2) throw new UserError("conflict", "last_admin", {});
  }
  const roles = member.roles.filter((held) => !sameRole(held, role));
  // Whoever holds nothing more in a unit does not work for it any longer.
  const stays = member.unitId !== role.unitId || roles.some((held) => held.unitId === member.unitId);
  return save(work, member, { ...member, unitId: stays ? member.unitId : undefined, roles });
}

async function readRole(work: Work, name: RoleName, unitWord: string | undefined): Promise<Role> {
  if (!perUnit.has(name)) return { name, unitId: undefined };
  if (unitWord === undefined) throw new UserError("invalid_input", "unit_missing", {});
  return { name, unitId: (await findUnit(work, unitWord)).id };
}

async function save(work: Work, before: Member, after: Member): Promise<Member> {
  await work.tx.people.save(work.org.id, after);
  await recordOrganization(work, "role", after.unitId ?? 0, {
    [`person:${after.id}`]: [describeMember(before), describeMember(after)],
  });
  return after;
}

function sameRole(a: Role, b: Role): boolean {
  return a.name === b.name && a.unitId === b.unitId;
}
