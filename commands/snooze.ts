import { z } from "zod";
import { projectNumber } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { workdays } from "../src/chat/wish.ts";
import { said } from "../src/views/reminders.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "snooze",
  aliases: ["稍后", "稍后提醒"],
  summary: { "zh-CN": "这个项目过几个工作日再提示我", en: "Be reminded of a project some working days later" },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    days: workdays({ keys: { "zh-CN": ["天数"], en: ["days"] }, placeholder: { "zh-CN": "3天", en: "3d" } }),
  }),
  positional: ["number", "days"],
  examples: { "zh-CN": ["/稍后 #12 3天"], en: ["/snooze #12 3d"] },
  access: "member",
  run: async ({ number, days }, context: CommandContext) => {
    const { services, view } = context;
    const until = await services.reminders.snooze(number, days);
    const { reminders } = view.words;
    return { message: said(view, reminders.snoozed(number, until), reminders.snoozedNote), audience: "caller" };
  },
});
