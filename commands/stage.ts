import { z } from "zod";
import { projectNumber, word, words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { withClosedGap } from "./shared/closed-gap.ts";
import { readEvidence } from "./shared/evidence.ts";

export default defineCommand({
  name: "stage",
  aliases: ["阶段"],
  summary: { "zh-CN": "推进到下一阶段，附上要求的佐证", en: "Move a project through a gate, with its evidence" },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    stage: word({ keys: { "zh-CN": ["阶段"], en: ["stage"] }, from: "stage" }),
    evidence: words({ keys: { "zh-CN": ["佐证"], en: ["evidence"] }, typedOnly: true }).optional(),
  }),
  positional: ["number", "stage", "evidence"],
  examples: {
    "zh-CN": ["/阶段 #12 在谈 对接记录:与总经理会谈用地", "/阶段 #12 签约 合同号:HT-2026-08 日期:11-20 金额:50亿"],
    en: [
      "/stage #12 negotiation meeting:met the CEO about the site",
      "/stage #12 signed contract:C-8 date:11-20 amount:50亿",
    ],
  },
  access: "member",
  run: async ({ number, stage: typed, evidence }, context: CommandContext) => {
    const { services, view } = context;
    const gate = await services.leads.gate(number, typed);
    const record = await services.leads.move(number, gate.code, readEvidence(gate, evidence ?? "", context));
    const name = gate.name[view.locale];
    const { card, sides } = view.words;
    const reply = await answerWithCard(context, record, {
      headline: record.project.stage === gate.code ? card.moved(number, name) : sides.headline.marked(number, name),
      justChanged: true,
    });
    return withClosedGap(context, record, reply);
  },
});
