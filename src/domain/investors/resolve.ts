import type { InvestorRecord } from "../models/investor.ts";
import type { Work } from "../work.ts";
import { keysOf } from "./keys.ts";
import { recordInvestor } from "./record.ts";

export interface InvestorDraft {
  readonly company: string;
  readonly creditCode: string | null;
  readonly country: string | null;
}

/**
 * The record of the company that was named: the one with this credit code, else the one with this name, else a new one
 * that belongs to the actor's unit.
 */
export async function resolveInvestor(work: Work, draft: InvestorDraft, unitId: number): Promise<InvestorRecord> {
  const { tx, org } = work;
  const keys = keysOf({ name: draft.company, aliases: [], creditCode: draft.creditCode });
  const found = await tx.investors.withKeys(org.id, keys, 5);
  const match = found.find(({ kind }) => kind === "code") ?? found[0];
  const [known] = match ? await tx.investors.byNumbers(org.id, [match.investor]) : [];
  if (known) return known;
  const investor = {
    number: await tx.sequences.next(org.id, "investor"),
    name: draft.company,
    aliases: [],
    creditCode: draft.creditCode,
    parent: null,
    classes: {},
    country: draft.country,
    contacts: [],
    capital: null,
    unitId,
    mergedInto: null,
    loggedAt: work.now.toISOString(),
    voided: false,
  };
  return recordInvestor(work, undefined, investor, "investor");
}
