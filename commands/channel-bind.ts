import { z } from "zod";
import { choice, timeOfDay, timezone, word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { channelBound } from "../src/views/channels.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "channel bind",
  aliases: ["频道 绑定", "频道 设置"],
  summary: { "zh-CN": "把本频道绑定到单位，设定发榜时间", en: "Bind this channel to a unit and set its times" },
  args: z.object({
    unit: word({ keys: { "zh-CN": ["单位"], en: ["unit"] }, from: "unit" }).optional(),
    boardAt: timeOfDay({ keys: { "zh-CN": ["榜单", "时间"], en: ["board", "at"] } }).optional(),
    staleAt: timeOfDay({ keys: { "zh-CN": ["待推进"], en: ["stale"] } }).optional(),
    timezone: timezone({ keys: { "zh-CN": ["时区"], en: ["timezone"] }, typedOnly: true }).optional(),
    locale: choice({
      keys: { "zh-CN": ["语言"], en: ["language"] },
      values: {
        "zh-CN": { "zh-CN": ["中文"], en: ["chinese", "zh"] },
        en: { "zh-CN": ["英文"], en: ["english", "en"] },
      },
    }).optional(),
  }),
  positional: ["unit"],
  examples: {
    "zh-CN": ["/频道 绑定 开发区", "/频道 绑定 开发区 榜单:08:40"],
    en: ["/channel bind KFQ", "/channel bind KFQ board:08:40"],
  },
  access: "admin",
  here: true,
  run: async (args, context: CommandContext) => {
    const { services, view, place } = context;
    const channel = await services.channels.bind(place, args);
    const unit = await services.units.byId(channel.unitId);
    return { message: channelBound(view, channel, unit), audience: "place" };
  },
});
