import { z } from "zod";
import { integer } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithList, pageSize } from "./shared/list.ts";

export default defineCommand({
  name: "mine all",
  aliases: ["mine list", "我的 全部", "我的 列表"],
  summary: {
    "zh-CN": "我负责的全部在办项目，最近有进展的在前",
    en: "All open projects I own, the newest progress first",
  },
  args: z.object({ page: integer({ keys: { "zh-CN": ["页", "第几页"], en: ["page"] }, min: 1, max: 999 }).default(1) }),
  positional: [],
  examples: { "zh-CN": ["/我的 全部", "/我的 全部 页:2"], en: ["/mine all", "/mine all page:2"] },
  access: "anyone",
  run: async ({ page }, context: CommandContext) => {
    const { services, view, actor } = context;
    const { list } = view.words;
    const found = await services.leads.list(
      { ownerId: actor.id, side: "open" },
      { offset: (page - 1) * pageSize, limit: pageSize },
    );
    return answerWithList(context, found, {
      title: (count) => (page > 1 || found.more ? list.minePage(page, count) : list.mine(count)),
      empty: page > 1 ? list.empty : list.mineEmpty,
      next: `${view.locale === "en" ? "/mine all page" : "/我的 全部 页"}:${page + 1}`,
    });
  },
});
