import { z } from "zod";
import { word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { whyMessage } from "../src/views/why.ts";
import { boardArguments } from "./board.ts";
import type { CommandContext } from "./context.ts";
import { ownUnit } from "./shared/board.ts";

/** As many entries as one answer shows. */
const most = 30;

export default defineCommand({
  name: "board why",
  aliases: ["榜 依据", "榜 为什么", "通报 依据"],
  summary: { "zh-CN": "一个单位的实绩是怎么算出来的", en: "How a unit's result was reckoned" },
  args: z.object({
    unit: word({ keys: { "zh-CN": ["单位"], en: ["unit"] } }).optional(),
    period: boardArguments.period,
    metric: boardArguments.metric,
    origin: boardArguments.origin,
  }),
  positional: ["unit", "period", "metric", "origin"],
  examples: {
    "zh-CN": ["/榜 依据 开发区", "/榜 依据 开发区 本月 到位资金"],
    en: ["/board why KFQ", "/board why KFQ month arrived"],
  },
  access: "member",
  run: async ({ unit, period, metric, origin }, context: CommandContext) => {
    const { services, view } = context;
    const { boards } = services;
    const asked = unit === undefined ? await ownUnit(context) : await services.units.find(unit);
    const why = await boards.why(
      {
        unit: asked,
        period: period ?? "year",
        metric: metric === undefined ? await boards.headline(asked.group) : boards.metric(metric),
        origin: origin === undefined ? undefined : boards.origin(origin).code,
      },
      { offset: 0, limit: most },
    );
    return { message: whyMessage(view, why), audience: "caller" };
  },
});
