import { same } from "../fold.ts";
import type { Changes, EntryKind } from "../model.ts";
import type { Investor, InvestorRecord } from "../models/investor.ts";
import { ConcurrencyError } from "../ports.ts";
import { recordEntry } from "../record.ts";
import type { Work } from "../work.ts";
import { keysOf } from "./keys.ts";
import { followLeading, leadingClass } from "./leading.ts";

/**
 * The only way an investor changes: one entry at the end of its stream, then the row and what it is found by. Its projects
 * follow where it comes to stand in another class.
 */
export async function recordInvestor(
  work: Work,
  before: InvestorRecord | undefined,
  after: Investor,
  kind: EntryKind,
  details: Readonly<Record<string, unknown>> = {},
): Promise<InvestorRecord> {
  const { tx, org } = work;
  const changes = investorChanges(before?.investor, after);
  const { seq, hash } = await recordEntry(work, "investor", after.number, before, kind, after.unitId, changes, details);
  const record: InvestorRecord = { investor: after, seq, head: hash };
  const keys = after.voided || after.mergedInto !== null ? [] : keysOf(after);
  if (!before) await tx.investors.insert(org.id, record, keys);
  else if (!(await tx.investors.update(org.id, record, keys, before.seq)))
    throw new ConcurrencyError("investor changed meanwhile");
  if (before && leadingClass(before.investor, work.pack) !== leadingClass(after, work.pack))
    await followLeading(work, after);
  return record;
}

/** The fields that differ, with both values; on creation all of them. */
export function investorChanges(before: Investor | undefined, after: Investor): Changes {
  const old: Readonly<Record<string, unknown>> = { ...before };
  const fields = Object.entries(after).filter(([field, value]) => !before || !same(old[field], value));
  return Object.fromEntries(fields.map(([field, value]) => [field, [old[field] ?? null, value]]));
}
