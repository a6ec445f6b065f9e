import { hashEntry } from "../hash-chain.ts";
import type { Entry } from "../model.ts";
import { entryKey } from "./redact.ts";

interface Sought {
  readonly what: string;
}

/** Tells an entry that a removal changed from one that somebody changed behind the program's back. */
export function redactionProof(orgId: number) {
  /** What each changed entry says by now, by the newest removal that changed it. */
  const said = new Map<string, unknown>();
  return {
    /** Each entry of the organisation's own stream, in its order. */
    follow({ kind, body: { details } }: Entry): void {
      const { redacted } = details;
      if (kind !== "person" || typeof redacted !== "object" || redacted === null) return;
      for (const [key, hash] of Object.entries(redacted)) said.set(key, hash);
    },
    /** The findings that are left, and how many entries are as a removal left them. */
    settle<Finding extends Sought>(findings: readonly Finding[], changed: ReadonlyMap<Finding, Entry>) {
      const left = findings.filter((finding) => {
        const entry = changed.get(finding);
        return entry === undefined || said.get(entryKey(entry)) !== hashEntry(orgId, entry);
      });
      return { left, redacted: findings.length - left.length };
    },
  };
}
