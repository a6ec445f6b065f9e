import { z } from "zod";
import { choice, text, word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithList, pageSize } from "./shared/list.ts";

export default defineCommand({
  name: "lead list",
  aliases: ["线索 列表", "线索 清单"],
  summary: { "zh-CN": "列出看得到的项目，可按条件筛选", en: "List the projects you may see" },
  args: z.object({
    stage: word({ keys: { "zh-CN": ["阶段"], en: ["stage"] } }).optional(),
    unit: word({ keys: { "zh-CN": ["单位"], en: ["unit"] } }).optional(),
    side: choice({
      keys: { "zh-CN": ["去向", "状态"], en: ["side"] },
      values: {
        open: { "zh-CN": ["在办"], en: ["open"] },
        paused: { "zh-CN": ["暂缓"], en: ["paused", "hold", "on hold"] },
        lost: { "zh-CN": ["停谈"], en: ["lost"] },
        nurture: { "zh-CN": ["培育", "培育池"], en: ["nurture"] },
        exited: { "zh-CN": ["退出"], en: ["exited"] },
      },
    }).optional(),
    chain: text({ keys: { "zh-CN": ["产业链", "产业"], en: ["chain", "industry"] } }).optional(),
  }),
  positional: [],
  examples: {
    "zh-CN": ["/线索 列表 阶段:在谈", "/线索 列表 产业链:新能源", "/线索 列表 去向:培育"],
    en: ["/lead list stage:signed", "/lead list chain:EV", "/lead list side:nurture"],
  },
  access: "anyone",
  run: async ({ stage, unit, chain, side }, context: CommandContext) => {
    const { services, view } = context;
    const filter = {
      ...(stage === undefined ? {} : { stage: services.stages.find(stage).code }),
      ...(unit === undefined ? {} : { unitId: (await services.units.find(unit)).id }),
    };
    const page = { offset: 0, limit: pageSize };
    // Whoever is in the pool is lost with a day to call again; of one chain the days are not the order.
    const listed = side === undefined ? filter : { ...filter, side: side === "nurture" ? "lost" : side };
    const found = await (chain !== undefined
      ? services.chains.projects(chain, listed, page)
      : side === "nurture"
        ? services.sides.pool(filter, page)
        : services.leads.list(listed, page));
    return answerWithList(context, found, { title: view.words.list.title, empty: view.words.list.empty });
  },
});
