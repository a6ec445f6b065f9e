import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithList, pageSize } from "./shared/list.ts";

export default defineCommand({
  name: "mine",
  aliases: ["我的"],
  summary: { "zh-CN": "我负责的项目", en: "The projects I own" },
  args: z.object({}),
  positional: [],
  examples: { "zh-CN": ["/我的"], en: ["/mine"] },
  access: "anyone",
  run: async (_args, context: CommandContext) => {
    const { services, view, actor } = context;
    const found = await services.leads.list({ ownerId: actor.id, side: "open" }, { offset: 0, limit: pageSize });
    return answerWithList(context, found, { title: view.words.list.mine, empty: view.words.list.mineEmpty });
  },
});
