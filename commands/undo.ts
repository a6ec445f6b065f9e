import { z } from "zod";
import { integer, projectNumber } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { sentence } from "../src/views/sentence.ts";
import { answerWithCard } from "./shared/card.ts";

export default defineCommand({
  name: "undo",
  aliases: ["撤销"],
  summary: {
    "zh-CN": "撤销自己最近一步（10 分钟内），留痕",
    en: "Take back your last change (10 minutes), leaving a trail",
  },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }).optional(),
    step: integer({ keys: { "zh-CN": ["步"], en: ["step"] }, min: 1 }).optional(),
  }),
  positional: ["number"],
  examples: { "zh-CN": ["/撤销", "/撤销 #12"], en: ["/undo", "/undo #12"] },
  access: "member",
  run: async ({ number: asked, step }, context: CommandContext) => {
    const undone = await context.services.leads.undo(asked === undefined ? undefined : { number: asked, step });
    const { card } = context.view.words;
    if (undone.subject !== "project")
      return { message: sentence(context.view, card.undoneOther(undone.record.investor.name)), audience: "caller" };
    const { record } = undone;
    const { number, voided } = record.project;
    return answerWithCard(context, record, {
      headline: voided ? card.voided(number) : card.undone(number),
      justChanged: false,
    });
  },
});
