import { z } from "zod";
import { callDay, projectNumber } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";

export default defineCommand({
  name: "lost later",
  aliases: ["停谈 回访", "回访"],
  summary: { "zh-CN": "改约停谈项目的回访日", en: "Set the day to call an old acquaintance again" },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    revisit: callDay({
      keys: { "zh-CN": ["回访", "日期"], en: ["revisit", "date"] },
      placeholder: { "zh-CN": "180天", en: "180 days" },
    }),
  }),
  positional: ["number", "revisit"],
  examples: {
    "zh-CN": ["/停谈 回访 #12 180天", "/停谈 回访 #12 2027-05-01"],
    en: ["/lost later #12 180d", "/lost later #12 2027-05-01"],
  },
  access: "member",
  run: async ({ number, revisit }, context: CommandContext) => {
    const record = await context.services.sides.later(number, revisit);
    const { headline } = context.view.words.sides;
    const until = record.project.side?.until ?? undefined;
    return answerWithCard(context, record, {
      headline: until === undefined ? headline.lostForGood(number) : headline.later(number, until),
      justChanged: true,
    });
  },
});
