import { z } from "zod";
import { nextStep, pastDay, projectNumber, words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithOuting, isOnline, outingFields } from "./shared/outing.ts";

export default defineCommand({
  name: "reception",
  aliases: ["来访", "接待"],
  summary: { "zh-CN": "记一次来访接待", en: "Log a visit from the company" },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    text: words({
      keys: { "zh-CN": ["内容"], en: ["text"] },
      placeholder: { "zh-CN": "总经理看了两块地", en: "The CEO saw two sites" },
    }),
    ...outingFields(),
    next: nextStep({ keys: { "zh-CN": ["下步", "下一步"], en: ["next"] } }).optional(),
    date: pastDay({ keys: { "zh-CN": ["日期"], en: ["date"] } }).optional(),
  }),
  positional: ["number", "text"],
  examples: {
    "zh-CN": ["/来访 #12 看了两块地 对象:总经理 结果:选定东地块"],
    en: ["/reception #12 they saw two sites whom:CEO result:the eastern one"],
  },
  access: "member",
  run: async ({ number, online, ...said }, context: CommandContext) =>
    answerWithOuting(
      context,
      await context.services.leads.progress(number, { ...said, kind: "reception", online: isOnline(online) }),
    ),
});
