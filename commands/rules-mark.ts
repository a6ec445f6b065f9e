import { z } from "zod";
import { pastDay, text, word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { markEntered } from "../src/views/marks.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "rules mark",
  aliases: ["规则 登记"],
  summary: {
    "zh-CN": "登记考核规则要用、台账里没有的数据（评价、月报、一票否决），须写明依据",
    en: "Enter a figure that the rules ask for and no ledger knows (ratings, missing reports, vetoes), with its basis",
  },
  args: z.object({
    unit: word({ keys: { "zh-CN": ["单位"], en: ["unit"] } }),
    mark: word({ keys: { "zh-CN": ["登记项", "项目"], en: ["mark"] } }),
    value: word({
      keys: { "zh-CN": ["数值"], en: ["value"] },
      placeholder: { "zh-CN": "92.5% 或 2", en: "92.5% or 2" },
    }),
    basis: text({ keys: { "zh-CN": ["依据"], en: ["basis"] }, max: 200 }),
    day: pastDay({ keys: { "zh-CN": ["日期"], en: ["day", "date"] } }).optional(),
  }),
  positional: ["unit", "mark", "value"],
  examples: {
    "zh-CN": [
      "/规则 登记 开发区 月报缺报 1 依据:10月调度表",
      "/规则 登记 开发区 镇街评价 92.5% 依据:第三季度评价表 日期:9月30日",
    ],
    en: [
      '/rules mark KFQ "missing reports" 1 basis:sheet of October',
      '/rules mark KFQ "town rating" 92.5% basis:rating sheets of Q3 day:2026-09-30',
    ],
  },
  access: "coordinator",
  run: async (input, { services, view }: CommandContext) => ({
    message: markEntered(view, await services.rules.mark(input)),
    audience: "caller",
  }),
});
