import { formatAddress, type Address, type Person } from "../address.ts";
import { UserError } from "../errors.ts";
import type { Actor, Channel, Member, Role, Unit } from "./model.ts";
import { near, waysTo } from "./near.ts";
import { peopleMeant, peopleNamed } from "./people-near.ts";
import { recordOrganization } from "./record.ts";
import { assistant, type Work } from "./work.ts";

/** A reference to a person as typed: a mention's platform id, or a name. */
export type PersonRef = { readonly id: string; readonly name?: string } | { readonly name: string };

/**
 * The member behind a platform's person. Somebody first seen in a unit's channel becomes a member of that unit; an
 * address among `admins` holds admin. Nobody ever acts as somebody else.
 */
export async function recognise(
  base: Omit<Work, "actor">,
  person: Person,
  channel: Channel | undefined,
  admins: readonly Address[],
): Promise<Actor> {
  const { tx, org } = base;
  const identity = { platform: person.platform, workspace: person.workspace, id: person.id };
  const known = await tx.people.byIdentity(org.id, identity);
  const member =
    known ?? (await tx.people.create(org.id, { name: person.name ?? person.id, unitId: undefined }, identity));
  if (!member.active) throw new UserError("forbidden", "not_a_member", {});

  const adminNow = admins.some((address) => formatAddress(address) === formatAddress(identity));
  const isAdmin = member.roles.some((role) => role.name === "admin");
  // Whoever coordinates all units belongs to none by speaking in one's channel: they would no longer be independent of it.
  const stays = member.unitId !== undefined || member.roles.some(({ name }) => name === "coordinator");
  const joins = !stays && channel?.active ? channel.unitId : undefined;
  // A platform that gave only an id at first may give the name later.
  const name = person.name !== undefined && member.name === person.id ? person.name : member.name;
  if (known && joins === undefined && !(adminNow && !isAdmin) && name === member.name) return { ...member, identity };

  const added: Role[] = [];
  if (joins !== undefined) added.push({ name: "member", unitId: joins });
  if (adminNow && !isAdmin) added.push({ name: "admin", unitId: undefined });
  const saved: Member = { ...member, name, unitId: member.unitId ?? joins, roles: [...member.roles, ...added] };
  await tx.people.save(org.id, saved);
  await recordOrganization({ ...base, actor: assistant }, "person", saved.unitId ?? 0, {
    [`person:${member.id}`]: [known ? describeMember(known) : null, describeMember(saved)],
  });
  return { ...saved, identity };
}

/** What the ledger keeps of a member. */
export function describeMember(member: Member): object {
  const { id, name, unitId, roles, active } = member;
  return {
    id,
    name,
    unitId: unitId ?? null,
    roles: roles.map((role) => ({ name: role.name, unitId: role.unitId ?? null })),
    active,
  };
}

interface PersonOptions {
  readonly hint?: string;
  /** Where the person must work: somebody else is not suggested. */
  readonly unitId?: number;
}

/**
 * The one person meant; `王敏（开发区）` is the one of that name in that unit.
 * @throws UserError not_found, or conflict when the name is not unique.
 */
export async function findPerson(work: Work, ref: PersonRef, options: PersonOptions = {}): Promise<Member> {
  const { hint, unitId } = options;
  const { tx, org, actor } = work;
  if ("id" in ref) {
    const identity = { platform: actor.identity.platform, workspace: actor.identity.workspace, id: ref.id };
    const member = await tx.people.byIdentity(org.id, identity);
    if (member?.active) return member;
    // A mention of somebody the assistant has not met: the mention itself says who it is.
    if (member || ref.name === undefined)
      throw new UserError("not_found", "unknown_person", { given: ref.name ?? ref.id }, hint);
    const created = await tx.people.create(org.id, { name: ref.name, unitId: undefined }, identity);
    await recordOrganization(work, "person", 0, { [`person:${created.id}`]: [null, describeMember(created)] });
    return created;
  }
  const given = ref.name;
  const all = await allNamed(work, given);
  const own = all.filter((member) => member.unitId === actor.unitId);
  const found = own.length > 0 ? own : all;
  const [first] = found;
  if (!first) {
    const ways = await peopleMeant(work, given, unitId);
    throw new UserError("not_found", "unknown_person", { given }, hint, ways);
  }
  if (found.length > 1) {
    const ways = await peopleNamed(work, given, found);
    throw new UserError("conflict", "ambiguous_person", { given, count: found.length }, hint, ways);
  }
  return first;
}

async function allNamed(work: Work, given: string): Promise<readonly Member[]> {
  const { tx, org } = work;
  const all = await tx.people.named(org.id, given);
  const [, name = "", unitWord = ""] = /^(.+?)\s*[(（]([^()（）]+)[)）]$/u.exec(given) ?? [];
  if (all.length > 0 || name === "") return all;
  const unit = await unitNamed(work, unitWord);
  return unit ? (await tx.people.named(org.id, name)).filter(({ unitId }) => unitId === unit.id) : [];
}

/** @throws UserError not_found with the nearest */
export async function findUnit(work: Work, given: string, hint?: string): Promise<Unit> {
  const units = await work.tx.units.list(work.org.id);
  const wanted = fold(given);
  const found = units.find((unit) => isNamed(unit, wanted));
  if (found) return found;
  const active = units.filter((unit) => unit.active);
  const meant = near(given, active, ({ name, shortName, code }) => [name, shortName, code]);
  const names = meant.map(({ shortName }) => shortName);
  const [nearest] = names;
  const values = { given, ...(nearest === undefined ? {} : { nearest }) };
  throw new UserError("not_found", "unknown_unit", values, hint, waysTo(given, names));
}

/** The unit of exactly that name, short name or code, where there is one. */
export async function unitNamed({ tx, org }: Pick<Work, "tx" | "org">, given: string): Promise<Unit | undefined> {
  const wanted = fold(given);
  return (await tx.units.list(org.id)).find((unit) => isNamed(unit, wanted));
}

function isNamed({ active, name, shortName, code }: Unit, wanted: string): boolean {
  return active && [name, shortName, code].some((word) => fold(word) === wanted);
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}
