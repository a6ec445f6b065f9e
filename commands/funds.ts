import { z } from "zod";
import { formatAmount } from "../src/chat/amount.ts";
import { money, pastDay, projectNumber, text, word, words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";

export default defineCommand({
  name: "funds",
  aliases: ["funds add", "到资", "到资 申报"],
  summary: {
    "zh-CN": "申报到位资金，由其他单位核实后计入",
    en: "Claim arrived funds; they count once another unit verifies",
  },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    amount: money({
      keys: { "zh-CN": ["金额", "到资额"], en: ["amount"] },
      placeholder: { "zh-CN": "3000万", en: "US$30m" },
    }),
    date: pastDay({
      keys: { "zh-CN": ["日期", "到账日期", "到账"], en: ["date"] },
      label: { "zh-CN": "到账日期（默认今天）", en: "Arrived on (today if empty)" },
    }).optional(),
    source: word({
      keys: { "zh-CN": ["来源", "资金来源"], en: ["source"] },
      from: "fundSource",
      placeholder: { "zh-CN": "省外", en: "abroad" },
    }).optional(),
    evidence: text({
      keys: { "zh-CN": ["凭证", "佐证"], en: ["evidence", "proof"] },
      label: { "zh-CN": "凭证编号或链接", en: "Number or link of the proof" },
      placeholder: { "zh-CN": "回单2026-18", en: "R-2026-18" },
      max: 300,
    }),
    reason: words({
      keys: { "zh-CN": ["事由", "补报事由"], en: ["reason"] },
      label: { "zh-CN": "补报事由（月结后才需要）", en: "Why late (after the month was closed)" },
      max: 300,
    }).optional(),
  }),
  positional: ["number", "amount"],
  examples: {
    "zh-CN": ["/到资 #12 3000万 日期:11-20 来源:省外 凭证:回单2026-18", "/到资 #12 500万美元 来源:境外 凭证:FDI-7"],
    en: ["/funds #12 US$30m date:11-20 source:abroad evidence:R-2026-18"],
  },
  access: "member",
  run: async ({ number, ...input }, context: CommandContext) => {
    const { services, view } = context;
    const { record, claim } = await services.funds.claim(number, input);
    const say = claim.late === null ? view.words.funds.claimed : view.words.funds.claimedLate;
    const headline = say(claim.number, number, formatAmount(claim.amount, view.locale));
    return answerWithCard(context, record, { headline, justChanged: true });
  },
});
