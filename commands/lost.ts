import { z } from "zod";
import { callDay, projectNumber, words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";

export default defineCommand({
  name: "lost",
  aliases: ["停谈"],
  summary: {
    "zh-CN": "停谈，写明原因，约好回访日，转入培育池",
    en: "Lost for now: why, and when to call again",
  },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    reason: words({
      keys: { "zh-CN": ["原因"], en: ["reason"] },
      placeholder: { "zh-CN": "用地 对方要三百亩", en: "land they need 50 acres" },
      max: 300,
    }),
    revisit: callDay({
      keys: { "zh-CN": ["回访"], en: ["revisit"] },
      placeholder: { "zh-CN": "90天", en: "90 days" },
    }).optional(),
  }),
  positional: ["number", "reason"],
  examples: {
    "zh-CN": ["/停谈 #12 用地", "/停谈 #12 外地 去了邻市 回访:2027-02-20", "/停谈 #12 不承接 回访:不回访"],
    en: [
      "/lost #12 land",
      "/lost #12 elsewhere they chose the coast revisit:2027-02-20",
      "/lost #12 declined revisit:never",
    ],
  },
  access: "member",
  run: async ({ number, ...input }, context: CommandContext) => {
    const record = await context.services.sides.lose(number, input);
    const { headline } = context.view.words.sides;
    const until = record.project.side?.until ?? undefined;
    return answerWithCard(context, record, {
      headline: until === undefined ? headline.lostForGood(number) : headline.lost(number, until),
      justChanged: true,
    });
  },
});
