import { z } from "zod";
import { text } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { chainList } from "../src/views/chains.ts";
import type { CommandContext } from "./context.ts";
import { answerWithChain } from "./shared/chain.ts";

export default defineCommand({
  name: "chain",
  aliases: ["chain list", "产业链", "产业链 列表"],
  summary: { "zh-CN": "列出产业链，或看一条链的环节", en: "List the industry chains, or show one with its links" },
  args: z.object({ chain: text({ keys: { "zh-CN": ["产业链"], en: ["chain"] }, max: 40 }).optional() }),
  positional: ["chain"],
  examples: { "zh-CN": ["/产业链", "/产业链 新能源"], en: ["/chain", "/chain EV"] },
  access: "anyone",
  run: async ({ chain }, context: CommandContext) => {
    const { services, view } = context;
    if (chain !== undefined) return answerWithChain(context, await services.chains.find(chain));
    return {
      message: chainList(view, await services.chains.list(), await services.units.list()),
      audience: "caller",
    };
  },
});
