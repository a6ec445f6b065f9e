import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { toCoordinator } from "../src/views/first-report.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { claimNumber, claimReason, tellCoordinator, withAlso } from "./shared/claim.ts";

export default defineCommand({
  name: "claim proceed",
  aliases: ["首报 继续"],
  summary: { "zh-CN": "说明理由继续推进，告知招商办", en: "Go on with a reason; the coordinator is told" },
  args: z.object({ number: claimNumber, reason: claimReason }),
  positional: ["number", "reason"],
  examples: {
    "zh-CN": ["/首报 继续 #15 与首报的不是同一个项目"],
    en: ["/claim proceed #15 another project of the same firm"],
  },
  access: "member",
  run: async ({ number, reason }, context: CommandContext) => {
    const { services, view } = context;
    const { later } = await services.firstReport.proceed(number, reason);
    const headline = view.words.firstReport.headline.proceeding(number);
    const reply = await answerWithCard(context, later, { headline, justChanged: true });
    const also = await tellCoordinator(context, toCoordinator(view, "proceeding", later.project, reason));
    return withAlso(reply, also);
  },
});
