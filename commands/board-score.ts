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
    "zh-CN": ["/榜 得分", "/榜 得分 组:园区", "/榜 得分 开发区"],
    en: ["/board score", "/board score group:zone", "/board score KFQ"],
  },
  access: "anyone",
  run: async ({ unit: given, group: named }, context: CommandContext) => {
    const { services, view, actor, channel } = context;
    const { boards, units } = services;
    // Units are called 开发区 as their group is: the unit is meant then, and `组:` says the group.
    const isUnit = given !== undefined && (!boards.isGroup(given) || (await units.named(given)) !== undefined);
    if (isUnit) {
      const { scores, unit } = await boards.scoreWhy(await units.find(given));
      return { message: scoreWhy(view, scores, unit), audience: "caller" };
    }
    const { group } = await boardQuestion(context, { group: named ?? given });
    return {
      message: scoreAnswer(view, await boards.scores(group), actor.unitId ?? channel?.unitId),
      audience: "caller",
    };
  },
});
