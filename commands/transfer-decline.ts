import { z } from "zod";
import { words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerEnded, numberField } from "./shared/transfer.ts";

export default defineCommand({
  name: "transfer decline",
  aliases: ["流转 谢绝", "流转 不同意"],
  summary: { "zh-CN": "谢绝流转，写明理由", en: "Decline a hand-over, saying why" },
  args: z.object({
    number: numberField,
    reason: words({
      keys: { "zh-CN": ["理由", "原因"], en: ["reason"] },
      placeholder: { "zh-CN": "本单位也没有合适用地", en: "we have no site either" },
      max: 300,
    }),
  }),
  positional: ["number", "reason"],
  examples: {
    "zh-CN": ["/流转 谢绝 #12 本单位也没有合适用地"],
    en: ["/transfer decline #12 we have no site either"],
  },
  access: "leader",
  run: async ({ number, reason }, context: CommandContext) =>
    answerEnded(context, await context.services.credit.decline(number, reason), {
      headline: context.view.words.credit.declined,
      reason,
    }),
});
