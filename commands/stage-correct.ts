import { z } from "zod";
import { projectNumber, word, words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";

export default defineCommand({
  name: "stage correct",
  aliases: ["阶段 更正"],
  summary: {
    "zh-CN": "更正登记错的阶段，写明原因，旧记录保留",
    en: "Correct a stage entered by mistake, with the reason; the old rows stay",
  },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    stage: word({ keys: { "zh-CN": ["阶段"], en: ["stage"] }, from: "stage" }),
    reason: words({ keys: { "zh-CN": ["原因"], en: ["reason"] }, max: 300 }),
  }),
  positional: ["number", "stage", "reason"],
  examples: {
    "zh-CN": ["/阶段 更正 #12 在谈 合同尚未签订"],
    en: ["/stage correct #12 negotiation the contract is not signed yet"],
  },
  access: "leader",
  run: async ({ number, stage, reason }, context: CommandContext) => {
    const { services, view } = context;
    const gate = await services.leads.gate(number, stage);
    const record = await services.leads.correct(number, gate.code, reason);
    const { headline } = view.words.sides;
    const say = record.project.stage === gate.code ? headline.corrected : headline.unmarked;
    return answerWithCard(context, record, { headline: say(number, gate.name[view.locale]), justChanged: true });
  },
});
