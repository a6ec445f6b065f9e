import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { askForWord, numberField } from "./shared/transfer.ts";

export default defineCommand({
  name: "transfer confirm",
  aliases: ["流转 确认"],
  summary: { "zh-CN": "转出单位负责人确认流转", en: "Confirm a hand-over for the giving unit" },
  args: z.object({ number: numberField }),
  positional: ["number"],
  examples: { "zh-CN": ["/流转 确认 #12"], en: ["/transfer confirm #12"] },
  access: "leader",
  run: async ({ number }, context: CommandContext) => {
    const { services, view } = context;
    const step = await services.credit.confirm(number);
    const unit = await services.units.byId(step.transfer.toUnitId);
    const headline = view.words.credit.confirmed(number, unit?.shortName ?? view.words.none);
    const reply = await answerWithCard(context, step.record, { headline, justChanged: true });
    return { ...reply, also: await askForWord(context, step) };
  },
});
