import { z } from "zod";
import { text, word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { withReport } from "./shared/claim.ts";
import { withDuplicates } from "./shared/duplicates.ts";
import { projectFields } from "./shared/fields.ts";

export default defineCommand({
  name: "lead",
  aliases: ["lead add", "线索", "线索 加", "线索 登记"],
  summary: { "zh-CN": "登记一条线索", en: "Log a lead" },
  args: z.object({
    name: text({
      keys: { "zh-CN": ["名称", "项目"], en: ["name", "project"] },
      placeholder: { "zh-CN": "比亚迪电池项目", en: "Battery plant" },
    }),
    ...projectFields,
    stage: word({ keys: { "zh-CN": ["阶段"], en: ["stage"] }, typedOnly: true }).optional(),
  }),
  positional: ["name"],
  examples: {
    "zh-CN": [
      "/线索 比亚迪电池项目 投资:50亿 产业链:新能源",
      "/线索 轴承智造项目 公司:某轴承集团 投资:3.5亿 下步:下周三 来考察",
    ],
    en: [
      "/lead Battery plant amount:US$30m chain:EV",
      "/lead Cold storage hub company:Acme amount:$12m next:friday site visit",
    ],
  },
  access: "member",
  run: async (args, context: CommandContext) => {
    const record = await context.services.leads.log(args);
    const headline = context.view.words.card.logged(record.project.number);
    const reply = await answerWithCard(context, record, { headline, justChanged: true });
    return withDuplicates(context, record, await withReport(context, record, reply));
  },
});
