import { z } from "zod";
import { word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithChain, chainField } from "./shared/chain.ts";

export default defineCommand({
  name: "chain unlink",
  aliases: ["产业链 去环节", "产业链 删环节"],
  summary: { "zh-CN": "去掉一个环节", en: "Remove a link of a chain" },
  args: z.object({ chain: chainField, link: word({ keys: { "zh-CN": ["环节"], en: ["link"] }, max: 40 }) }),
  positional: ["chain", "link"],
  examples: { "zh-CN": ["/产业链 去环节 新能源 电解液"], en: ["/chain unlink EV electrolyte"] },
  access: "leader",
  run: async ({ chain: given, link }, context: CommandContext) => {
    const chain = await context.services.chains.removeLink(given, link);
    return answerWithChain(context, chain, context.view.words.chains.linkRemoved(chain.name, link));
  },
});
