import { createHash } from "node:crypto";
import { formatAddress, type Address } from "../../address.ts";
import type { Actor, Member } from "../model.ts";
import type { Tx } from "../ports.ts";
import { recordOrganization } from "../record.ts";
import type { Work } from "../work.ts";

const ticketMinutes = 10;
/**
 * A session ends after a working day, used or not: no request has to write to keep it, and a cookie that was taken is worth
 * no more than that day. The next link is one command away.
 */
export const sessionHours = 12;

/** What a link into the console is made from; whoever makes the link signs it. */
export interface SignInTicket {
  readonly person: number;
  /** 256 bits, kept nowhere but in the link. */
  readonly nonce: string;
  readonly expiresAt: Date;
  /** How long the link may be used, and how long the session lasts that it opens. */
  readonly minutes: number;
  readonly hours: number;
}

/** A link with which the actor enters the console, once. Former ones stay good: one is asked for on each device. */
export async function makeTicket({ tx, org, actor, now, secret }: Work): Promise<SignInTicket> {
  const nonce = secret();
  // Whole seconds, as the link says it.
  const expiresAt = new Date(Math.floor(now.getTime() / 1000 + ticketMinutes * 60) * 1000);
  await tx.links.addKey(org.id, { personId: actor.id, codeHash: hashTicket(nonce), expiresAt }, now);
  return { person: actor.id, nonce, expiresAt, minutes: ticketMinutes, hours: sessionHours };
}

/** The person whose ticket it is, as long as it can be used; looking does not use it up. */
export async function ticketHolder(tx: Tx, orgId: number, nonce: string, now: Date): Promise<Member | undefined> {
  return activeMember(tx, orgId, await tx.links.keyHolder(orgId, hashTicket(nonce), now));
}

/**
 * Uses a ticket up and opens a session. The person acts with an identity of the console from then on: the one they have, or
 * one that is made here and is theirs alone.
 * @returns nothing where the ticket was used, is too old, or is of somebody who is no member any more
 */
export async function openSession(
  base: Omit<Work, "actor">,
  workspace: string,
  { nonce, session, until }: { readonly nonce: string; readonly session: string; readonly until: Date },
): Promise<Actor | undefined> {
  const { tx, org, now } = base;
  const personId = await tx.links.useCode(org.id, hashTicket(nonce), now);
  const member = await activeMember(tx, org.id, personId);
  if (!member) return undefined;
  await tx.links.addKey(org.id, { personId: member.id, codeHash: hashSession(session), expiresAt: until }, now);
  const known = await consoleIdentity(tx, org.id, workspace, member);
  if (known) return { ...member, identity: known };
  const actor = { ...member, identity: await freeIdentity(tx, org.id, workspace, member.id) };
  await tx.links.addIdentity(org.id, actor.identity, member.id);
  await recordOrganization({ ...base, actor }, "link", member.unitId ?? 0, {
    [`identity:${formatAddress(actor.identity)}`]: [null, member.id],
  });
  return actor;
}

/** Who acts in a session; nobody once it is closed or over, or its person is no member any more. */
export async function sessionActor(
  tx: Tx,
  orgId: number,
  workspace: string,
  session: string,
  now: Date,
): Promise<Actor | undefined> {
  const member = await activeMember(tx, orgId, await tx.links.keyHolder(orgId, hashSession(session), now));
  const identity = member && (await consoleIdentity(tx, orgId, workspace, member));
  return member && identity && { ...member, identity };
}

export async function closeSession(tx: Tx, orgId: number, session: string, now: Date): Promise<void> {
  await tx.links.useCode(orgId, hashSession(session), now);
}

/** Made by signing in: it says nothing of who somebody is, so two of them are no sign of two persons. */
export function isSignInIdentity({ platform, id }: Address): boolean {
  return platform === "console" && /^\d+(-\d+)?$/.test(id);
}

async function activeMember(tx: Tx, orgId: number, personId: number | undefined): Promise<Member | undefined> {
  const [member] = personId === undefined ? [] : await tx.people.byIds(orgId, [personId]);
  return member?.active ? member : undefined;
}

async function consoleIdentity(tx: Tx, orgId: number, workspace: string, member: Member): Promise<Address | undefined> {
  const own = await tx.people.identities(orgId, [member.id]);
  return own.find(({ identity }) => identity.platform === "console" && identity.workspace === workspace)?.identity;
}

/** The person's number; one that was unlinked from them stays with whom it went to, and the next is taken. */
async function freeIdentity(tx: Tx, orgId: number, workspace: string, personId: number): Promise<Address> {
  for (let count = 1; ; count++) {
    const id = count === 1 ? String(personId) : `${personId}-${count}`;
    const identity = { platform: "console", workspace, id } as const;
    if (!(await tx.people.byIdentity(orgId, identity))) return identity;
  }
}

function hashTicket(nonce: string): string {
  return hash("console-ticket", nonce);
}

function hashSession(session: string): string {
  return hash("console-session", session);
}

/** Named before the hash, so that a code for linking accounts takes no session's place. */
function hash(purpose: string, text: string): string {
  return `${purpose}:${createHash("sha256").update(`${purpose} ${text}`).digest("hex")}`;
}
