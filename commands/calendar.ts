import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { period } from "../src/chat/day-range.ts";
import { calendarCard } from "../src/views/calendar.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "calendar",
  aliases: ["calendar show", "日历", "日历 查看"],
  summary: {
    "zh-CN": "工作日历：放假、调休上班和本单位自定的日子，本月和下月，或某年某月",
    en: "The working calendar: days off, days worked instead, and own days of this month and the next, or of a year or month",
  },
  args: z.object({ period: period({ keys: { "zh-CN": ["年月"], en: ["period"] } }).optional() }),
  positional: ["period"],
  examples: {
    "zh-CN": ["/日历", "/日历 2027", "/日历 2026-12"],
    en: ["/calendar", "/calendar 2027", "/calendar 2026-12"],
  },
  access: "anyone",
  run: async ({ period: asked }, { services, view }: CommandContext) => ({
    message: calendarCard(view, services.calendar.read(asked)),
    audience: "caller",
  }),
});
