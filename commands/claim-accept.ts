import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { joinAccepted } from "../src/views/first-report.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { claimNumber, tell, withAlso } from "./shared/claim.ts";

export default defineCommand({
  name: "claim accept",
  aliases: ["首报 同意"],
  summary: { "zh-CN": "同意后报单位加入，共同跟进", en: "Let the unit in that asked to join" },
  args: z.object({ number: claimNumber }),
  positional: ["number"],
  examples: { "zh-CN": ["/首报 同意 #15"], en: ["/claim accept #15"] },
  access: "member",
  run: async ({ number }, context: CommandContext) => {
    const { services, view } = context;
    const { later, holder } = await services.firstReport.accept(number);
    const first = holder.project.number;
    const headline = view.words.firstReport.headline.accepted(first);
    const reply = await answerWithCard(context, holder, { headline, justChanged: true });
    return withAlso(reply, await tell(context, [later.project.ownerId], joinAccepted(view, number, first)));
  },
});
