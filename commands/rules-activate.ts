import { z } from "zod";
import { day, text } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { ruleActivated } from "../src/views/rules.ts";
import type { CommandContext } from "./context.ts";
import { ruleCode, ruleVersion } from "./shared/rules.ts";

export default defineCommand({
  name: "rules activate",
  aliases: ["规则 启用"],
  summary: {
    "zh-CN": "启用一份规则草稿，从新考核期的第一天起；中途启用须写明理由",
    en: "Put a draft in force from the first day of a new period; within one only for a reason",
  },
  args: z.object({
    code: ruleCode,
    version: ruleVersion,
    from: day({ keys: { "zh-CN": ["自", "起"], en: ["from"] } }).optional(),
    reason: text({ keys: { "zh-CN": ["理由"], en: ["reason"] }, max: 200 }).optional(),
  }),
  positional: ["code", "version"],
  examples: {
    "zh-CN": [
      "/规则 启用 county-zone 2027.1 自:2027-01-01",
      "/规则 启用 county-zone 2027.1 理由:市委办文件自本月起执行",
    ],
    en: [
      "/rules activate scorecard 2027.1 from:2027-01-01",
      "/rules activate scorecard 2027.1 reason:the board's resolution applies at once",
    ],
  },
  access: "coordinator",
  run: async ({ code, version, from, reason }, { services, view }: CommandContext) => ({
    message: ruleActivated(view, await services.rules.activate(code, version, { from, reason })),
    audience: "caller",
  }),
});
