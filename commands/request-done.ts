import { z } from "zod";
import { words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { requestNumber } from "./shared/part.ts";
import { answerWithRequest } from "./shared/request.ts";

export default defineCommand({
  name: "request done",
  aliases: ["request solve", "诉求 办结"],
  summary: { "zh-CN": "办结，写明结果", en: "Finish a request, and say how" },
  args: z.object({
    number: requestNumber,
    text: words({
      keys: { "zh-CN": ["结果", "内容"], en: ["result", "text"] },
      placeholder: { "zh-CN": "已增容 2000 千伏安", en: "The line was reinforced" },
    }),
  }),
  positional: ["number", "text"],
  examples: { "zh-CN": ["/诉求 办结 R5 已增容 2000 千伏安"], en: ["/request done R5 the line was reinforced"] },
  access: "member",
  run: async ({ number, text }, context: CommandContext) => {
    const loaded = await context.services.requests.solve(number, text);
    const headline = context.view.words.requests.solved(number);
    return answerWithRequest(context, loaded, { headline, justChanged: true, told: "reporter" });
  },
});
