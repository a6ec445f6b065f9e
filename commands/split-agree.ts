import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerSplit } from "./shared/split.ts";
import { numberField } from "./shared/transfer.ts";

export default defineCommand({
  name: "split agree",
  aliases: ["分成 同意", "分成 确认"],
  summary: { "zh-CN": "同意本单位有份的分成方案", en: "Agree to a split for your unit" },
  args: z.object({ number: numberField }),
  positional: ["number"],
  examples: { "zh-CN": ["/分成 同意 #12"], en: ["/split agree #12"] },
  access: "leader",
  run: async ({ number }, context: CommandContext) =>
    answerSplit(context, await context.services.credit.agree(number), { agreed: true }),
});
