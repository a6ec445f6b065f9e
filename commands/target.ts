import { z } from "zod";
import { quantity, word, year } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { targetSet } from "../src/views/admin.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "target",
  aliases: ["目标"],
  summary: { "zh-CN": "设定单位的年度目标", en: "Set a unit's target of a year" },
  args: z.object({
    unit: word({ keys: { "zh-CN": ["单位"], en: ["unit"] }, from: "unit" }),
    year: year({ keys: { "zh-CN": ["年度", "年份"], en: ["year"] }, from: "year" }),
    metric: word({ keys: { "zh-CN": ["指标"], en: ["metric"] }, from: "metric" }),
    value: quantity({ keys: { "zh-CN": ["目标"], en: ["value"] } }),
  }),
  positional: ["unit", "year", "metric", "value"],
  examples: {
    "zh-CN": ["/目标 开发区 2026 过亿元 12", "/目标 开发区 2026 开工 8"],
    en: ["/target KFQ 2026 signed 12"],
  },
  access: "coordinator",
  run: async ({ unit, year: given, metric, value }, { services, view }: CommandContext) => ({
    message: targetSet(view, await services.targets.set(unit, given, metric, value)),
    audience: "caller",
  }),
});
