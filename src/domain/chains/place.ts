import type { Project } from "../model.ts";
import { inWords, type Work } from "../work.ts";
import { chainsOf, lookupChain, readChain, readLink } from "./find.ts";

/**
 * Where a project stands among the chains, as typed: the chain by its own name, one of its links. Another chain takes a link
 * away that it does not have.
 * @param start what to type before a key, for examples: `/线索 改 #12`
 */
export async function readPlace(
  work: Work,
  input: { readonly chain?: string | undefined; readonly link?: string | undefined },
  before: Pick<Project, "chain" | "link">,
  start: string,
): Promise<Pick<Project, "chain" | "link">> {
  const key = inWords(work, "产业链", "chain");
  const chain =
    input.chain === undefined
      ? before.chain
      : await readChain(work, input.chain, (right) => `${start} ${key}:${right}`);
  if (input.link !== undefined) {
    const pair = chain === null ? "" : ` ${key}:${chain}`;
    const line = (right: string) => `${start}${pair} ${inWords(work, "环节", "link")}:${right}`;
    return { chain, link: await readLink(work, chain, input.link, line) };
  }
  if (chain === before.chain || before.link === null) return { chain, link: before.link };
  const links = chain === null ? [] : (lookupChain(await chainsOf(work), chain)?.links ?? []);
  return { chain, link: links.some(({ name }) => name === before.link) ? before.link : null };
}
