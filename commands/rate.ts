import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { invitation } from "../src/views/ratings.ts";
import type { CommandContext } from "./context.ts";
import { requestNumber } from "./shared/part.ts";

export default defineCommand({
  name: "rate",
  aliases: ["评价"],
  summary: { "zh-CN": "生成一次性链接，请企业匿名评价", en: "Make the one-time link with which the company rates" },
  args: z.object({ number: requestNumber }),
  positional: ["number"],
  examples: { "zh-CN": ["/评价 R5"], en: ["/rate R5"] },
  access: "member",
  run: async ({ number }, { services, view, site }: CommandContext) => {
    const { token, until } = await services.requests.invite(number);
    const url = `${site.url.replace(/\/+$/, "")}/rate/${token}`;
    // Whoever has the link can rate, so it is shown to nobody else.
    return { message: invitation(view, { number, until }, { ...site, url }), audience: "caller" };
  },
});
