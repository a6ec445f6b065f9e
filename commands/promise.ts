import { z } from "zod";
import { futureDay, pastDay, projectNumber, text, words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";

export default defineCommand({
  name: "promise",
  aliases: ["promise add", "承诺", "承诺 登记"],
  summary: {
    "zh-CN": "登记对企业的政策承诺，写明依据和期限",
    en: "Enter a policy promise, with its basis and the day it is due",
  },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    text: words({
      keys: { "zh-CN": ["内容", "承诺"], en: ["text", "promise"] },
      placeholder: { "zh-CN": "设备补助 500 万元", en: "Equipment grant of US$1m" },
      max: 300,
    }),
    basis: text({
      keys: { "zh-CN": ["依据"], en: ["basis"] },
      placeholder: { "zh-CN": "鲁政发〔2025〕8号", en: "State incentive act, s. 4" },
      max: 200,
    }),
    due: futureDay({ keys: { "zh-CN": ["期限", "兑现"], en: ["due"] } }),
    reviewedOn: pastDay({
      keys: { "zh-CN": ["公平审查", "公平竞争审查", "审查"], en: ["review", "reviewed"] },
    }).optional(),
  }),
  positional: ["number", "text"],
  examples: {
    "zh-CN": [
      "/承诺 #12 设备补助500万元 依据:鲁政发〔2025〕8号 期限:12-31",
      "/承诺 #12 免费代办全部审批 依据:营商环境条例 期限:12-31 公平审查:11-20",
    ],
    en: [
      "/promise #12 equipment grant of US$1m basis:State incentive act due:12-31",
      "/promise #12 one-stop permits basis:City ordinance 8 due:12-31 review:11-20",
    ],
  },
  access: "member",
  run: async ({ number, ...input }, context: CommandContext) => {
    const record = await context.services.promises.make(number, input);
    // Numbers only grow: the newest is the one just made.
    const made = Math.max(...Object.values(record.project.promises).map((promise) => promise.number));
    const headline = context.view.words.promises.made(made, number);
    return answerWithCard(context, record, { headline, justChanged: true });
  },
});
