import { z } from "zod";
import { words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { requestNumber } from "./shared/part.ts";
import { answerWithRequest } from "./shared/request.ts";

export default defineCommand({
  name: "request reopen",
  aliases: ["诉求 重开", "诉求 重办"],
  summary: { "zh-CN": "企业反映仍未解决，重新办理", en: "Open a request again that was not solved after all" },
  args: z.object({
    number: requestNumber,
    text: words({
      keys: { "zh-CN": ["理由"], en: ["reason"] },
      placeholder: { "zh-CN": "企业反映仍未解决", en: "Still not solved, the company says" },
    }),
  }),
  positional: ["number", "text"],
  examples: { "zh-CN": ["/诉求 重开 R5 企业反映仍未解决"], en: ["/request reopen R5 still not solved"] },
  access: "member",
  run: async ({ number, text }, context: CommandContext) => {
    const loaded = await context.services.requests.reopen(number, text);
    const headline = context.view.words.requests.reopened(number);
    return answerWithRequest(context, loaded, { headline, justChanged: true, told: "handlers" });
  },
});
