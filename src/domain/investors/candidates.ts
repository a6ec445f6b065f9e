import type { InvestorRecord } from "../models/investor.ts";
import type { Work } from "../work.ts";
import { compare, type Comparison, type Party } from "./compare.ts";
import { partyOf, probesOf } from "./keys.ts";

export interface Candidate {
  readonly record: InvestorRecord;
  readonly match: Comparison;
}

/** How many are looked at under one key, and in all: a name that thousands bear is told apart by its other keys. */
const perKey = 8;
const most = 48;

/**
 * Investors that may be this firm, the likeliest first. Reads what stands under the firm's own keys and nothing else, so
 * that it takes as long among a million as among ten.
 */
export async function candidatesFor(
  work: Pick<Work, "tx" | "org">,
  party: Party,
  except: ReadonlySet<number> = new Set(),
): Promise<readonly Candidate[]> {
  const { tx, org } = work;
  const probes = probesOf(party);
  const rank = new Map(probes.map(({ kind, key }, at) => [`${kind} ${key}`, at]));
  const rankOf = (found: { readonly kind: string; readonly key: string }): number =>
    rank.get(`${found.kind} ${found.key}`) ?? probes.length;
  const found = (await tx.investors.withKeys(org.id, probes, perKey)).toSorted((a, b) => rankOf(a) - rankOf(b));
  const numbers = [...new Set(found.map(({ investor }) => investor))].filter((number) => !except.has(number));
  const records = await tx.investors.byNumbers(org.id, numbers.slice(0, most));
  return records
    .map((record) => ({ record, match: compare(party, partyOf(record.investor)) }))
    .filter(({ match }) => match.level !== "different")
    .toSorted((a, b) => b.match.score - a.match.score || a.record.investor.number - b.record.investor.number);
}
