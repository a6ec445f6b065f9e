import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { freedNotice, toCoordinator } from "../src/views/first-report.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { claimNumber, tell, tellCoordinator, withAlso } from "./shared/claim.ts";

export default defineCommand({
  name: "claim release",
  aliases: ["首报 释放", "首报 放弃"],
  summary: { "zh-CN": "释放首报，投资方可由其他单位登记", en: "Give a first report up" },
  args: z.object({ number: claimNumber }),
  positional: ["number"],
  examples: { "zh-CN": ["/首报 释放 #12"], en: ["/claim release #12"] },
  access: "member",
  run: async ({ number }, context: CommandContext) => {
    const { services, view } = context;
    const { record, waiting } = await services.firstReport.release(number);
    const headline = view.words.firstReport.headline.released(number);
    const reply = await answerWithCard(context, record, { headline, justChanged: true });
    const also = [...(await tellCoordinator(context, toCoordinator(view, "released", record.project, undefined)))];
    for (const { ownerId, number: free } of waiting)
      also.push(...(await tell(context, [ownerId], freedNotice(view, free))));
    return withAlso(reply, also);
  },
});
