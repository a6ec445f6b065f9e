import { z } from "zod";
import { text, word } from "../src/chat/args.ts";
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
    chain: text({ keys: { "zh-CN": ["产业链", "产业"], en: ["chain", "industry"] } }).optional(),
  }),
  positional: [],
  examples: {
    "zh-CN": ["/线索 列表 阶段:在谈", "/线索 列表 产业链:新能源"],
    en: ["/lead list stage:signed", "/lead list chain:EV"],
  },
  access: "anyone",
  run: async ({ stage, unit, chain }, context: CommandContext) => {
    const { services, view } = context;
    const filter = {
      ...(stage === undefined ? {} : { stage: services.stages.find(stage).code }),
      ...(unit === undefined ? {} : { unitId: (await services.units.find(unit)).id }),
    };
    const page = { offset: 0, limit: pageSize };
    const found = await (chain === undefined
      ? services.leads.list(filter, page)
      : services.chains.projects(chain, filter, page));
    return answerWithList(context, found, { title: view.words.list.title, empty: view.words.list.empty });
  },
});
