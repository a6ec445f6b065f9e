import type { Address } from "../../address.ts";
import type { Member } from "../model.ts";

/** One-time codes that join two identities, and the identities they move. */
export interface Links {
  /** Replaces the person's former code; those that have expired by `now` are deleted with it. */
  putCode(orgId: number, draft: LinkCodeDraft, now: Date): Promise<void>;
  /** The person whose code it is, once: the code is gone. Undefined for one that is unknown, used or expired. */
  useCode(orgId: number, codeHash: string, now: Date): Promise<number | undefined>;
  dropCodes(orgId: number, personId: number): Promise<void>;
  /** The identity is this person's from now on. */
  moveIdentity(orgId: number, identity: Address, personId: number): Promise<void>;
  /** A person who has no identity yet. */
  newcomer(orgId: number, name: string): Promise<Member>;
}

export interface LinkCodeDraft {
  readonly personId: number;
  /** SHA-256, hexadecimal: the code itself is kept nowhere. */
  readonly codeHash: string;
  readonly expiresAt: Date;
}
