import { z } from "zod";
import { words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { readShares } from "../src/chat/shares.ts";
import type { CommandContext } from "./context.ts";
import { answerSplit } from "./shared/split.ts";
import { numberField } from "./shared/transfer.ts";

/** Back to one unit. */
const off = /^(?:off|none|关|关闭|取消|不分|无)$/iu;

export default defineCommand({
  name: "split",
  aliases: ["分成"],
  summary: { "zh-CN": "在单位之间分成，合计 100", en: "Divide a project's credit among units, 100 in all" },
  args: z.object({
    number: numberField,
    shares: words({
      keys: { "zh-CN": ["方案"], en: ["shares"] },
      placeholder: { "zh-CN": "开发区 60 首谈 高新区 40 落地", en: "KFQ 60 first GXQ 40 landed" },
      max: 500,
    }),
  }),
  positional: ["number", "shares"],
  examples: {
    "zh-CN": ["/分成 #12 开发区 60 高新区 40", "/分成 #12 开发区 60 首谈 高新区 40 落地", "/分成 #12 取消"],
    en: ["/split #12 KFQ 60 GXQ 40", "/split #12 KFQ 60 first GXQ 40 landed", "/split #12 off"],
  },
  access: "leader",
  run: async ({ number, shares }, context: CommandContext) => {
    const drafts = off.test(shares.trim()) ? [] : readShares(shares);
    return answerSplit(context, await context.services.credit.split(number, drafts), { agreed: false });
  },
});
