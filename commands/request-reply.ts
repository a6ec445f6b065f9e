import { z } from "zod";
import { words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { requestNumber } from "./shared/part.ts";
import { answerWithRequest } from "./shared/request.ts";

export default defineCommand({
  name: "request reply",
  aliases: ["request answer", "诉求 答复"],
  summary: { "zh-CN": "答复企业，写明怎么说的", en: "Answer the company, and say what was said" },
  args: z.object({
    number: requestNumber,
    text: words({
      keys: { "zh-CN": ["内容"], en: ["text"] },
      placeholder: { "zh-CN": "已约供电公司周三现场勘查", en: "The grid operator comes on Wednesday" },
    }),
  }),
  positional: ["number", "text"],
  examples: {
    "zh-CN": ["/诉求 答复 R5 已约供电公司周三现场勘查"],
    en: ["/request reply R5 the grid operator comes on Wednesday"],
  },
  access: "member",
  run: async ({ number, text }, context: CommandContext) => {
    const loaded = await context.services.requests.reply(number, text);
    const headline = context.view.words.requests.answered(number);
    return answerWithRequest(context, loaded, { headline, justChanged: true, told: "reporter" });
  },
});
