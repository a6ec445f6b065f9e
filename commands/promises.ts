import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { promiseList } from "../src/views/promises.ts";
import type { CommandContext } from "./context.ts";
import { pageSize } from "./shared/list.ts";

export default defineCommand({
  name: "promises",
  aliases: ["promise list", "承诺列表", "承诺 列表"],
  summary: { "zh-CN": "待兑现的政策承诺，按期限排列", en: "Open policy promises, what is due first" },
  args: z.object({}),
  positional: [],
  examples: { "zh-CN": ["/承诺列表"], en: ["/promises"] },
  access: "anyone",
  run: async (_args, { services, view }: CommandContext) => {
    const { promises, more } = await services.promises.list(pageSize);
    return { message: promiseList(view, promises, more), audience: "caller" };
  },
});
