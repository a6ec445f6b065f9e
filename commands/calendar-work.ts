import { z } from "zod";
import { text } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { days } from "../src/chat/day-range.ts";
import { daysSet } from "../src/views/calendar.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "calendar work",
  aliases: ["日历 班", "日历 上班"],
  summary: {
    "zh-CN": "定哪些天上班（调休补班，先于国家安排，须写理由；已过去的日子不能改）",
    en: "Make days worked, for a reason, whatever the arrangement says; days that are over stay as they were",
  },
  args: z.object({
    days: days({ keys: { "zh-CN": ["日期"], en: ["days"] } }),
    reason: text({ keys: { "zh-CN": ["理由"], en: ["reason"] }, max: 60 }),
  }),
  positional: ["days", "reason"],
  examples: {
    "zh-CN": ["/日历 班 2027-01-03 元旦调休"],
    en: ["/calendar work 2027-01-03 in lieu of New Year"],
  },
  access: "admin",
  run: async ({ days: range, reason }, { services, view }: CommandContext) => ({
    message: daysSet(view, await services.calendar.set(range, "work", reason), "work", reason),
    audience: "caller",
  }),
});
