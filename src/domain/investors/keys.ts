import type { Investor } from "../models/investor.ts";
import type { InvestorKey } from "../ports.ts";
import { coreOf, namesOf, phonesIn, type Party } from "./compare.ts";
import { isHan, isLong, type CompanyName } from "./normalise.ts";

/** What is compared of an investor's record. */
export function partyOf(
  investor: Pick<Investor, "name" | "aliases" | "creditCode" | "country" | "parent" | "contacts" | "phones">,
): Party & { readonly phones: readonly string[] } {
  const { name, aliases, creditCode, country, parent, contacts } = investor;
  const phones = [...investor.phones, ...contacts.flatMap(({ phone }) => phonesIn(phone))];
  return { names: [name, ...aliases], creditCode, country, parent, phones };
}

/**
 * What an investor is found by. `code`; `core` of each of its names, and `place` where that core is named with one; `stem`,
 * what is the firm's own; `near`, that with one sign left out; `head`, its beginnings; `parent`; `phone`.
 */
export function keysOf(investor: Parameters<typeof partyOf>[0]): readonly InvestorKey[] {
  const party = partyOf(investor);
  return distinct([
    ...(party.creditCode ? [{ kind: "code", key: party.creditCode }] : []),
    ...tellingNames(party).flatMap((name) => [
      { kind: "core", key: name.core },
      ...placeKey(name),
      ...(name.stem === "" ? [] : [{ kind: "stem", key: name.stem }]),
      ...without(name.stem).map((key) => ({ kind: "near", key })),
      ...name.heads.map((key) => ({ kind: "head", key })),
    ]),
    ...parentKey(party),
    ...party.phones.map((key) => ({ kind: "phone", key })),
  ]);
}

/**
 * What to look under for whoever may be this firm, the most telling first. Two names one sign apart share what is left
 * without it: that is how a wrong sign is found without looking at every name.
 */
export function probesOf(party: Party): readonly InvestorKey[] {
  const names = tellingNames(party);
  const own = names.filter(({ stem }) => stem !== "");
  const parent = parentKey(party);
  return distinct([
    ...(party.creditCode ? [{ kind: "code", key: party.creditCode }] : []),
    ...names.flatMap(placeKey),
    ...names.map(({ core }) => ({ kind: "core", key: core })),
    ...(party.phones ?? []).map((key) => ({ kind: "phone", key })),
    ...parent,
    ...parent.map(({ key }) => ({ kind: "core", key })),
    ...names.map(({ core }) => ({ kind: "parent", key: core })),
    ...own.map(({ stem }) => ({ kind: "stem", key: stem })),
    ...own.flatMap(({ stem }) => [
      ...(isLong(stem) ? [{ kind: "near", key: stem }] : []),
      ...without(stem).flatMap((key) => [{ kind: "near", key }, ...(isLong(key) ? [{ kind: "stem", key }] : [])]),
    ]),
    ...names.flatMap(({ core, stem, heads }) => [
      { kind: "head", key: stem || core },
      ...heads.map((key) => ({ kind: stem ? "stem" : "core", key })),
    ]),
  ]);
}

function tellingNames(party: Pick<Party, "names">): readonly CompanyName[] {
  return namesOf(party).filter(({ tells }) => tells === "firm");
}

function placeKey({ core, regions }: CompanyName): readonly InvestorKey[] {
  return regions.length === 0 ? [] : [{ kind: "place", key: `${core}@${regions.toSorted().join("+")}` }];
}

function parentKey({ parent }: Party): readonly InvestorKey[] {
  const core = coreOf(parent);
  return core === undefined ? [] : [{ kind: "parent", key: core }];
}

/** Signs of a long name beyond these are taken as they stand. */
const mostSigns = 12;

/** A name of its own with each one sign left out. */
function without(stem: string): readonly string[] {
  if (!isLong(stem)) return [];
  const signs = Math.min(stem.length, isHan(stem) ? stem.length : mostSigns);
  return Array.from({ length: signs }, (_, at) => stem.slice(0, at) + stem.slice(at + 1));
}

function distinct(keys: readonly InvestorKey[]): readonly InvestorKey[] {
  return [...new Map(keys.map((key) => [`${key.kind} ${key.key}`, key])).values()];
}
