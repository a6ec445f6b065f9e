import { z } from "zod";
import { choice } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { decisionNotice } from "../src/views/first-report.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { claimNumber, claimReason, tell, withAlso } from "./shared/claim.ts";

export default defineCommand({
  name: "claim decide",
  aliases: ["首报 裁定"],
  summary: {
    "zh-CN": "裁定首报争议，或到期的首报",
    en: "Decide a case, or what becomes of a first report that lapsed",
  },
  args: z.object({
    number: claimNumber,
    outcome: choice({
      keys: { "zh-CN": ["结果"], en: ["outcome"] },
      values: {
        upheld: { "zh-CN": ["成立", "支持", "恢复"], en: ["uphold", "upheld"] },
        dismissed: { "zh-CN": ["驳回", "不成立", "放开"], en: ["dismiss", "dismissed"] },
        shared: { "zh-CN": ["共享", "共同跟进"], en: ["share", "shared"] },
      },
    }),
    reason: claimReason,
  }),
  positional: ["number", "outcome", "reason"],
  examples: {
    "zh-CN": ["/首报 裁定 #15 驳回 首报单位已签备忘录", "/首报 裁定 #12 恢复 对方董事长定于下月来考察"],
    en: ["/claim decide #15 dismiss the first reporter has a signed memo"],
  },
  access: "coordinator",
  run: async ({ number, outcome, reason }, context: CommandContext) => {
    const { services, view } = context;
    const { holder, later, decision } = await services.firstReport.decide(number, outcome, reason);
    const headline = view.words.firstReport.headline.decided(number);
    const reply = await answerWithCard(context, later ?? holder, { headline, justChanged: true });
    const owners = [holder, ...(later ? [later] : [])].map(({ project }) => project.ownerId);
    return withAlso(reply, await tell(context, owners, decisionNotice(view, number, decision, later !== undefined)));
  },
});
