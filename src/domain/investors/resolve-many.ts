import { same } from "../fold.ts";
import type { Project } from "../model.ts";
import type { Investor, InvestorRecord } from "../models/investor.ts";
import { recordNewInvestors } from "../record-many.ts";
import type { Work } from "../work.ts";
import type { Candidate } from "./candidates.ts";
import { compare, type Party } from "./compare.ts";
import { keysOf, partyOf, probesOf } from "./keys.ts";
import { leadingClass } from "./leading.ts";
import { certainOf, investorOf, learned, partyOfDraft, type InvestorDraft } from "./resolve.ts";
import { recordInvestor } from "./record.ts";

/** A new project that names a company, and what its investor's entry says besides. */
export interface Naming {
  readonly draft: Pick<Project, "company" | "creditCode" | "country" | "contact" | "unitId">;
  readonly delivery: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface Resolved {
  readonly number: number;
  /** The pack's class it stands in. */
  readonly leading: string | null;
  /** Made for this one project: nobody else can have reported it before. */
  readonly sole: boolean;
}

/** Keys under which a company stands that is certainly the same; the others are for what is merely alike. */
const certainKinds: readonly string[] = ["code", "core", "place"];
/** Records looked at under one key, as for a single lead. */
const perKey = 8;

interface Made extends Naming {
  investor: Investor;
  uses: number;
}

/**
 * The investors of the projects, in their order, null where none is named: found and learned from as `resolveInvestor`
 * does, in few statements. Two rows of one company make one investor.
 */
export async function resolveInvestors(work: Work, named: readonly Naming[]): Promise<readonly (Resolved | null)[]> {
  const { tx, org } = work;
  // Others who name the same new companies wait from here on, and find what is made here.
  await tx.sequences.next(org.id, "investor", 0);
  const asked = named.map(({ draft }) => partyIn(draft));
  const pool = await knownUnder(
    work,
    asked.flatMap((one) => one?.keys ?? []),
  );
  const made: Made[] = [];
  const places = named.map((naming, index): { made: number } | { known: number; leading: string | null } | null => {
    const one = asked[index];
    if (!one) return null;
    const candidates = candidatesIn(pool, one.keys, one.party);
    const found = certainOf(one.draft, candidates)?.investor;
    if (!found) {
      made.push({ ...naming, investor: investorOf(work, one.draft, naming.draft.unitId, -1 - made.length), uses: 1 });
      pool.add(made.at(-1)?.investor);
      return { made: made.length - 1 };
    }
    const after = learned(found, one.draft);
    if (after !== found) pool.replace(after);
    const own = made[-1 - found.number];
    if (own) {
      own.investor = after;
      own.uses += 1;
      return { made: -1 - found.number };
    }
    return { known: found.number, leading: leadingClass(found, work.pack) };
  });
  const first = made.length === 0 ? 0 : await tx.sequences.next(org.id, "investor", made.length);
  await recordNewInvestors(
    work,
    made.map(({ investor, delivery, details }, index) => ({
      of: { ...investor, number: first + index },
      delivery,
      details,
    })),
  );
  for (const { before, after } of pool.changed())
    if (!same(before.investor, after)) await recordInvestor(work, before, after, "edit");
  return places.map((place) => {
    if (place === null) return null;
    if ("known" in place) return { number: place.known, leading: place.leading, sole: false };
    return { number: first + place.made, leading: null, sole: made[place.made]?.uses === 1 };
  });
}

function partyIn(draft: Naming["draft"]) {
  const { company, creditCode, country, contact } = draft;
  if (company === null) return undefined;
  const said: InvestorDraft = { company, creditCode, country, contact };
  const party = partyOfDraft(said);
  const keys = probesOf(party).filter(({ kind }) => certainKinds.includes(kind));
  return { draft: said, party, keys: keys.map(({ kind, key }) => `${kind} ${key}`) };
}

interface Pool {
  under(key: string): readonly Investor[];
  add(investor: Investor | undefined): void;
  replace(investor: Investor): void;
  changed(): readonly { readonly before: InvestorRecord; readonly after: Investor }[];
}

/** Known investors under these keys, and whoever is added; each as it is by now. */
async function knownUnder({ tx, org }: Work, keys: readonly string[]): Promise<Pool> {
  const byKey = new Map<string, Set<number>>();
  const note = (key: string, number: number): void => {
    const there = byKey.get(key) ?? new Set();
    if (there.size < perKey) byKey.set(key, there.add(number));
  };
  for (const kind of certainKinds) {
    const wanted = keys.flatMap((key) => (key.startsWith(`${kind} `) ? [key.slice(kind.length + 1)] : []));
    for (const found of await tx.investors.withKeysOf(org.id, kind, [...new Set(wanted)]))
      note(`${kind} ${found.key}`, found.investor);
  }
  const numbers = [...new Set([...byKey.values()].flatMap((found) => [...found]))];
  const records = new Map<number, InvestorRecord>();
  for (let at = 0; at < numbers.length; at += 500)
    for (const record of await tx.investors.byNumbers(org.id, numbers.slice(at, at + 500)))
      records.set(record.investor.number, record);
  const now = new Map([...records].map(([number, { investor }]) => [number, investor]));
  const put = (investor: Investor): void => {
    now.set(investor.number, investor);
    for (const { kind, key } of keysOf(investor)) note(`${kind} ${key}`, investor.number);
  };
  return {
    under: (key) => [...(byKey.get(key) ?? [])].flatMap((number) => now.get(number) ?? []),
    add: (investor) => investor && put(investor),
    replace: put,
    changed: () =>
      [...records.values()].flatMap((before) => {
        const after = now.get(before.investor.number);
        return after && after !== before.investor ? [{ before, after }] : [];
      }),
  };
}

function candidatesIn(pool: Pool, keys: readonly string[], party: Party): readonly Candidate[] {
  const found = new Map(keys.flatMap((key) => pool.under(key)).map((investor) => [investor.number, investor]));
  return [...found.values()]
    .map((investor) => ({
      record: { investor, seq: 0, head: "" },
      match: compare(party, partyOf(investor)),
    }))
    .filter(({ match }) => match.level === "same")
    .toSorted((a, b) => b.match.score - a.match.score || a.record.investor.number - b.record.investor.number);
}
