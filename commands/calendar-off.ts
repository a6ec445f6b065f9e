import { z } from "zod";
import { text } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { days } from "../src/chat/day-range.ts";
import { daysSet } from "../src/views/calendar.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "calendar off",
  aliases: ["日历 休", "日历 放假", "日历 休息"],
  summary: {
    "zh-CN": "定哪些天放假（先于国家安排，须写理由；已过去的日子不能改）",
    en: "Make days off, for a reason, whatever the arrangement says; days that are over stay as they were",
  },
  args: z.object({
    days: days({ keys: { "zh-CN": ["日期"], en: ["days"] } }),
    reason: text({ keys: { "zh-CN": ["理由"], en: ["reason"] }, max: 60 }),
  }),
  positional: ["days", "reason"],
  examples: {
    "zh-CN": ["/日历 休 2026-12-31 机关统一安排", "/日历 休 2027-02-05至2027-02-11 春节"],
    en: ["/calendar off 2026-12-31 office closed", "/calendar off 2027-02-15 to 2027-02-21 retreat"],
  },
  access: "admin",
  run: async ({ days: range, reason }, { services, view }: CommandContext) => ({
    message: daysSet(view, await services.calendar.set(range, "off", reason), "off", reason),
    audience: "caller",
  }),
});
