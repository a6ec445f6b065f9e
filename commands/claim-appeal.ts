import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { toCoordinator } from "../src/views/first-report.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { claimNumber, claimReason, tellCoordinator, withAlso } from "./shared/claim.ts";

export default defineCommand({
  name: "claim appeal",
  aliases: ["首报 申诉"],
  summary: { "zh-CN": "对裁定提出申诉，再次裁定", en: "Appeal a decision; the coordinator decides again" },
  args: z.object({ number: claimNumber, reason: claimReason }),
  positional: ["number", "reason"],
  examples: { "zh-CN": ["/首报 申诉 #15 有新的证明材料"], en: ["/claim appeal #15 there is new evidence"] },
  access: "member",
  run: async ({ number, reason }, context: CommandContext) => {
    const { services, view } = context;
    const { later } = await services.firstReport.appeal(number, reason);
    const headline = view.words.firstReport.headline.appealed(number);
    const reply = await answerWithCard(context, later, { headline, justChanged: true });
    const also = await tellCoordinator(context, toCoordinator(view, "appealed", later.project, reason));
    return withAlso(reply, also);
  },
});
