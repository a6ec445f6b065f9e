import { z } from "zod";
import { choice, text } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithChain, chainField } from "./shared/chain.ts";

export default defineCommand({
  name: "chain leader",
  aliases: ["产业链 链主"],
  summary: { "zh-CN": "增加或去掉链主企业", en: "Add or remove a firm that leads a chain" },
  args: z.object({
    chain: chainField,
    firm: text({ keys: { "zh-CN": ["链主", "企业"], en: ["firm"] }, max: 60 }),
    action: choice({
      keys: { "zh-CN": ["操作"], en: ["action"] },
      values: { add: { "zh-CN": ["增加"], en: ["add"] }, remove: { "zh-CN": ["去掉"], en: ["remove"] } },
    }).optional(),
  }),
  positional: ["chain", "firm"],
  examples: {
    "zh-CN": ["/产业链 链主 新能源 宁德时代", "/产业链 链主 新能源 宁德时代 操作:去掉"],
    en: ["/chain leader EV Acme Motors", "/chain leader EV Acme Motors action:remove"],
  },
  access: "leader",
  run: async ({ chain: given, firm, action }, context: CommandContext) => {
    const { services, view } = context;
    const chain = await services.chains.setLeader(given, firm, action !== "remove");
    const { leaderAdded, leaderRemoved } = view.words.chains;
    return answerWithChain(context, chain, (action === "remove" ? leaderRemoved : leaderAdded)(chain.name, firm));
  },
});
