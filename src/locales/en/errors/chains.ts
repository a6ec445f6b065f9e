import type { ChainsReasons } from "../../../reasons/chains.ts";
import type { Sentences } from "../../sentences.ts";

const or = (nearest: string | undefined) => (nearest === undefined ? "" : ` Did you mean “${nearest}”?`);
const among = (word: string, items: readonly string[]) => (items.length === 0 ? "" : ` ${word}: ${items.join(", ")}.`);

export const chainsErrors: Sentences<ChainsReasons> = {
  unknown_chain: ({ given, nearest, chains }) =>
    `There is no industry chain “${given}”.${or(nearest)}${among("Chains", chains)} The coordinator adds one with /chain add.`,
  chain_not_now: ({ chain, from, to }) => `The chain “${chain}” is kept for ${from}–${to ?? ""}, not for this year.`,
  chain_exists: ({ name, chain }) => `“${name}” is a name or alias of the chain “${chain}” already.`,
  chain_ends_before: ({ from, to }) => `The chain begins in ${from} and cannot end in ${to}.`,
  unknown_link: ({ given, nearest, chain, links }) =>
    `“${chain}” has no link “${given}”.${or(nearest)}${among("Links", links)}`,
  link_without_chain: ({ given, chain }) =>
    chain === undefined
      ? `To name the link “${given}”, please name a chain that is kept here first.`
      : `The chain “${chain}” has no links yet, so it cannot be “${given}”.`,
};
