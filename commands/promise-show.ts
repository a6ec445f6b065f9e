import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { promiseNumber } from "./shared/part.ts";

export default defineCommand({
  name: "promise show",
  aliases: ["promise P#", "承诺 看", "承诺 查看", "承诺 P#"],
  summary: { "zh-CN": "看一项承诺所在的项目", en: "Show the project a promise was made for" },
  args: z.object({ number: promiseNumber }),
  positional: ["number"],
  examples: { "zh-CN": ["/承诺 P3"], en: ["/promise P3"] },
  access: "anyone",
  run: async ({ number }, context: CommandContext) => {
    const { services, view } = context;
    const record = await services.promises.project(number);
    const { title } = services.leads.describe(record).project;
    return answerWithCard(context, record, {
      headline: view.words.card.shown(record.project.number, title),
      justChanged: false,
      history: await services.leads.history(record, 8),
    });
  },
});
