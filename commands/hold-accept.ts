import { z } from "zod";
import { day, projectNumber } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { sentence } from "../src/views/sentence.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { reach } from "./shared/reach.ts";

export default defineCommand({
  name: "hold accept",
  aliases: ["暂缓 同意"],
  summary: { "zh-CN": "同意暂缓申请", en: "Accept a hold that was asked for" },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    until: day({ keys: { "zh-CN": ["至", "到"], en: ["until", "till"] } }).optional(),
  }),
  positional: ["number"],
  examples: { "zh-CN": ["/暂缓 同意 #12"], en: ["/hold accept #12"] },
  access: "leader",
  run: async ({ number, until }, context: CommandContext) => {
    const { services, view } = context;
    const before = await services.leads.load(number);
    const record = await services.sides.decide(number, { accept: true, until });
    const headline = view.words.sides.headline.accepted(number, record.project.side?.until ?? "");
    const reply = await answerWithCard(context, record, { headline, justChanged: true });
    // Whoever asked is told what became of it, by number alone: they may have left the unit.
    const asker = before.project.side ? await reach(context, [{ id: before.project.side.byId }]) : [];
    return { ...reply, also: asker.map((person) => ({ person, message: sentence(view, headline) })) };
  },
});
