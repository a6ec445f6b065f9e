import { UserError } from "../../errors.ts";
import { dayOf } from "../day.ts";
import type { Chain, ChainLink } from "../models/chain.ts";
import { near, waysTo } from "../near.ts";
import { foldText } from "../record.ts";
import { inWords, type Work } from "../work.ts";

type Read = Pick<Work, "tx" | "org">;

/** All that are kept, the ended ones included, by name. Chains taken out again are left out. */
export async function chainsOf({ tx, org }: Read): Promise<readonly Chain[]> {
  return (await tx.chains.list(org.id)).filter((chain) => chain.active);
}

export function isValid({ fromYear, toYear }: Chain, year: number): boolean {
  return fromYear <= year && (toYear === null || year <= toYear);
}

export function thisYear({ now, org }: Pick<Work, "now" | "org">): number {
  return Number(dayOf(now, org.timezone).slice(0, 4));
}

/** Every text under which projects of it may have been logged. */
export function wordsOf({ name, aliases }: Chain): readonly string[] {
  return [name, ...aliases];
}

export function lookupChain(chains: readonly Chain[], given: string): Chain | undefined {
  const wanted = foldWord(given);
  return chains.find((chain) => wordsOf(chain).some((word) => foldWord(word) === wanted));
}

/**
 * The chain that administration is about, ended ones too.
 * @param line what to type about it, for the example
 * @throws UserError with the nearest
 */
export async function findChain(work: Work, given: string, line: (chain: string) => string): Promise<Chain> {
  const chains = await chainsOf(work);
  const found = lookupChain(chains, given);
  if (found) return found;
  throw unknownChain(work, given, chains, line);
}

/**
 * The chain a project is logged under, by its own name. As long as the organisation keeps no chains of this year, whatever
 * is typed is kept as it is; then a misspelt one is refused, since it would vanish from every list of its chain.
 * @throws UserError with the nearest; or that the chain has ended
 */
export async function readChain(work: Work, given: string, line: (chain: string) => string): Promise<string> {
  const chains = await chainsOf(work);
  const year = thisYear(work);
  const valid = chains.filter((chain) => isValid(chain, year));
  if (valid.length === 0) return given;
  const found = lookupChain(valid, given);
  if (found) return found.name;
  const other = lookupChain(chains, given);
  const [first = ""] = valid.map(({ name }) => name);
  if (other)
    throw new UserError(
      "conflict",
      "chain_not_now",
      { chain: other.name, from: other.fromYear, to: other.toYear },
      line(first),
    );
  throw unknownChain(work, given, valid, line);
}

/**
 * The link that a project fills: one of its chain's.
 * @throws UserError where there is none of that name, or the chain is not one of the table
 */
export async function readLink(
  work: Work,
  chain: string | null,
  given: string,
  line: (link: string) => string,
): Promise<string> {
  const found = chain === null ? undefined : lookupChain(await chainsOf(work), chain);
  if (!found || found.links.length === 0)
    throw new UserError(
      "invalid_input",
      "link_without_chain",
      found ? { given, chain: found.name } : { given },
      inWords(work, "/产业链", "/chain"),
    );
  return findLink(found, given, line).name;
}

/** @throws UserError with the nearest */
export function findLink({ name: chain, links }: Chain, given: string, line: (link: string) => string): ChainLink {
  const wanted = foldWord(given);
  const found = links.find((link) => foldWord(link.name) === wanted);
  if (found) return found;
  const names = links.map(({ name }) => name);
  const meant = near(given, names, (name) => [name], foldWord);
  const [nearest] = meant;
  throw new UserError(
    "not_found",
    "unknown_link",
    { given, chain, links: names, ...(nearest === undefined ? {} : { nearest }) },
    line(nearest ?? names[0] ?? given),
    waysTo(given, meant),
  );
}

/**
 * Texts to look for where somebody asks for a chain's projects: its name and its aliases; what was typed, where no chain is
 * meant (projects from before the chains were kept).
 * @throws UserError for what is nearly a chain's name
 */
export async function chainWords(
  work: Work,
  given: string,
  line: (chain: string) => string,
): Promise<readonly string[]> {
  const chains = await chainsOf(work);
  const found = lookupChain(chains, given);
  if (found) return wordsOf(found);
  if (near(given, chains, wordsOf, foldWord).length === 0) return [given];
  throw unknownChain(work, given, chains, line);
}

function unknownChain(work: Work, given: string, chains: readonly Chain[], line: (chain: string) => string): UserError {
  const names = chains.map(({ name }) => name);
  const meant = near(given, chains, wordsOf, foldWord).map(({ name }) => name);
  const [nearest] = meant;
  const [first] = names;
  return new UserError(
    "not_found",
    "unknown_chain",
    { given, chains: names, ...(nearest === undefined ? {} : { nearest }) },
    first === undefined
      ? inWords(work, "/产业链 加 新能源 起:2026", "/chain add EV from:2026")
      : line(nearest ?? first),
    waysTo(given, meant),
  );
}

/** Case, width and blanks do not matter, nor whether 链 or 产业 stands behind: 新能源产业链 is 新能源. */
export function foldWord(text: string): string {
  return foldText(text)
    .replaceAll(/\s+/gu, "")
    .replace(/(?<=.)(?:产业链|产业|链)$/u, "");
}
