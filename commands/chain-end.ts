import { z } from "zod";
import { year } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithChain, chainField } from "./shared/chain.ts";

export default defineCommand({
  name: "chain end",
  aliases: ["产业链 结束"],
  summary: { "zh-CN": "产业链到哪一年止", en: "Say which year a chain ends with" },
  args: z.object({ chain: chainField, year: year({ keys: { "zh-CN": ["年度", "年份"], en: ["year"] } }) }),
  positional: ["chain", "year"],
  examples: { "zh-CN": ["/产业链 结束 新能源 2026"], en: ["/chain end EV 2026"] },
  access: "coordinator",
  run: async ({ chain: given, year: last }, context: CommandContext) => {
    const chain = await context.services.chains.end(given, last);
    return answerWithChain(context, chain, context.view.words.chains.ended(chain.name, last));
  },
});
