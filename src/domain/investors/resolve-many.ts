import type { Project } from "../model.ts";
import type { Investor } from "../models/investor.ts";
import type { FoundKey, InvestorKey } from "../ports.ts";
import { recordNewInvestors, type New } from "../record-many.ts";
import type { Work } from "../work.ts";
import { keysOf } from "./keys.ts";

/** A new project that names a company, and what its investor's entry says besides. */
export interface Naming {
  readonly draft: Pick<Project, "company" | "creditCode" | "country" | "unitId">;
  readonly delivery: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/**
 * The numbers of the investors named, in the order of the drafts, null where none is: found as `resolveInvestor` finds one,
 * by credit code, else by name, else made. Two rows of one company make one investor.
 */
export async function resolveInvestors(work: Work, named: readonly Naming[]): Promise<readonly (number | null)[]> {
  const { tx, org, now } = work;
  const asked = named.map(({ draft }) =>
    draft.company === null ? [] : keysOf({ name: draft.company, aliases: [], creditCode: draft.creditCode }),
  );
  const known = new Map<string, number>();
  for (const { kind, key, investor } of await findAll(work, asked.flat())) {
    // The first one found is the one that `resolveInvestor` takes.
    if (!known.has(`${kind} ${key}`)) known.set(`${kind} ${key}`, investor);
  }
  const fresh = new Map<string, number>();
  const made: (Naming & { readonly company: string })[] = [];
  const places = named.map((one, index) => {
    const { company } = one.draft;
    if (company === null) return null;
    const keys = (asked[index] ?? []).map(({ kind, key }) => `${kind} ${key}`);
    const number = keys.map((key) => known.get(key)).find((found) => found !== undefined);
    if (number !== undefined) return { number };
    const place = keys.map((key) => fresh.get(key)).find((found) => found !== undefined) ?? made.length;
    if (place === made.length) made.push({ ...one, company });
    for (const key of keys) if (!fresh.has(key)) fresh.set(key, place);
    return { place };
  });
  const first = made.length === 0 ? 0 : await tx.sequences.next(org.id, "investor", made.length);
  const drafts = made.map(({ company, draft, delivery, details }, index): New<Investor> => ({
    of: {
      number: first + index,
      name: company,
      aliases: [],
      creditCode: draft.creditCode,
      parent: null,
      classes: {},
      country: draft.country,
      contacts: [],
      capital: null,
      unitId: draft.unitId,
      mergedInto: null,
      loggedAt: now.toISOString(),
      voided: false,
    },
    delivery,
    details,
  }));
  await recordNewInvestors(work, drafts);
  return places.map((place) => (place === null ? null : "number" in place ? place.number : first + place.place));
}

async function findAll({ tx, org }: Work, keys: readonly InvestorKey[]): Promise<readonly FoundKey[]> {
  const found: FoundKey[] = [];
  // Only what names a company for certain: `resolveInvestor` takes no other key for the same company either.
  for (const kind of ["code", "name"]) {
    const wanted = [...new Set(keys.flatMap((key) => (key.kind === kind ? [key.key] : [])))];
    found.push(...(await tx.investors.withKeysOf(org.id, kind, wanted)));
  }
  return found.toSorted((a, b) => a.investor - b.investor);
}
