import { z } from "zod";
import { word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { scoreAnswer, scoreWhy } from "../src/views/scores.ts";
import type { CommandContext } from "./context.ts";
import { boardQuestion } from "./shared/board.ts";

export default defineCommand({
  name: "board score",
  aliases: ["board scores", "榜 得分", "通报 得分"],
  summary: {
    "zh-CN": "一个对比组现在的得分表；写单位名则看该单位每一项怎么算",
    en: "The scores of a group now; with a unit, how each of its items was worked out",
  },
  args: z.object({
    unit: word({ keys: { "zh-CN": ["单位"], en: ["unit"] } }).optional(),
    group: word({ keys: { "zh-CN": ["组", "对比组"], en: ["group"] } }).optional(),
  }),
  positional: ["unit"],
  examples: {
    "zh-CN": ["/榜 得分", "/榜 得分 园区", "/榜 得分 开发区"],
    en: ["/board score", "/board score zone", "/board score KFQ"],
  },
  access: "anyone",
  run: async ({ unit: given, group: named }, context: CommandContext) => {
    const { services, view, actor, channel } = context;
    const { boards } = services;
    // One word by position is a group where it is one's name, else a unit.
    const [group, unit] =
      named === undefined && given !== undefined && boards.isGroup(given) ? [given, undefined] : [named, given];
    if (unit !== undefined) {
      const { scores, unit: score } = await boards.scoreWhy(await services.units.find(unit));
      return { message: scoreWhy(view, scores, score), audience: "caller" };
    }
    const question = await boardQuestion(context, { group });
    const scores = await boards.scores(question.group);
    return { message: scoreAnswer(view, scores, actor.unitId ?? channel?.unitId), audience: "caller" };
  },
});
