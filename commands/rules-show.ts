import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { ruleCard } from "../src/views/rules.ts";
import type { CommandContext } from "./context.ts";
import { ruleCode, ruleVersion } from "./shared/rules.ts";

export default defineCommand({
  name: "rules show",
  aliases: ["规则 查看", "规则 看"],
  summary: {
    "zh-CN": "一份考核规则的内容：每一项怎么计分",
    en: "A rule set to read: how each item is scored",
  },
  args: z.object({ code: ruleCode, version: ruleVersion.optional() }),
  positional: ["code", "version"],
  examples: {
    "zh-CN": ["/规则 查看 county-zone", "/规则 查看 county-zone 2027.1"],
    en: ["/rules show scorecard", "/rules show scorecard 2027.1"],
  },
  access: "anyone",
  run: async ({ code, version }, { services, view }: CommandContext) => ({
    message: ruleCard(view, await services.rules.find(code, version)),
    audience: "caller",
  }),
});
