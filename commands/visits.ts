import { z } from "zod";
import { choice, word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { visitSummary } from "../src/views/outings.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "visits",
  aliases: ["走访"],
  summary: { "zh-CN": "各单位走访次数、企业数和城市，不排名", en: "Visits, firms and cities by unit, never ranked" },
  args: z.object({
    period: choice({
      keys: { "zh-CN": ["期间"], en: ["period"] },
      values: {
        today: { "zh-CN": ["今日", "今天", "日"], en: ["today", "day"] },
        week: { "zh-CN": ["本周", "周"], en: ["week"] },
        month: { "zh-CN": ["本月", "月"], en: ["month"] },
        "last-month": { "zh-CN": ["上月", "上个月"], en: ["last month"] },
        year: { "zh-CN": ["本年", "今年", "年"], en: ["year"] },
        "last-year": { "zh-CN": ["去年", "上年"], en: ["last year"] },
      },
    }).optional(),
    unit: word({ keys: { "zh-CN": ["单位"], en: ["unit"] } }).optional(),
  }),
  positional: ["period", "unit"],
  examples: { "zh-CN": ["/走访 本月", "/走访 本年 开发区"], en: ["/visits month", "/visits year KFQ"] },
  access: "member",
  run: async ({ period, unit }, { services, view, place }: CommandContext) => ({
    message: visitSummary(view, await services.outings.summary({ period: period ?? "month", unit })),
    audience: place.direct ? "place" : "caller",
  }),
});
