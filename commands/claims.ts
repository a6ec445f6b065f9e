import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { claimList } from "../src/views/claims.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "claims",
  aliases: ["claim list", "首报列表", "首报 清单"],
  summary: {
    "zh-CN": "待处理的首报事项；招商办看全部",
    en: "First reports that wait: your unit's, or all for the coordinator",
  },
  args: z.object({}),
  positional: [],
  examples: { "zh-CN": ["/首报列表"], en: ["/claims"] },
  access: "member",
  run: async (_args, { services, view }: CommandContext) => ({
    message: claimList(view, await services.firstReport.list()),
    audience: "caller",
  }),
});
