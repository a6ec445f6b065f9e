import { z } from "zod";
import { creditCode, money, text, word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithInvestor, answerWithNamed } from "./shared/investor.ts";

export default defineCommand({
  name: "investor edit",
  aliases: ["投资方 改", "投资方 更正", "投资方 修改"],
  summary: { "zh-CN": "更正投资方，留有历史", en: "Correct an investor; its history is kept" },
  args: z.object({
    who: word({ keys: { "zh-CN": ["投资方"], en: ["investor"] } }),
    name: text({ keys: { "zh-CN": ["名称"], en: ["name"] } }).optional(),
    creditCode: creditCode({ keys: { "zh-CN": ["信用代码", "统一社会信用代码"], en: ["code"] } }).optional(),
    parent: text({ keys: { "zh-CN": ["上级集团", "集团", "母公司"], en: ["parent", "group"] } }).optional(),
    classes: text({
      keys: { "zh-CN": ["类别"], en: ["classes", "class"] },
      placeholder: { "zh-CN": "世界500强 2025,链主", en: "listed 2026" },
    }).optional(),
    country: text({ keys: { "zh-CN": ["国别"], en: ["country"] } }).optional(),
    contact: text({
      keys: { "zh-CN": ["联系人"], en: ["contact"] },
      placeholder: { "zh-CN": "王强 董事长 13800000000", en: "Ada Chen, CFO +1 555 0100" },
    }).optional(),
    capital: money({ keys: { "zh-CN": ["注册资本", "资本"], en: ["capital"] } }).optional(),
  }),
  positional: ["who"],
  examples: {
    "zh-CN": ["/投资方 改 I3 类别:世界500强 2025,链主", "/投资方 改 I3 信用代码:91350100M000100Y43"],
    en: ["/investor edit I3 classes:listed 2026", "/investor edit I3 parent:BYD"],
  },
  access: "member",
  run: async ({ who, ...input }, context: CommandContext) => {
    const { services, view } = context;
    const named = await services.investors.named(who);
    // Several bear the name: which one is meant is not for us to say.
    if (!("record" in named)) return answerWithNamed(context, who);
    const { number } = named.record.investor;
    await services.investors.edit(number, input);
    return answerWithInvestor(context, number, view.words.investors.edited(number));
  },
});
