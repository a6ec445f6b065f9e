import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { unitList } from "../src/views/admin.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "unit",
  aliases: ["unit list", "单位", "单位 列表"],
  summary: { "zh-CN": "列出单位和对比组", en: "List the units and their groups" },
  args: z.object({}),
  positional: [],
  examples: { "zh-CN": ["/单位"], en: ["/unit"] },
  access: "anyone",
  run: async (_args, { services, view }: CommandContext) => ({
    message: unitList(view, await services.units.list()),
    audience: "caller",
  }),
});
