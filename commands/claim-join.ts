import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { joinAsked } from "../src/views/first-report.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { claimNumber, tell, withAlso } from "./shared/claim.ts";

export default defineCommand({
  name: "claim join",
  aliases: ["首报 加入"],
  summary: { "zh-CN": "申请与首报单位共同跟进", en: "Ask the first reporter to follow together" },
  args: z.object({ number: claimNumber }),
  positional: ["number"],
  examples: { "zh-CN": ["/首报 加入 #15"], en: ["/claim join #15"] },
  access: "member",
  run: async ({ number }, context: CommandContext) => {
    const { services, view } = context;
    const { later, holder } = await services.firstReport.join(number);
    const headline = view.words.firstReport.headline.joining(number);
    const reply = await answerWithCard(context, later, { headline, justChanged: true });
    const asked = joinAsked(view, holder.project.number, later.project);
    return withAlso(reply, await tell(context, [holder.project.ownerId], asked));
  },
});
