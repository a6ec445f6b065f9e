import { z } from "zod";
import { choice, text, word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithChain, chainField, namesIn } from "./shared/chain.ts";

export default defineCommand({
  name: "chain link",
  aliases: ["产业链 环节"],
  summary: {
    "zh-CN": "登记环节：有、弱、缺和目标企业",
    en: "Keep a chain's link: held, weak or missing, and who could fill it",
  },
  args: z.object({
    chain: chainField,
    link: word({ keys: { "zh-CN": ["环节"], en: ["link"] }, max: 40 }),
    state: choice({
      keys: { "zh-CN": ["状态"], en: ["state"] },
      values: {
        held: { "zh-CN": ["有", "已有"], en: ["held"] },
        weak: { "zh-CN": ["弱", "薄弱"], en: ["weak"] },
        missing: { "zh-CN": ["缺", "缺失", "没有"], en: ["missing"] },
      },
    }).optional(),
    targets: text({ keys: { "zh-CN": ["目标", "目标企业"], en: ["targets"] }, max: 500 }).optional(),
  }),
  positional: ["chain", "link", "state"],
  examples: {
    "zh-CN": ["/产业链 环节 新能源 电解液 缺 目标:天赐材料,新宙邦", "/产业链 环节 新能源 电解液 有"],
    en: ["/chain link EV electrolyte missing targets:Acme,Globex", "/chain link EV electrolyte held"],
  },
  access: "leader",
  run: async ({ chain: given, link: name, state, targets }, context: CommandContext) => {
    const { services, view } = context;
    const { chain, link } = await services.chains.setLink(given, { name, state, targets: namesIn(targets) });
    const { chains } = view.words;
    return answerWithChain(context, chain, chains.linkSaved(chain.name, link.name, chains.state[link.state]));
  },
});
