import { z } from "zod";
import { choice, word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { boardsMessage } from "../src/views/board.ts";
import type { CommandContext } from "./context.ts";
import { readBoards } from "./shared/board.ts";

export const boardArguments = {
  period: choice({
    keys: { "zh-CN": ["期间"], en: ["period"] },
    values: {
      today: { "zh-CN": ["今日", "今天", "日"], en: ["today", "day"] },
      week: { "zh-CN": ["本周", "周"], en: ["week"] },
      month: { "zh-CN": ["本月", "月"], en: ["month"] },
      year: { "zh-CN": ["本年", "今年", "年"], en: ["year"] },
    },
  }).optional(),
  group: word({ keys: { "zh-CN": ["组", "对比组"], en: ["group"] } }).optional(),
  metric: word({ keys: { "zh-CN": ["指标"], en: ["metric"] } }).optional(),
  origin: word({ keys: { "zh-CN": ["来源地", "来源"], en: ["origin"] } }).optional(),
};

export default defineCommand({
  name: "board",
  aliases: ["榜", "榜单", "通报"],
  summary: { "zh-CN": "现在的榜单，只发给自己", en: "A board now, to you" },
  args: z.object(boardArguments),
  positional: ["period", "group", "metric", "origin"],
  examples: {
    "zh-CN": ["/榜 本年", "/榜 本月 指标:开工", "/榜 本地"],
    en: ["/board year", "/board month metric:started", "/board grown"],
  },
  access: "anyone",
  run: async (args, context: CommandContext) => ({
    message: boardsMessage(context.view, await readBoards(context, args)),
    audience: context.place.direct ? "place" : "caller",
  }),
});
