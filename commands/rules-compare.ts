import { z } from "zod";
import { word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { ruleSetDifferences } from "../src/views/rule-sets.ts";
import type { CommandContext } from "./context.ts";
import { ruleCode } from "./shared/rules.ts";

export default defineCommand({
  name: "rules compare",
  aliases: ["规则 比较"],
  summary: { "zh-CN": "同一份规则两个版本的不同之处", en: "What differs between two versions of a rule set" },
  args: z.object({
    code: ruleCode,
    before: word({ keys: { "zh-CN": ["旧版本"], en: ["before"] } }),
    after: word({ keys: { "zh-CN": ["新版本"], en: ["after"] } }),
  }),
  positional: ["code", "before", "after"],
  examples: {
    "zh-CN": ["/规则 比较 county-zone 2026.1 2027.1"],
    en: ["/rules compare scorecard 2026.1 2027.1"],
  },
  access: "anyone",
  run: async ({ code, before, after }, { services, view }: CommandContext) => {
    const { differences, ...versions } = await services.rules.compare(code, before, after);
    return { message: ruleSetDifferences(view, versions, differences), audience: "caller" };
  },
});
