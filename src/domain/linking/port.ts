import type { Address } from "../../address.ts";
import type { Member } from "../model.ts";

/** One-time codes that join two identities, the identities they move, and the keys of the console: tickets and sessions. */
export interface Links {
  /** Replaces the person's former code, but no key; those that have expired by `now` are deleted with it. */
  putCode(orgId: number, draft: LinkCodeDraft, now: Date): Promise<void>;
  /** The person whose code it is, once: the code is gone. Undefined for one that is unknown, used or expired. */
  useCode(orgId: number, codeHash: string, now: Date): Promise<number | undefined>;
  /** Beside whatever the person has; keys that have expired by `now` are deleted. Its hash is `<purpose>:<SHA-256>`. */
  addKey(orgId: number, draft: LinkCodeDraft, now: Date): Promise<void>;
  /** The person whose key it is, without using it up. */
  keyHolder(orgId: number, codeHash: string, now: Date): Promise<number | undefined>;
  /** Codes and keys. */
  dropCodes(orgId: number, personId: number): Promise<void>;
  /** The identity is this person's from now on. */
  moveIdentity(orgId: number, identity: Address, personId: number): Promise<void>;
  /** Rejects with ConcurrencyError where somebody has it. */
  addIdentity(orgId: number, identity: Address, personId: number): Promise<void>;
  /** A person who has no identity yet. */
  newcomer(orgId: number, name: string): Promise<Member>;
}

export interface LinkCodeDraft {
  readonly personId: number;
  /** SHA-256, hexadecimal: the code itself is kept nowhere. */
  readonly codeHash: string;
  readonly expiresAt: Date;
}
