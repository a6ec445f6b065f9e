import { z } from "zod";
import { several, word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { channelPosts } from "../src/views/channels.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "channel posts",
  aliases: ["频道 报送", "频道 发布"],
  summary: {
    "zh-CN": "设定本频道发哪些通报、哪个组的榜单、日报有哪些栏目",
    en: "Say which posts come to this channel, whose board, and what the daily holds",
  },
  args: z.object({
    group: word({ keys: { "zh-CN": ["组", "对比组"], en: ["group"] } }).optional(),
    kinds: several({
      keys: { "zh-CN": ["种类", "通报"], en: ["posts", "kinds"] },
      none: true,
      values: {
        daily: { "zh-CN": ["日报", "日榜", "每日"], en: ["daily", "day"] },
        weekly: { "zh-CN": ["周报", "每周"], en: ["weekly", "week"] },
        monthly: { "zh-CN": ["月报", "月度通报", "每月"], en: ["monthly", "month"] },
        yearly: { "zh-CN": ["年报", "年终通报", "每年"], en: ["yearly", "year"] },
      },
    }).optional(),
    sections: several({
      keys: { "zh-CN": ["栏目"], en: ["sections"] },
      values: {
        board: { "zh-CN": ["榜单", "榜", "表"], en: ["board", "table"] },
        chart: { "zh-CN": ["图", "图表"], en: ["chart"] },
        digest: { "zh-CN": ["要情"], en: ["digest", "news"] },
      },
    }).optional(),
  }),
  positional: [],
  examples: {
    "zh-CN": [
      "/频道 报送 种类:日报、周报",
      "/频道 报送 组:县区 栏目:榜单、要情",
      "/频道 报送 组:本组 种类:全部 栏目:全部",
    ],
    en: [
      "/channel posts posts:daily,weekly",
      "/channel posts group:county sections:board,digest",
      "/channel posts group:own posts:all sections:all",
    ],
  },
  access: "admin",
  here: true,
  run: async (args, context: CommandContext) => {
    const { services, view, place } = context;
    const channel = await services.channels.setPosts(place, args);
    const unit = await services.units.byId(channel.unitId);
    return { message: channelPosts(view, channel, unit), audience: "place" };
  },
});
