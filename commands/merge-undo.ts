import { z } from "zod";
import { word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { answerWithInvestor } from "./shared/investor.ts";

export default defineCommand({
  name: "merge undo",
  aliases: ["合并 撤回", "合并 撤销"],
  summary: { "zh-CN": "撤回一次合并，恢复原样", en: "Take a merging back: everything is as it was" },
  args: z.object({
    which: word({ keys: { "zh-CN": ["编号"], en: ["number"] }, placeholder: { "zh-CN": "#15", en: "#15" } }),
  }),
  positional: ["which"],
  examples: { "zh-CN": ["/合并 撤回 #15", "/合并 撤回 I5"], en: ["/merge undo #15", "/merge undo I5"] },
  access: "coordinator",
  run: async ({ which }, context: CommandContext) => {
    const { services, view } = context;
    const { unmerged } = view.words.investors;
    const merged = await services.investors.undoMerge(which);
    if (merged.subject === "project") {
      const headline = unmerged(`#${merged.from.project.number}`);
      return answerWithCard(context, merged.from, { headline, justChanged: false });
    }
    const { number } = merged.from.investor;
    return answerWithInvestor(context, number, unmerged(`I${number}`));
  },
});
