import { z } from "zod";
import { pastDay } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { promiseNumber } from "./shared/part.ts";

export default defineCommand({
  name: "promise review",
  aliases: ["承诺 审查"],
  summary: { "zh-CN": "补填公平竞争审查的日期", en: "Enter the day of a promise's fair-competition review" },
  args: z.object({
    number: promiseNumber,
    on: pastDay({ keys: { "zh-CN": ["日期"], en: ["date"] } }),
  }),
  positional: ["number", "on"],
  examples: { "zh-CN": ["/承诺 审查 P3 11-20"], en: ["/promise review P3 11-20"] },
  access: "member",
  run: async ({ number, on }, context: CommandContext) => {
    const record = await context.services.promises.review(number, on);
    const headline = context.view.words.promises.reviewed(number, on);
    return answerWithCard(context, record, { headline, justChanged: true });
  },
});
