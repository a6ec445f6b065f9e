import { z } from "zod";
import { integer } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithQueue } from "./shared/queue.ts";

export default defineCommand({
  name: "verify list",
  aliases: ["核实 列表"],
  summary: { "zh-CN": "等我核实的到位资金", en: "Arrived funds that wait for my word" },
  args: z.object({ page: integer({ keys: { "zh-CN": ["页", "第几页"], en: ["page"] }, min: 1, max: 999 }).default(1) }),
  positional: [],
  examples: { "zh-CN": ["/核实 列表", "/核实 列表 页:2"], en: ["/verify list", "/verify list page:2"] },
  access: "anyone",
  run: ({ page }, context: CommandContext) => answerWithQueue(context, page),
});
