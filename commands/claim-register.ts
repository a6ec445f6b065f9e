import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { claimNumber, withReport } from "./shared/claim.ts";

export default defineCommand({
  name: "claim register",
  aliases: ["首报 登记"],
  summary: { "zh-CN": "为已有项目登记首报", en: "Register a first report for a project that is there already" },
  args: z.object({ number: claimNumber }),
  positional: ["number"],
  examples: { "zh-CN": ["/首报 登记 #12"], en: ["/claim register #12"] },
  access: "member",
  run: async ({ number }, context: CommandContext) => {
    const { services, view } = context;
    const record = await services.firstReport.register(number);
    const held = record.project.hold !== null;
    const headline = held
      ? view.words.firstReport.headline.registered(number)
      : view.words.firstReport.view.title(number);
    return withReport(context, record, await answerWithCard(context, record, { headline, justChanged: held }));
  },
});
