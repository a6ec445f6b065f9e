import { z } from "zod";
import { projectNumber } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";

export default defineCommand({
  name: "lead show",
  aliases: ["lead #", "线索 看", "线索 查看", "线索 #"],
  summary: { "zh-CN": "看一个项目的卡片和大事记", en: "Show a project's card and timeline" },
  args: z.object({ number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }) }),
  positional: ["number"],
  examples: { "zh-CN": ["/线索 #12"], en: ["/lead #12"] },
  access: "anyone",
  run: async ({ number }, context: CommandContext) => {
    const { services, view } = context;
    const record = await services.leads.load(number);
    const { title } = services.leads.describe(record).project;
    const history = await services.leads.history(record, 8);
    return answerWithCard(context, record, {
      headline: view.words.card.shown(number, title),
      justChanged: false,
      history,
    });
  },
});
