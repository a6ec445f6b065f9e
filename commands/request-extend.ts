import { z } from "zod";
import { futureDay, words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { requestNumber } from "./shared/part.ts";
import { answerWithRequest } from "./shared/request.ts";

export default defineCommand({
  name: "request extend",
  aliases: ["诉求 延期"],
  summary: { "zh-CN": "到期前延长办结期限", en: "More time to solve a request, before it is due" },
  args: z.object({
    number: requestNumber,
    until: futureDay({ keys: { "zh-CN": ["日期", "延到"], en: ["until", "date"] } }),
    text: words({
      keys: { "zh-CN": ["理由"], en: ["reason"] },
      placeholder: { "zh-CN": "需电网改造", en: "The grid must be rebuilt" },
    }),
  }),
  positional: ["number", "until", "text"],
  examples: {
    "zh-CN": ["/诉求 延期 R5 12-30 需电网改造"],
    en: ["/request extend R5 12-30 the grid must be rebuilt"],
  },
  access: "member",
  run: async ({ number, until, text }, context: CommandContext) => {
    const loaded = await context.services.requests.extend(number, until, text);
    const headline = context.view.words.requests.extended(number, until);
    return answerWithRequest(context, loaded, { headline, justChanged: true, told: "reporter" });
  },
});
