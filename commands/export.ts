import { z } from "zod";
import { choice, text, word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { sentence } from "../src/views/sentence.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "export",
  aliases: ["导出"],
  summary: {
    "zh-CN": "把看得到的项目导出成台账文件，私下发给您",
    en: "Export the projects you may see to a file, sent to you privately",
  },
  args: z.object({
    stage: word({ keys: { "zh-CN": ["阶段"], en: ["stage"] } }).optional(),
    unit: word({ keys: { "zh-CN": ["单位"], en: ["unit"] } }).optional(),
    chain: text({ keys: { "zh-CN": ["产业链", "产业"], en: ["chain", "industry"] } }).optional(),
    format: choice({
      keys: { "zh-CN": ["格式"], en: ["format"] },
      values: { xlsx: { "zh-CN": ["xlsx", "表格"], en: ["xlsx"] }, csv: { "zh-CN": ["csv"], en: ["csv"] } },
    }).default("xlsx"),
  }),
  positional: [],
  examples: {
    "zh-CN": ["/导出", "/导出 阶段:在谈", "/导出 单位:开发区 格式:csv"],
    en: ["/export", "/export stage:signed", "/export format:csv"],
  },
  access: "anyone",
  run: async ({ stage, unit, chain, format }, context: CommandContext) => {
    const { services, view, caller: person, place } = context;
    const filter = {
      ...(stage === undefined ? {} : { stage: services.stages.find(stage).code }),
      ...(unit === undefined ? {} : { unitId: (await services.units.find(unit)).id }),
      ...(chain === undefined ? {} : { chain }),
    };
    await services.exchange.export({ format, filter }, { person, place });
    return { message: sentence(view, view.words.exchange.exporting), audience: "caller" };
  },
});
