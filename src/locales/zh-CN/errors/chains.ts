import type { ChainsReasons } from "../../../reasons/chains.ts";
import type { Sentences } from "../../sentences.ts";

const or = (nearest: string | undefined) => (nearest === undefined ? "" : `您是不是想说「${nearest}」？`);

export const chainsErrors: Sentences<ChainsReasons> = {
  unknown_chain: ({ given, nearest, chains }) =>
    `没有「${given}」这条产业链。${or(nearest)}${chains.length === 0 ? "" : `现有：${chains.join("、")}。`}新的产业链由招商办用「/产业链 加」添加。`,
  chain_not_now: ({ chain, from, to }) => `产业链「${chain}」的年度是 ${from}–${to ?? ""}，今年不用。`,
  chain_exists: ({ name, chain }) => `「${name}」已经是产业链「${chain}」的名称或别名。`,
  chain_ends_before: ({ from, to }) => `产业链从 ${from} 年起，不能到 ${to} 年止。`,
  unknown_link: ({ given, nearest, chain, links }) =>
    `「${chain}」没有「${given}」这个环节。${or(nearest)}${links.length === 0 ? "" : `现有：${links.join("、")}。`}`,
  link_without_chain: ({ given, chain }) =>
    chain === undefined
      ? `要填环节「${given}」，请先填已建档的产业链。`
      : `产业链「${chain}」还没有列出环节，不能填「${given}」。`,
};
