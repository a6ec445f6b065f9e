import { z } from "zod";
import { words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { requestNumber } from "./shared/part.ts";
import { answerWithRequest } from "./shared/request.ts";

export default defineCommand({
  name: "request object",
  aliases: ["诉求 异议"],
  summary: {
    "zh-CN": "提出不属本单位职责，退回招商办",
    en: "Say that a request is not the unit's: back to the coordinator",
  },
  args: z.object({
    number: requestNumber,
    text: words({
      keys: { "zh-CN": ["理由"], en: ["reason"] },
      placeholder: { "zh-CN": "属供电公司职责", en: "The grid operator is in charge" },
    }),
  }),
  positional: ["number", "text"],
  examples: { "zh-CN": ["/诉求 异议 R5 属供电公司职责"], en: ["/request object R5 the grid operator is in charge"] },
  access: "member",
  run: async ({ number, text }, context: CommandContext) => {
    const loaded = await context.services.requests.object(number, text);
    const headline = context.view.words.requests.objected(number);
    return answerWithRequest(context, loaded, { headline, justChanged: true, told: "handlers" });
  },
});
