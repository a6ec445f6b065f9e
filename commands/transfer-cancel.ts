import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerEnded, numberField } from "./shared/transfer.ts";

export default defineCommand({
  name: "transfer cancel",
  aliases: ["流转 取消", "流转 撤回"],
  summary: { "zh-CN": "取消还没办结的流转", en: "Take back a hand-over that waits" },
  args: z.object({ number: numberField }),
  positional: ["number"],
  examples: { "zh-CN": ["/流转 取消 #12"], en: ["/transfer cancel #12"] },
  access: "member",
  run: async ({ number }, context: CommandContext) =>
    answerEnded(context, await context.services.credit.cancel(number), {
      headline: context.view.words.credit.cancelled,
    }),
});
