import { z } from "zod";
import { choice } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { sentence } from "../src/views/sentence.ts";
import { boardArguments } from "./board.ts";
import type { CommandContext } from "./context.ts";
import { boardQuestion } from "./shared/board.ts";

export default defineCommand({
  name: "board export",
  aliases: ["榜 导出", "通报 导出"],
  summary: {
    "zh-CN": "把榜单导出成表格或图片，私下发给您",
    en: "A board as a spreadsheet or a picture, sent to you privately",
  },
  args: z.object({
    ...boardArguments,
    format: choice({
      keys: { "zh-CN": ["格式"], en: ["format"] },
      values: {
        xlsx: { "zh-CN": ["xlsx", "表格"], en: ["xlsx"] },
        png: { "zh-CN": ["png", "图片"], en: ["png", "picture"] },
      },
    }).default("xlsx"),
  }),
  positional: ["period", "group", "metric", "origin"],
  examples: {
    "zh-CN": ["/榜 导出 本年", "/榜 导出 本月 格式:png"],
    en: ["/board export year", "/board export month format:png"],
  },
  access: "anyone",
  run: async ({ format, ...args }, context: CommandContext) => {
    const { services, view, caller: person, place } = context;
    const { metric, origin = null, ...question } = await boardQuestion(context, args);
    await services.exchange.exportBoard(
      { format, question: { ...question, metric: metric.code, origin } },
      { person, place },
    );
    return { message: sentence(view, view.words.exchange.makingBoard), audience: "caller" };
  },
});
