import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { homeMessage } from "../src/views/home.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "mine",
  aliases: ["我的"],
  summary: { "zh-CN": "我的工作：要办的事和在办项目", en: "My work at a glance" },
  args: z.object({}),
  positional: [],
  examples: { "zh-CN": ["/我的"], en: ["/mine"] },
  access: "anyone",
  run: async (_args, { services, view, actor }: CommandContext) => ({
    message: homeMessage(view, actor, await services.home.desk()),
    audience: "caller",
  }),
});
