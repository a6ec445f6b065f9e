import { z } from "zod";
import { choice, word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { personsMessage } from "../src/views/persons.ts";
import { boardArguments } from "./board.ts";
import type { CommandContext } from "./context.ts";
import { boardQuestion } from "./shared/board.ts";

export default defineCommand({
  name: "board persons",
  aliases: ["board people", "榜 人员", "通报 人员"],
  summary: {
    "zh-CN": "按人查看实绩，只发给自己；须由考核规则开启",
    en: "Results by person, to you alone; where a rule set wants it",
  },
  args: z.object({
    period: choice({
      keys: { "zh-CN": ["期间"], en: ["period"] },
      values: {
        month: { "zh-CN": ["本月", "月"], en: ["month"] },
        year: { "zh-CN": ["本年", "今年", "年"], en: ["year"] },
      },
    }).optional(),
    metric: word({ keys: { "zh-CN": ["指标"], en: ["metric"] } }).optional(),
    group: boardArguments.group,
    origin: boardArguments.origin,
  }),
  positional: ["period", "metric"],
  examples: {
    "zh-CN": ["/榜 人员", "/榜 人员 本月 指标:到位资金"],
    en: ["/board persons", "/board persons month arrived"],
  },
  access: "member",
  needs: "rankPersons",
  run: async ({ period = "year", ...rest }, context: CommandContext) => {
    const question = await boardQuestion(context, rest);
    const boards = await context.services.boards.persons({ ...question, period });
    return { message: personsMessage(context.view, boards), audience: "caller" };
  },
});
