import { z } from "zod";
import { text, year } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { yearConfirmed } from "../src/views/calendar.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "calendar confirm",
  aliases: ["日历 确认"],
  summary: {
    "zh-CN": "确认某年的放假安排已按文件逐日录入，写明文号",
    en: "Say that a year's arrangement was entered by hand, with its document number",
  },
  args: z.object({
    year: year({ keys: { "zh-CN": ["年份"], en: ["year"] } }),
    document: text({
      keys: { "zh-CN": ["文号"], en: ["document"] },
      placeholder: { "zh-CN": "国办发明电〔2026〕1号", en: "2026/1" },
      max: 60,
    }),
  }),
  positional: ["year", "document"],
  examples: {
    "zh-CN": ["/日历 确认 2027 国办发明电〔2026〕1号"],
    en: ["/calendar confirm 2027 notice 2026/1"],
  },
  access: "admin",
  run: async ({ year: of, document }, { services, view }: CommandContext) => ({
    message: yearConfirmed(view, of, document, await services.calendar.confirm(of, document)),
    audience: "caller",
  }),
});
