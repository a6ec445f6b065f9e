import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";

export default defineCommand({
  name: "undo",
  aliases: ["撤销"],
  summary: { "zh-CN": "撤销自己最近一步（10 分钟内），留痕", en: "Take back your last change (10 minutes), leaving a trail" },
  args: z.object({}),
  positional: [],
  examples: { "zh-CN": ["/撤销"], en: ["/undo"] },
  access: "member",
  run: async (_args, context: CommandContext) => {
    const { record } = await context.services.leads.undo();
    const { card } = context.view.words;
    const { number, voided } = record.project;
    return answerWithCard(context, record, { headline: voided ? card.voided(number) : card.undone(number), justChanged: false });
  },
});
