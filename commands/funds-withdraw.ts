import { z } from "zod";
import { word, words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { readClaimNumber } from "./shared/claims.ts";

export default defineCommand({
  name: "funds withdraw",
  aliases: ["到资 撤回"],
  summary: { "zh-CN": "撤回还没有核实的申报", en: "Withdraw a claim that nobody has decided on" },
  args: z.object({
    claim: word({ keys: { "zh-CN": ["申报"], en: ["claim"] }, placeholder: { "zh-CN": "F7", en: "F7" } }),
    reason: words({ keys: { "zh-CN": ["原因", "事由"], en: ["reason"] }, max: 300 }),
  }),
  positional: ["claim", "reason"],
  examples: { "zh-CN": ["/到资 撤回 F7 重复申报"], en: ["/funds withdraw F7 claimed twice"] },
  access: "member",
  run: async ({ claim: given, reason }, context: CommandContext) => {
    const { record, claim } = await context.services.funds.withdraw(readClaimNumber(given, context), reason);
    const headline = context.view.words.funds.withdrawn(claim.number);
    return answerWithCard(context, record, { headline, justChanged: true });
  },
});
