import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { requestTitle } from "../src/views/requests.ts";
import type { CommandContext } from "./context.ts";
import { requestNumber } from "./shared/part.ts";
import { answerWithRequest } from "./shared/request.ts";

export default defineCommand({
  name: "request show",
  aliases: ["request R#", "诉求 看", "诉求 查看", "诉求 R#"],
  summary: { "zh-CN": "看一件诉求的期限和办理过程", en: "Show a request, its clocks and its steps" },
  args: z.object({ number: requestNumber }),
  positional: ["number"],
  examples: { "zh-CN": ["/诉求 R5"], en: ["/request R5"] },
  access: "anyone",
  run: async ({ number }, context: CommandContext) => {
    const { services, view } = context;
    const loaded = await services.requests.load(number);
    const headline = requestTitle(view, services.requests.describe(loaded).request);
    return answerWithRequest(context, loaded, { headline, justChanged: false });
  },
});
