import { sha256 } from "../hash-chain.ts";
import type { RuleRecord } from "../models/board.ts";
import { recordOrganization } from "../record.ts";
import type { Work } from "../work.ts";

/** A rule set in the ledger: its text stands in its row, the hash of it here. */
export type LedgerRule = Omit<RuleRecord, "text"> & { readonly sha256: string };

export function toLedger({ text, ...record }: RuleRecord): LedgerRule {
  return { ...record, sha256: sha256(text) };
}

/** Where a rule set stands in the organisation's stream. */
export function rulePath({ code, version }: Pick<RuleRecord, "code" | "version">): string {
  return `rule:${code}:${version}`;
}

/** One step of a rule set: its row and its entry. */
export async function recordRule(
  work: Work,
  before: RuleRecord | undefined,
  after: RuleRecord,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { tx, org } = work;
  if (before) await tx.rules.save(org.id, after);
  else await tx.rules.add(org.id, after);
  await recordOrganization(
    work,
    "rule",
    0,
    { [rulePath(after)]: [before ? toLedger(before) : null, toLedger(after)] },
    details,
  );
}
