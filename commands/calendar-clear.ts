import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { days } from "../src/chat/day-range.ts";
import { daysCleared } from "../src/views/calendar.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "calendar clear",
  aliases: ["日历 清除", "日历 取消"],
  summary: {
    "zh-CN": "清除自定的放假和上班日，恢复国家安排",
    en: "Take own days back: the arrangement holds again",
  },
  args: z.object({ days: days({ keys: { "zh-CN": ["日期"], en: ["days"] } }) }),
  positional: ["days"],
  examples: {
    "zh-CN": ["/日历 清除 2026-12-31", "/日历 清除 2027-02-05至2027-02-11"],
    en: ["/calendar clear 2026-12-31", "/calendar clear 2027-02-15 to 2027-02-21"],
  },
  access: "admin",
  run: async ({ days: range }, { services, view }: CommandContext) => ({
    message: daysCleared(view, await services.calendar.clear(range)),
    audience: "caller",
  }),
});
