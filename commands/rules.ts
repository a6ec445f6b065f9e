import { z } from "zod";
import { word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { ruleList } from "../src/views/rules.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "rules",
  aliases: ["rules list", "规则", "规则 列表"],
  summary: {
    "zh-CN": "考核规则：现行的、草稿、已停用的和示例，按对比组列出",
    en: "The rule sets by group: in force, drafts, ended, and the samples",
  },
  args: z.object({ group: word({ keys: { "zh-CN": ["组", "对比组"], en: ["group"] } }).optional() }),
  positional: ["group"],
  examples: { "zh-CN": ["/规则", "/规则 县区"], en: ["/rules", "/rules region"] },
  access: "anyone",
  run: async ({ group }, { services, view }: CommandContext) => ({
    message: ruleList(
      view,
      await services.rules.list(group === undefined ? undefined : services.boards.group(group).code),
    ),
    audience: "caller",
  }),
});
