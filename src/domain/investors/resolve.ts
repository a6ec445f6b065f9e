import type { Investor, InvestorRecord } from "../models/investor.ts";
import { same } from "../fold.ts";
import type { Work } from "../work.ts";
import { candidatesFor, type Candidate } from "./candidates.ts";
import { phonesIn, type Party } from "./compare.ts";
import { normaliseName } from "./normalise.ts";
import { recordInvestor } from "./record.ts";

export interface InvestorDraft {
  readonly company: string;
  readonly creditCode: string | null;
  readonly country: string | null;
  /** As typed at the lead; its telephone numbers are what the investor is found by. */
  readonly contact?: string | null;
}

/** More spellings of one firm than these are mistakes, and are not kept. */
const mostAliases = 20;
const mostPhones = 20;

/**
 * The record of the company that was named: the one with this credit code, else the one of the same name, with the new
 * spelling kept; else a new one that belongs to the unit. What is only likely is never linked: see `findDuplicates`.
 */
export async function resolveInvestor(work: Work, draft: InvestorDraft, unitId: number): Promise<InvestorRecord> {
  const known = await certainMatch(work, draft);
  if (known) return learn(work, known, draft);
  // Two people may name the same new company at the same time: from here on the second waits, and finds what the first made.
  await work.tx.sequences.next(work.org.id, "investor", 0);
  const meanwhile = await certainMatch(work, draft);
  return meanwhile ? learn(work, meanwhile, draft) : create(work, draft, unitId);
}

export function partyOfDraft({ company, creditCode, country, contact }: InvestorDraft): Party {
  return { names: [company], creditCode, country, phones: phonesIn(contact) };
}

/**
 * The one record that certainly is this company. Where several bear its name and no code is given, the one that has no code
 * either: somebody will say which of the others it is.
 */
export async function certainMatch(work: Work, draft: InvestorDraft): Promise<InvestorRecord | undefined> {
  return certainOf(draft, await candidatesFor(work, partyOfDraft(draft)));
}

/** The same among candidates that are looked up already, the likeliest first. */
export function certainOf(draft: InvestorDraft, candidates: readonly Candidate[]): InvestorRecord | undefined {
  const certain = candidates.filter(({ match }) => match.level === "same");
  const [first, second] = certain;
  if (!first || !second || first.match.reasons[0] === "code") return first?.record;
  const { whole } = normaliseName(draft.company);
  const spelled = certain.filter(({ record }) => namesIn(record.investor).includes(whole));
  if (spelled.length === 1) return spelled[0]?.record;
  return (spelled.length > 0 ? spelled : certain).find(hasNoCode)?.record;
}

function hasNoCode({ record }: Candidate): boolean {
  return record.investor.creditCode === null;
}

/** What the draft says beyond what is known: another spelling, a code, a country, a telephone number. */
export async function learn(work: Work, known: InvestorRecord, draft: InvestorDraft): Promise<InvestorRecord> {
  const after = learned(known.investor, draft);
  return after === known.investor ? known : recordInvestor(work, known, after, "edit");
}

/** The very record that was given where there is nothing new. */
export function learned(investor: Investor, draft: InvestorDraft): Investor {
  const { company } = draft;
  const isNew = investor.aliases.length < mostAliases && !namesIn(investor).includes(normaliseName(company).whole);
  const after: Investor = {
    ...investor,
    aliases: isNew ? [...investor.aliases, company] : investor.aliases,
    creditCode: investor.creditCode ?? draft.creditCode,
    country: investor.country ?? draft.country,
    phones: withPhones(investor.phones, draft),
  };
  return same(investor, after) ? investor : after;
}

async function create(work: Work, draft: InvestorDraft, unitId: number): Promise<InvestorRecord> {
  const number = await work.tx.sequences.next(work.org.id, "investor");
  return recordInvestor(work, undefined, investorOf(work, draft, unitId, number), "investor");
}

/** A record as its company is first named. */
export function investorOf({ now }: Pick<Work, "now">, draft: InvestorDraft, unitId: number, number: number): Investor {
  const { company, creditCode, country } = draft;
  return {
    number,
    name: company,
    aliases: [],
    creditCode,
    parent: null,
    classes: {},
    country,
    contacts: [],
    phones: withPhones([], draft),
    capital: null,
    unitId,
    mergedInto: null,
    loggedAt: now.toISOString(),
    voided: false,
  };
}

export function withPhones(phones: readonly string[], { contact }: InvestorDraft): readonly string[] {
  return [...new Set([...phones, ...phonesIn(contact)])].slice(0, mostPhones);
}

function namesIn({ name, aliases }: Investor): readonly string[] {
  return [name, ...aliases].map((one) => normaliseName(one).whole);
}
