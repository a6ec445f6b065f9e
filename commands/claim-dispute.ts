import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { toCoordinator } from "../src/views/first-report.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { claimNumber, claimReason, tellCoordinator, withAlso } from "./shared/claim.ts";

export default defineCommand({
  name: "claim dispute",
  aliases: ["首报 异议"],
  summary: { "zh-CN": "对首报提出异议，由招商办裁定", en: "Dispute a first report; the coordinator decides" },
  args: z.object({ number: claimNumber, reason: claimReason }),
  positional: ["number", "reason"],
  examples: {
    "zh-CN": ["/首报 异议 #15 去年起一直在谈，有来往函件"],
    en: ["/claim dispute #15 we have talked since last year"],
  },
  access: "member",
  run: async ({ number, reason }, context: CommandContext) => {
    const { services, view } = context;
    const { later } = await services.firstReport.dispute(number, reason);
    const headline = view.words.firstReport.headline.disputed(number);
    const reply = await answerWithCard(context, later, { headline, justChanged: true });
    const also = await tellCoordinator(context, toCoordinator(view, "disputed", later.project, reason));
    return withAlso(reply, also);
  },
});
