import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { sentence } from "../src/views/sentence.ts";
import type { CommandContext } from "./context.ts";
import { ruleCode, ruleVersion } from "./shared/rules.ts";

export default defineCommand({
  name: "rules export",
  aliases: ["规则 导出"],
  summary: {
    "zh-CN": "把一份考核规则导出成可以修改的文件，私下发给您",
    en: "A rule set as a file to edit, sent to you privately",
  },
  args: z.object({ code: ruleCode, version: ruleVersion.optional() }),
  positional: ["code", "version"],
  examples: {
    "zh-CN": ["/规则 导出 county-zone", "/规则 导出 county-zone 2027.1"],
    en: ["/rules export scorecard", "/rules export scorecard 2027.1"],
  },
  access: "anyone",
  run: async ({ code, version }, { services, view, caller: person, place }: CommandContext) => {
    await services.rules.export(code, version, { person, place });
    return { message: sentence(view, view.words.rules.makingFile), audience: "caller" };
  },
});
