import { z } from "zod";
import { words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { promiseNumber } from "./shared/part.ts";

export default defineCommand({
  name: "promise withdraw",
  aliases: ["承诺 撤回"],
  summary: { "zh-CN": "撤回承诺，写明理由", en: "Withdraw a promise, and say why" },
  args: z.object({
    number: promiseNumber,
    note: words({
      keys: { "zh-CN": ["说明"], en: ["note"] },
      placeholder: { "zh-CN": "企业调整了投资方案", en: "The investor changed the plan" },
      max: 300,
    }),
  }),
  positional: ["number", "note"],
  examples: {
    "zh-CN": ["/承诺 撤回 P3 企业调整了投资方案"],
    en: ["/promise withdraw P3 the investor changed the plan"],
  },
  access: "member",
  run: async ({ number, note }, context: CommandContext) => {
    const record = await context.services.promises.settle(number, "withdrawn", note);
    const headline = context.view.words.promises.settled.withdrawn(number);
    return answerWithCard(context, record, { headline, justChanged: true });
  },
});
