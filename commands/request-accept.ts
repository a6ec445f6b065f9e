import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { requestNumber } from "./shared/part.ts";
import { answerWithRequest } from "./shared/request.ts";

export default defineCommand({
  name: "request accept",
  aliases: ["诉求 受理"],
  summary: { "zh-CN": "受理本单位的诉求", en: "Take on a request of the unit" },
  args: z.object({
    number: requestNumber,
  }),
  positional: ["number"],
  examples: { "zh-CN": ["/诉求 受理 R5", "/诉求 R5 受理"], en: ["/request accept R5", "/request R5 accept"] },
  access: "member",
  run: async ({ number }, context: CommandContext) => {
    const loaded = await context.services.requests.accept(number);
    const headline = context.view.words.requests.accepted(number);
    return answerWithRequest(context, loaded, { headline, justChanged: true, told: "reporter" });
  },
});
