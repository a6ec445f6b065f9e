import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { peopleList } from "../src/views/admin.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "role",
  aliases: ["role list", "角色", "角色 列表"],
  summary: { "zh-CN": "列出人员和角色", en: "List people and their roles" },
  args: z.object({}),
  positional: [],
  examples: { "zh-CN": ["/角色"], en: ["/role"] },
  access: "anyone",
  run: async (_args, { services, view }: CommandContext) => ({
    message: peopleList(view, await services.people.list({ offset: 0, limit: 50 }), await services.units.list()),
    audience: "caller",
  }),
});
