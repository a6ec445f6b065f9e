import { z } from "zod";
import { words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { creditNews } from "../src/views/hand-over.ts";
import type { Member } from "../src/domain/model.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { peopleOf } from "./shared/split.ts";
import { tellPeople } from "./shared/tell.ts";
import { numberField } from "./shared/transfer.ts";

export default defineCommand({
  name: "split decline",
  aliases: ["分成 谢绝", "分成 不同意", "分成 撤回"],
  summary: { "zh-CN": "谢绝或撤回分成方案", en: "Decline a split, or take back your own" },
  args: z.object({
    number: numberField,
    reason: words({ keys: { "zh-CN": ["理由", "原因"], en: ["reason"] }, max: 300 }).optional(),
  }),
  positional: ["number", "reason"],
  examples: { "zh-CN": ["/分成 谢绝 #12 比例再商量"], en: ["/split decline #12 let us talk about it"] },
  access: "leader",
  run: async ({ number, reason }, context: CommandContext) => {
    const { services, view, actor } = context;
    const { record, concerned } = await services.credit.refuse(number, reason);
    const headline = view.words.credit.splitDeclined(number);
    const words = reason === undefined ? undefined : view.words.credit.said(actor.name, reason);
    const news = (member: Member) => creditNews(view, services.credit.showTo(record, member), { headline, words });
    const also = await tellPeople(context, await peopleOf(context, concerned, record.project.ownerId), news);
    if (!services.credit.mayKnow(record)) return { message: news(actor), audience: "caller", also };
    return { ...(await answerWithCard(context, record, { headline, justChanged: true })), also };
  },
});
