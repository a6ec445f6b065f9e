import { z } from "zod";
import { choice, text } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithChain, chainField, chainFields, namesIn } from "./shared/chain.ts";

export default defineCommand({
  name: "chain edit",
  aliases: ["产业链 改", "产业链 修改"],
  summary: { "zh-CN": "修改或停用产业链", en: "Change a chain, or retire it" },
  args: z.object({
    chain: chainField,
    name: text({ keys: { "zh-CN": ["名称"], en: ["name"] }, max: 40 }).optional(),
    ...chainFields,
    status: choice({
      keys: { "zh-CN": ["状态"], en: ["status"] },
      values: {
        active: { "zh-CN": ["启用", "使用中"], en: ["active"] },
        inactive: { "zh-CN": ["停用", "已停用"], en: ["inactive"] },
      },
    }).optional(),
  }),
  positional: ["chain"],
  examples: {
    "zh-CN": ["/产业链 改 新能源 链长:王市长 专班:开发区", "/产业链 改 新能源 别名:新能源汽车,锂电"],
    en: ["/chain edit EV chief:Kim Lee taskforce:KFQ", "/chain edit EV aliases:batteries,electric vehicles"],
  },
  access: "coordinator",
  run: async ({ chain: given, aliases, leaders, status, ...input }, context: CommandContext) => {
    const { services, view } = context;
    const chain = await services.chains.edit(given, {
      ...input,
      aliases: namesIn(aliases),
      leaders: namesIn(leaders),
      ...(status === undefined ? {} : { active: status === "active" }),
    });
    const { saved, retired } = view.words.chains;
    return answerWithChain(context, chain, (chain.active ? saved : retired)(chain.name));
  },
});
