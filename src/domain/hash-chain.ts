import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical.ts";
import type { Entry } from "./model.ts";

export type EntryDraft = Omit<Entry, "seq" | "prev" | "hash">;

/** The end of a stream: `seq` 0 and an empty hash before its first entry. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** Puts an entry at the end of its stream, bound to the one before by its hash. */
export function seal(orgId: number, draft: EntryDraft, head: Head): Entry {
  const linked = { ...draft, seq: head.seq + 1, prev: head.hash };
  return { ...linked, hash: hashEntry(orgId, linked) };
}

/**
 * SHA-256 over the canonical JSON of everything the entry says, the hash before it included; hexadecimal. The streams of
 * the organisation (0) and of projects are numbers in it, as they were before there were others.
 */
export function hashEntry(orgId: number, entry: Omit<Entry, "hash">): string {
  const { subject, stream, seq, kind, at, actorId, via, delivery, rule, unitId, body, prev } = entry;
  const name = subject === "organization" || subject === "project" ? stream : `${subject}/${stream}`;
  const said = [orgId, name, seq, kind, at, actorId, via, delivery, rule, unitId, body, prev];
  return sha256(canonicalJson(said));
}

/** Hexadecimal. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** What is wrong with an entry that should follow `head`, if anything. */
export function brokenLink(orgId: number, entry: Entry, head: Head): "gap" | "link" | "hash" | undefined {
  if (entry.seq !== head.seq + 1) return "gap";
  if (entry.prev !== head.hash) return "link";
  if (entry.hash !== hashEntry(orgId, entry)) return "hash";
  return undefined;
}
