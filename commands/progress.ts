import { z } from "zod";
import { choice, nextStep, pastDay, projectNumber, words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithOuting, errandFields, isOnline, outingFields } from "./shared/outing.ts";

const kind = choice({
  keys: { "zh-CN": ["方式", "类型"], en: ["kind"] },
  values: {
    call: { "zh-CN": ["电话", "通话"], en: ["call", "phone"] },
    visit: { "zh-CN": ["拜访", "外出"], en: ["visit"] },
    reception: { "zh-CN": ["来访", "接待"], en: ["reception", "visitors"] },
    site: { "zh-CN": ["考察", "实地考察"], en: ["site"] },
    talk: { "zh-CN": ["洽谈", "谈判"], en: ["talk", "talks"] },
    meeting: { "zh-CN": ["会议", "开会"], en: ["meeting"] },
    errand: { "zh-CN": ["跑办"], en: ["errand"] },
    note: { "zh-CN": ["备注"], en: ["note"] },
  },
});

export default defineCommand({
  name: "progress",
  aliases: ["进展"],
  summary: { "zh-CN": "记一笔实质进展", en: "Log substantive progress" },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    kind: kind.optional(),
    text: words({
      keys: { "zh-CN": ["内容"], en: ["text"] },
      placeholder: { "zh-CN": "与董事长谈定用地", en: "Agreed the site with the CEO" },
    }),
    next: nextStep({
      keys: { "zh-CN": ["下步", "下一步"], en: ["next"] },
      placeholder: { "zh-CN": "下周三 来考察", en: "friday site visit" },
    }).optional(),
    date: pastDay({ keys: { "zh-CN": ["日期"], en: ["date"] } }).optional(),
    ...outingFields({ typedOnly: true }),
    ...errandFields({ typedOnly: true }),
  }),
  positional: ["number", "kind", "text"],
  examples: {
    "zh-CN": [
      "/进展 #12 拜访 与董事长谈定用地 下步:下周三 来考察",
      "/进展 #12 电话 对方要求补充电价测算",
      "/进展 #12 拜访 谈定用地 城市:上海 对象:董事长",
    ],
    en: [
      "/progress #12 visit agreed the site with the CEO next:friday site visit",
      "/progress #12 call they asked for power prices",
      "/progress #12 visit agreed the site city:Chicago whom:chairman",
    ],
  },
  access: "member",
  run: async ({ number, kind: given, online, ...input }, context: CommandContext) => {
    const kind = given ?? "talk";
    const record = await context.services.leads.progress(number, { ...input, kind, online: isOnline(online) });
    return answerWithOuting(context, record);
  },
});
