import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { pendingList } from "../src/views/hand-over.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "transfer list",
  aliases: ["split list", "流转 待办", "流转 列表", "分成 待办", "分成 列表"],
  summary: {
    "zh-CN": "等我确认的、我提出的流转和分成",
    en: "Hand-overs and splits that wait for me, or that I asked for",
  },
  args: z.object({}),
  positional: [],
  examples: { "zh-CN": ["/流转 待办", "/分成 待办"], en: ["/transfer list", "/split list"] },
  access: "anyone",
  run: async (_args, { services, view }: CommandContext) => {
    const pending = await services.credit.pending();
    const title = view.words.credit.pending(pending.length);
    return { message: pendingList(view, pending, await services.units.list(), { title }), audience: "caller" };
  },
});
