import { z } from "zod";
import { day } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { ruleEnded } from "../src/views/rules.ts";
import type { CommandContext } from "./context.ts";
import { ruleCode, ruleVersion } from "./shared/rules.ts";

export default defineCommand({
  name: "rules end",
  aliases: ["规则 停用"],
  summary: {
    "zh-CN": "停用一份规则，到考核期的最后一天为止；还没开始的即撤回",
    en: "End a rule set with the last day of a period; one that has not begun is withdrawn",
  },
  args: z.object({
    code: ruleCode,
    version: ruleVersion,
    on: day({ keys: { "zh-CN": ["止", "到"], en: ["on"] } }).optional(),
  }),
  positional: ["code", "version"],
  examples: {
    "zh-CN": ["/规则 停用 county-zone 2027.1", "/规则 停用 county-zone 2027.1 止:2027-12-31"],
    en: ["/rules end scorecard 2027.1", "/rules end scorecard 2027.1 on:2027-12-31"],
  },
  access: "coordinator",
  run: async ({ code, version, on }, { services, view }: CommandContext) => ({
    message: ruleEnded(view, await services.rules.end(code, version, on)),
    audience: "caller",
  }),
});
