import { z } from "zod";
import { projectNumber } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { handCard } from "../src/views/reminders.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "reminders show",
  aliases: ["reminders #", "提醒 看", "提醒 #", "提示 #"],
  summary: { "zh-CN": "一个项目为什么提示、怎么处理", en: "Why a project reminds, and what can be done" },
  args: z.object({ number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }) }),
  positional: ["number"],
  examples: { "zh-CN": ["/提醒 #12"], en: ["/reminders #12"] },
  access: "member",
  run: async ({ number }, context: CommandContext) => {
    const { services, view } = context;
    return { message: handCard(view, await services.reminders.one(number)), audience: "caller" };
  },
});
