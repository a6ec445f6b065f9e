import { z } from "zod";
import { day, projectNumber, words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { sentence } from "../src/views/sentence.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { reach } from "./shared/reach.ts";

export default defineCommand({
  name: "hold decline",
  aliases: ["暂缓 不同意"],
  summary: { "zh-CN": "不同意暂缓申请", en: "Decline a hold that was asked for" },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    until: day({ keys: { "zh-CN": ["至", "到"], en: ["until", "till"] } }).optional(),
    words: words({ keys: { "zh-CN": ["说明"], en: ["words"] }, max: 300 }).optional(),
  }),
  positional: ["number", "words"],
  examples: { "zh-CN": ["/暂缓 不同意 #12 请先约一次会谈"], en: ["/hold decline #12 please arrange a meeting first"] },
  access: "leader",
  run: async ({ number, until, words: said }, context: CommandContext) => {
    const { services, view } = context;
    const before = await services.leads.load(number);
    const record = await services.sides.decide(number, { accept: false, until, words: said });
    const headline = view.words.sides.headline.declined(number);
    const reply = await answerWithCard(context, record, { headline, justChanged: true });
    // Whoever asked is told what became of it, by number alone: they may have left the unit.
    const asker = before.project.side ? await reach(context, [{ id: before.project.side.byId }]) : [];
    return { ...reply, also: asker.map((person) => ({ person, message: sentence(view, headline) })) };
  },
});
