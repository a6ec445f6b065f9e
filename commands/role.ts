import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { peopleList } from "../src/views/admin.ts";
import type { CommandContext } from "./context.ts";

const most = 50;

export default defineCommand({
  name: "role",
  aliases: ["role list", "角色", "角色 列表"],
  summary: { "zh-CN": "列出人员和角色", en: "List people and their roles" },
  args: z.object({}),
  positional: [],
  examples: { "zh-CN": ["/角色"], en: ["/role"] },
  access: "anyone",
  run: async (_args, { services, view }: CommandContext) => {
    const people = await services.people.list({ offset: 0, limit: most + 1 });
    // Whoever was joined to another person is that person.
    const shown = people.slice(0, most).filter((member) => member.active);
    const message = peopleList(view, shown, await services.units.list(), people.length > most);
    return { message, audience: "caller" };
  },
});
