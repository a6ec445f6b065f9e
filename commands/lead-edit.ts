import { z } from "zod";
import { projectNumber, text } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { withReport } from "./shared/claim.ts";
import { withDuplicates } from "./shared/duplicates.ts";
import { projectFields } from "./shared/fields.ts";

export default defineCommand({
  name: "lead edit",
  aliases: ["线索 改", "线索 更正", "线索 修改"],
  summary: { "zh-CN": "更正一个项目的内容，留有历史", en: "Correct a project; its history is kept" },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    name: text({ keys: { "zh-CN": ["名称", "项目"], en: ["name", "project"] } }).optional(),
    ...projectFields,
  }),
  positional: ["number"],
  examples: { "zh-CN": ["/线索 改 #12 投资:60亿"], en: ["/lead edit #12 amount:US$35m"] },
  access: "member",
  run: async ({ number, ...input }, context: CommandContext) => {
    const record = await context.services.leads.edit(number, input);
    const headline = context.view.words.card.edited(number);
    const card = await answerWithCard(context, record, { headline, justChanged: true });
    const reply = await withReport(context, record, card);
    // Another company is another question who is with it already.
    const { company, creditCode, contact } = input;
    return [company, creditCode, contact].some((given) => given !== undefined)
      ? withDuplicates(context, record, reply)
      : reply;
  },
});
