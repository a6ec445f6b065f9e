import { z } from "zod";
import { nextStep, pastDay, projectNumber, text, words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithOuting, isOnline, outingFields } from "./shared/outing.ts";

const { city, who, whom, online } = outingFields();

export default defineCommand({
  name: "errand",
  aliases: ["跑办"],
  summary: { "zh-CN": "记一次为企业跑办：部门、事项、结果", en: "Log a trip to an approving body for the company" },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    body: text({
      keys: { "zh-CN": ["部门"], en: ["body"] },
      placeholder: { "zh-CN": "行政审批局", en: "Planning office" },
    }),
    matter: text({
      keys: { "zh-CN": ["事项"], en: ["matter"] },
      placeholder: { "zh-CN": "施工许可", en: "Building permit" },
    }),
    result: words({
      keys: { "zh-CN": ["结果"], en: ["result"] },
      placeholder: { "zh-CN": "已受理", en: "Accepted" },
      max: 300,
    }).optional(),
    city,
    who,
    whom,
    online,
    next: nextStep({ keys: { "zh-CN": ["下步", "下一步"], en: ["next"] } }).optional(),
    date: pastDay({ keys: { "zh-CN": ["日期"], en: ["date"] } }).optional(),
  }),
  positional: ["number", "body", "matter", "result"],
  examples: {
    "zh-CN": ["/跑办 #12 行政审批局 施工许可 已受理", "/跑办 #12 省商务厅 外资审批 补一份材料 城市:南京"],
    en: [
      '/errand #12 "planning office" permit accepted',
      "/errand #12 ministry approval one paper missing city:Austin",
    ],
  },
  access: "member",
  run: async ({ number, online: byVideo, ...said }, context: CommandContext) =>
    answerWithOuting(
      context,
      await context.services.leads.progress(number, {
        ...said,
        kind: "errand",
        text: said.result ?? said.matter,
        online: isOnline(byVideo),
      }),
    ),
});
