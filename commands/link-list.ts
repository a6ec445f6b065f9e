import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { identityList } from "../src/views/linking.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "link list",
  aliases: ["关联 列表"],
  summary: { "zh-CN": "列出您的账号", en: "List your accounts" },
  args: z.object({}),
  positional: [],
  examples: { "zh-CN": ["/关联 列表"], en: ["/link list"] },
  access: "anyone",
  run: async (_args, { services, view }: CommandContext) => ({
    message: identityList(view, await services.linking.list()),
    audience: "caller",
  }),
});
