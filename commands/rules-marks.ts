import { z } from "zod";
import { word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { markList } from "../src/views/marks.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "rules marks",
  aliases: ["规则 登记表", "规则 登记列表"],
  summary: { "zh-CN": "今年的考核登记，可按单位看", en: "The marks of this year, of all units or one" },
  args: z.object({ unit: word({ keys: { "zh-CN": ["单位"], en: ["unit"] } }).optional() }),
  positional: ["unit"],
  examples: { "zh-CN": ["/规则 登记表", "/规则 登记表 开发区"], en: ["/rules marks", "/rules marks KFQ"] },
  access: "anyone",
  run: async ({ unit }, { services, view }: CommandContext) => ({
    message: markList(view, await services.rules.marks(unit)),
    audience: "caller",
  }),
});
