import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { reminderList } from "../src/views/reminders.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "reminders",
  aliases: ["提醒", "提示", "我的提醒"],
  summary: {
    "zh-CN": "看什么会提示我、什么时候、为什么，哪些暂不提示",
    en: "What will remind me, when and why, and what is held back",
  },
  args: z.object({}),
  positional: [],
  examples: { "zh-CN": ["/提醒"], en: ["/reminders"] },
  access: "anyone",
  run: async (_args, context: CommandContext) => {
    const { services, view } = context;
    const quiet = await services.reminders.quietNow();
    return { message: reminderList(view, await services.reminders.list(), quiet), audience: "caller" };
  },
});
