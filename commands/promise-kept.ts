import { z } from "zod";
import { words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { promiseNumber } from "./shared/part.ts";

export default defineCommand({
  name: "promise kept",
  aliases: ["承诺 兑现"],
  summary: { "zh-CN": "承诺已兑现，写明怎么兑现的", en: "A promise was kept, and how" },
  args: z.object({
    number: promiseNumber,
    note: words({
      keys: { "zh-CN": ["说明"], en: ["note"] },
      placeholder: { "zh-CN": "补助已拨付", en: "The grant was paid" },
      max: 300,
    }),
  }),
  positional: ["number", "note"],
  examples: {
    "zh-CN": ["/承诺 兑现 P3 补助已于11月20日拨付", "/承诺 P3 兑现 补助已拨付"],
    en: ["/promise kept P3 the grant was paid", "/promise P3 kept the grant was paid"],
  },
  access: "member",
  run: async ({ number, note }, context: CommandContext) => {
    const record = await context.services.promises.settle(number, "kept", note);
    const headline = context.view.words.promises.settled.kept(number);
    return answerWithCard(context, record, { headline, justChanged: true });
  },
});
