import { z } from "zod";
import { text } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithChain, chainFields, namesIn } from "./shared/chain.ts";

export default defineCommand({
  name: "chain add",
  aliases: ["产业链 加", "产业链 添加", "产业链 新增"],
  summary: { "zh-CN": "建一条产业链", en: "Add an industry chain" },
  args: z.object({ name: text({ keys: { "zh-CN": ["名称"], en: ["name"] }, max: 40 }), ...chainFields }),
  positional: ["name"],
  examples: {
    "zh-CN": ["/产业链 加 新能源 起:2026", "/产业链 加 新能源 起:2026 链长:王市长 专班:开发区 链主:宁德时代"],
    en: ["/chain add EV from:2026", "/chain add EV from:2026 chief:Kim Lee taskforce:KFQ"],
  },
  access: "coordinator",
  run: async ({ aliases, leaders, ...input }, context: CommandContext) => {
    const { services, view } = context;
    const chain = await services.chains.add({ ...input, aliases: namesIn(aliases), leaders: namesIn(leaders) });
    return answerWithChain(context, chain, view.words.chains.added(chain.name));
  },
});
