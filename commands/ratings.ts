import { z } from "zod";
import { word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { reputationMessage } from "../src/views/ratings.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "ratings",
  aliases: ["评价 汇总", "评价汇总"],
  summary: {
    "zh-CN": "本单位的企业评价汇总（满五件才显示）",
    en: "What companies say of a unit, from five ratings on",
  },
  args: z.object({ unit: word({ keys: { "zh-CN": ["单位"], en: ["unit"] } }).optional() }),
  positional: ["unit"],
  examples: { "zh-CN": ["/评价 汇总", "/评价 汇总 开发区"], en: ["/ratings", "/ratings North"] },
  access: "member",
  run: async ({ unit }, { services, view }: CommandContext) => ({
    message: reputationMessage(view, await services.requests.reputation(unit)),
    audience: "caller",
  }),
});
