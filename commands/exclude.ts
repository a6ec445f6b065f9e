import { z } from "zod";
import { projectNumber, word, words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { fold } from "../src/chat/normalize.ts";
import { choiceName } from "../src/views/view.ts";
import { sentence } from "../src/views/sentence.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { bringTo } from "./shared/claims.ts";

/** What is typed for "it counts after all". */
const off: ReadonlySet<string> = new Set(["off", "恢复", "取消", "计入"]);

export default defineCommand({
  name: "exclude",
  aliases: ["不计"],
  summary: { "zh-CN": "按规则核减一个项目，或恢复计入", en: "Leave a project out by a rule, or let it count again" },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    rule: word({
      keys: { "zh-CN": ["规则"], en: ["rule"] },
      placeholder: { "zh-CN": "搬迁", en: "relocation" },
    }),
    reason: words({ keys: { "zh-CN": ["原因", "理由"], en: ["reason"] }, max: 300 }).optional(),
  }),
  positional: ["number", "rule", "reason"],
  examples: {
    "zh-CN": ["/不计 #12 搬迁 原厂在本市", "/不计 #12 恢复"],
    en: ["/exclude #12 relocation moved within the city", "/exclude #12 off"],
  },
  access: "anyone",
  run: async ({ number, rule, reason }, context: CommandContext) => {
    const { services, view } = context;
    const { funds } = view.words;
    const { record, tell } = await services.funds.exclude(number, off.has(fold(rule)) ? undefined : rule, reason);
    const name = choiceName(view, view.pack.exclusions, record.project.exclusion);
    const say = (title: string) =>
      name === undefined ? funds.included(`#${number} ${title}`) : funds.excluded(`#${number} ${title}`, name);
    const headline = say(services.leads.describe(record).project.title);
    const reply = await answerWithCard(context, record, { headline, justChanged: true });
    const told = tell.map(({ member, project }) => [member.id, sentence(view, say(project.title), reason)] as const);
    return { ...reply, also: await bringTo(context, new Map(told)) };
  },
});
