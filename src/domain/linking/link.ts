import type { Address } from "../../address.ts";
import { UserError } from "../../errors.ts";
import type { Member } from "../model.ts";
import { inWords, type Work } from "../work.ts";
import { codeMinutes, hashCode, makeCode, readCode } from "./code.ts";
import { joinPersons } from "./join.ts";
import { isSignInIdentity } from "./sign-in.ts";
import { requireTry } from "./tries.ts";

export interface NewCode {
  readonly code: string;
  readonly minutes: number;
}

/** A code with which the actor's other identity says that it is the same person; one that was made before ends with it. */
export async function makeLinkCode(work: Work): Promise<NewCode> {
  const { tx, org, actor, now } = work;
  const code = makeCode(work.secret());
  const expiresAt = new Date(now.getTime() + codeMinutes * 60_000);
  await tx.links.putCode(org.id, { personId: actor.id, codeHash: hashCode(org.id, code), expiresAt }, now);
  return { code, minutes: codeMinutes };
}

/** What came of a code. A refusal is a value: that the code is used up, or the try counted, is to be kept. */
export type Redeemed =
  | { readonly joined: Member; readonly identities: readonly Address[] }
  | { readonly refused: UserError };

/**
 * Joins the actor to the person whose code it is. A code that is shown is used up, whatever comes of it: it may have been
 * typed where others read it. Of a code that is unknown, used or too old the answer is the same.
 *
 * Refused as well: for oneself; where both have an account on one platform; and where the actor has a role for the whole
 * organisation that the other has not. Whoever is talked into typing a stranger's code gives away no more than their own
 * unit's roles, and both accounts hear of it.
 * @throws UserError forbidden after too many wrong ones
 */
export async function redeemLinkCode(work: Work, given: string): Promise<Redeemed> {
  const { tx, org, actor, now } = work;
  const unknown = new UserError("not_found", "link_unknown", {}, inWords(work, "/关联", "/link"));
  const code = readCode(given);
  if (code === undefined) throw unknown;
  const attempt = await requireTry(work);
  const ownerId = await tx.links.useCode(org.id, hashCode(org.id, code), now);
  const [owner] = ownerId === undefined ? [] : await tx.people.byIds(org.id, [ownerId]);
  if (!owner?.active) {
    await attempt.wrong();
    return { refused: unknown };
  }
  const refused = await reasonAgainst(work, owner);
  if (refused) return { refused };
  const [member] = await tx.people.byIds(org.id, [actor.id]);
  if (!member) throw new Error(`no person ${actor.id}`);
  const joined = await joinPersons(work, owner, member);
  const identities = await tx.people.identities(org.id, [owner.id]);
  return { joined, identities: identities.map(({ identity }) => identity) };
}

async function reasonAgainst(work: Work, owner: Member): Promise<UserError | undefined> {
  const { tx, org, actor } = work;
  const list = inWords(work, "/关联 列表", "/link list");
  if (owner.id === actor.id) return new UserError("conflict", "link_same", {}, list);
  const wide = actor.roles.find(
    (role) => role.unitId === undefined && !owner.roles.some((held) => held.name === role.name),
  );
  if (wide) return new UserError("forbidden", "link_other_way", {}, inWords(work, "/关联", "/link"));
  const identities = await tx.people.identities(org.id, [owner.id, actor.id]);
  const platformsOf = (id: number) =>
    identities
      .filter(({ memberId, identity }) => memberId === id && !isSignInIdentity(identity))
      .map(({ identity }) => identity.platform);
  const twice = platformsOf(actor.id).find((platform) => platformsOf(owner.id).includes(platform));
  return twice && new UserError("conflict", "link_same_platform", { platform: twice }, list);
}
