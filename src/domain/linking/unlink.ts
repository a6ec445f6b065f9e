import type { Address, Platform } from "../../address.ts";
import { UserError } from "../../errors.ts";
import { describeMember } from "../membership.ts";
import { recordOrganization } from "../record.ts";
import { inWords, type Work } from "../work.ts";
import { movedIdentities } from "./join.ts";

export interface OwnIdentity {
  readonly identity: Address;
  /** The one this was asked with. */
  readonly current: boolean;
}

/** The accounts that act as the actor. */
export async function listIdentities({ tx, org, actor }: Work): Promise<readonly OwnIdentity[]> {
  const found = await tx.people.identities(org.id, [actor.id]);
  return found.map(({ identity }) => ({ identity, current: sameAddress(identity, actor.identity) }));
}

/**
 * Takes one account out of the person: from now on it is a person of its own, who has no unit and no role, until it is
 * given one, speaks in a unit's channel, or is an admin by the installation's settings. What it did stays the person's.
 * @throws UserError not_found where there is none on this platform, conflict where it is the only one
 */
export async function unlinkIdentity(work: Work, platform: Platform): Promise<Address> {
  const { tx, org } = work;
  const own = await listIdentities(work);
  const list = inWords(work, "/关联 列表", "/link list");
  const found = own.find(({ identity }) => identity.platform === platform);
  if (!found) throw new UserError("not_found", "link_none", { platform }, list);
  if (own.length < 2) throw new UserError("conflict", "link_last", {}, list);
  const { identity } = found;
  // The platform's own id until its next message, which brings the name.
  const newcomer = await tx.links.newcomer(org.id, identity.id);
  await tx.links.moveIdentity(org.id, identity, newcomer.id);
  await recordOrganization(work, "link", work.actor.unitId ?? 0, {
    ...movedIdentities([identity], work.actor.id, newcomer.id),
    [`person:${newcomer.id}`]: [null, describeMember(newcomer)],
  });
  return identity;
}

function sameAddress(a: Address, b: Address): boolean {
  return a.platform === b.platform && a.workspace === b.workspace && a.id === b.id;
}
