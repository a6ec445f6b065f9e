import { z } from "zod";
import { text } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { gapList } from "../src/views/chains.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "chain gaps",
  aliases: ["gaps", "产业链 缺链", "缺链"],
  summary: { "zh-CN": "缺链：缺的环节、目标企业和在谈项目", en: "Missing links, target firms, and what is on its way" },
  args: z.object({ chain: text({ keys: { "zh-CN": ["产业链"], en: ["chain"] }, max: 40 }).optional() }),
  positional: ["chain"],
  examples: { "zh-CN": ["/产业链 缺链", "/缺链 新能源"], en: ["/chain gaps", "/gaps EV"] },
  access: "member",
  run: async ({ chain }, { services, view }: CommandContext) => ({
    message: gapList(view, await services.chains.gaps(chain), chain !== undefined),
    audience: "caller",
  }),
});
