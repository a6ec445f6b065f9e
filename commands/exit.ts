import { z } from "zod";
import { projectNumber, words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";

export default defineCommand({
  name: "exit",
  aliases: ["退出"],
  summary: { "zh-CN": "签约以后退出，写明原因", en: "Out after the signature, with the reason" },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    reason: words({
      keys: { "zh-CN": ["原因"], en: ["reason"] },
      placeholder: { "zh-CN": "协商解约", en: "agreed" },
      max: 300,
    }),
  }),
  positional: ["number", "reason"],
  examples: {
    "zh-CN": ["/退出 #12 协商解约", "/退出 #12 未开工 两次催告后仍未开工"],
    en: ["/exit #12 agreed", "/exit #12 unstarted no permit after two notices"],
  },
  access: "leader",
  run: async ({ number, reason }, context: CommandContext) => {
    const record = await context.services.sides.exit(number, reason);
    const headline = context.view.words.sides.headline.exited(number);
    return answerWithCard(context, record, { headline, justChanged: true });
  },
});
