import { z } from "zod";
import { word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { requestList } from "../src/views/requests.ts";
import type { CommandContext } from "./context.ts";
import { pageSize } from "./shared/list.ts";

export default defineCommand({
  name: "requests",
  aliases: ["request list", "诉求列表", "诉求 列表"],
  summary: { "zh-CN": "本单位和我的在办诉求，按期限排列", en: "Open requests of my unit and mine, what is due first" },
  args: z.object({ unit: word({ keys: { "zh-CN": ["单位"], en: ["unit"] } }).optional() }),
  positional: ["unit"],
  examples: { "zh-CN": ["/诉求列表", "/诉求列表 开发区"], en: ["/requests", "/requests North"] },
  access: "anyone",
  run: async (filter, { services, view }: CommandContext) => {
    const { requests, more } = await services.requests.list(filter, pageSize);
    const units = new Map((await services.units.list()).map((unit) => [unit.id, unit]));
    return { message: requestList(view, requests, units, more), audience: "caller" };
  },
});
