import { z } from "zod";
import { text } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithList, pageSize } from "./shared/list.ts";

export default defineCommand({
  name: "lead find",
  aliases: ["线索 查", "线索 查询", "线索 搜", "线索 查找"],
  summary: { "zh-CN": "按名称或投资方查找项目", en: "Find projects by name or investor" },
  args: z.object({ words: text({ keys: { "zh-CN": ["词"], en: ["words"] } }) }),
  positional: ["words"],
  examples: { "zh-CN": ["/线索 查 电池"], en: ["/lead find battery"] },
  access: "anyone",
  run: async ({ words }, context: CommandContext) => {
    const { services, view } = context;
    const found = await services.leads.list({ words: words.split(" ") }, { offset: 0, limit: pageSize });
    return answerWithList(context, found, {
      title: (count) => view.words.list.found(words, count),
      empty: view.words.list.empty,
    });
  },
});
