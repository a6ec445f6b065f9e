import { z } from "zod";
import { pastDay, words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { claimNumber } from "./shared/claim.ts";

export default defineCommand({
  name: "claim renew",
  aliases: ["首报 续期", "首报 续"],
  summary: { "zh-CN": "凭有日期的实质进展，续期一次", en: "Renew a first report once, with a dated fact" },
  args: z.object({
    number: claimNumber,
    on: pastDay({ keys: { "zh-CN": ["日期"], en: ["date"] } }).optional(),
    text: words({
      keys: { "zh-CN": ["进展"], en: ["fact"] },
      placeholder: { "zh-CN": "与董事长谈定用地", en: "Agreed the site with the CEO" },
      max: 500,
    }),
  }),
  positional: ["number", "on", "text"],
  examples: {
    "zh-CN": ["/首报 续期 #12 昨天 与董事长谈定用地"],
    en: ["/claim renew #12 yesterday agreed the site with the CEO"],
  },
  access: "member",
  run: async ({ number, ...fact }, context: CommandContext) => {
    const record = await context.services.firstReport.renew(number, fact);
    const headline = context.view.words.firstReport.headline.renewed(number, record.project.hold?.until ?? "");
    return answerWithCard(context, record, { headline, justChanged: true });
  },
});
