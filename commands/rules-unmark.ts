import { z } from "zod";
import { partNumber, text } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { markTakenBack } from "../src/views/marks.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "rules unmark",
  aliases: ["规则 撤销登记"],
  summary: {
    "zh-CN": "撤销一条考核登记，写明理由；编号保留",
    en: "Take a mark back, with the reason; its number stays",
  },
  args: z.object({
    number: partNumber({ keys: { "zh-CN": ["编号"], en: ["number"] }, letter: "M" }),
    reason: text({ keys: { "zh-CN": ["理由"], en: ["reason"] }, max: 200 }),
  }),
  positional: ["number", "reason"],
  examples: { "zh-CN": ["/规则 撤销登记 M3 单位填错"], en: ["/rules unmark M3 entered for the wrong unit"] },
  access: "coordinator",
  run: async ({ number, reason }, { services, view }: CommandContext) => ({
    message: markTakenBack(view, await services.rules.unmark(number, reason)),
    audience: "caller",
  }),
});
