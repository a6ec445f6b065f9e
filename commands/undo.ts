import { z } from "zod";
import { integer, partNumber, projectNumber } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { sentence } from "../src/views/sentence.ts";
import { answerWithCard } from "./shared/card.ts";
import { answerWithRequest } from "./shared/request.ts";

export default defineCommand({
  name: "undo",
  aliases: ["撤销"],
  summary: {
    "zh-CN": "撤销自己最近一步（10 分钟内），留痕",
    en: "Take back your last change (10 minutes), leaving a trail",
  },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }).optional(),
    request: partNumber({ letter: "R", keys: { "zh-CN": ["诉求"], en: ["request"] } }).optional(),
    step: integer({ keys: { "zh-CN": ["步"], en: ["step"] }, min: 1 }).optional(),
  }),
  positional: ["number", "request"],
  examples: { "zh-CN": ["/撤销", "/撤销 #12", "/撤销 R5"], en: ["/undo", "/undo #12", "/undo R5"] },
  access: "member",
  run: async ({ number: asked, request, step }, context: CommandContext) => {
    const { services, view } = context;
    const target = request === undefined ? asked : request;
    const subject = request === undefined ? "project" : "request";
    const undone = await services.leads.undo(target === undefined ? undefined : { subject, number: target, step });
    const { card, requests } = view.words;
    if (undone.subject === "request") {
      const { number, voided } = undone.record.request;
      return answerWithRequest(context, await services.requests.withProject(undone.record), {
        headline: voided ? requests.voided(number) : requests.undone(number),
        justChanged: false,
      });
    }
    if (undone.subject !== "project")
      return { message: sentence(view, card.undoneOther(undone.record.investor.name)), audience: "caller" };
    const { record } = undone;
    const { number, voided } = record.project;
    return answerWithCard(context, record, {
      headline: voided ? card.voided(number) : card.undone(number),
      justChanged: false,
    });
  },
});
