import { z } from "zod";
import { nextStep, pastDay, projectNumber, words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithOuting, isOnline, outingFields } from "./shared/outing.ts";

export default defineCommand({
  name: "visit",
  aliases: ["拜访"],
  summary: { "zh-CN": "记一次外出拜访", en: "Log a visit to the company" },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    text: words({
      keys: { "zh-CN": ["内容"], en: ["text"] },
      placeholder: { "zh-CN": "与董事长谈定用地", en: "Agreed the site with the CEO" },
    }),
    ...outingFields(),
    next: nextStep({ keys: { "zh-CN": ["下步", "下一步"], en: ["next"] } }).optional(),
    date: pastDay({ keys: { "zh-CN": ["日期"], en: ["date"] } }).optional(),
  }),
  positional: ["number", "text"],
  examples: {
    "zh-CN": ["/拜访 #12 谈定用地 城市:上海 人员:王县长 对象:董事长 结果:同意来考察"],
    en: ["/visit #12 agreed the site city:Chicago who:mayor whom:chairman result:they will come"],
  },
  access: "member",
  run: async ({ number, online, ...said }, context: CommandContext) =>
    answerWithOuting(
      context,
      await context.services.leads.progress(number, { ...said, kind: "visit", online: isOnline(online) }),
    ),
});
