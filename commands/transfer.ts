import { z } from "zod";
import { integer, word, words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { askForWord, numberField } from "./shared/transfer.ts";

export default defineCommand({
  name: "transfer",
  aliases: ["流转"],
  summary: { "zh-CN": "请另一个单位接收项目，双方确认", en: "Ask another unit to take a project over" },
  args: z.object({
    number: numberField,
    unit: word({ keys: { "zh-CN": ["单位", "接收单位"], en: ["unit", "to"] }, from: "unit" }),
    reason: words({
      keys: { "zh-CN": ["理由", "原因"], en: ["reason"] },
      placeholder: { "zh-CN": "本地用地不合适", en: "no suitable site here" },
      max: 300,
    }).optional(),
    giverPercent: integer({ keys: { "zh-CN": ["分成", "保留"], en: ["giver", "keep"] }, max: 100 }).optional(),
  }),
  positional: ["number", "unit", "reason"],
  examples: {
    "zh-CN": ["/流转 #12 高新区 本地用地不合适", "/流转 #12 高新区 用地不合适 分成:40"],
    en: ["/transfer #12 GXQ no suitable site here", "/transfer #12 GXQ no suitable site here giver:40"],
  },
  access: "member",
  run: async ({ number, ...input }, context: CommandContext) => {
    const { services, view } = context;
    const step = await services.credit.ask(number, input);
    const unit = await services.units.byId(step.transfer.toUnitId);
    const say = step.transfer.given ? view.words.credit.asked : view.words.credit.askedOwn;
    const headline = say(number, unit?.shortName ?? view.words.none);
    const reply = await answerWithCard(context, step.record, { headline, justChanged: true });
    return { ...reply, also: await askForWord(context, step) };
  },
});
