import { z } from "zod";
import { text, word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { ownTimezone, workingHours } from "../src/chat/hours.ts";
import { unitSaved } from "../src/views/admin.ts";
import type { CommandContext } from "./context.ts";

export const unitFields = {
  shortName: text({ keys: { "zh-CN": ["简称"], en: ["short"] }, max: 20 }).optional(),
  code: word({ keys: { "zh-CN": ["代码"], en: ["code"] }, max: 20 }).optional(),
  group: word({ keys: { "zh-CN": ["组", "对比组"], en: ["group"] }, from: "group" }).optional(),
  hours: workingHours({ keys: { "zh-CN": ["工时", "工作时间"], en: ["hours"] }, typedOnly: true }).optional(),
  timezone: ownTimezone({ keys: { "zh-CN": ["时区"], en: ["timezone"] }, typedOnly: true }).optional(),
};

export default defineCommand({
  name: "unit add",
  aliases: ["单位 加", "单位 添加", "单位 新增"],
  summary: { "zh-CN": "添加单位", en: "Add a unit" },
  args: z.object({ name: text({ keys: { "zh-CN": ["名称"], en: ["name"] }, max: 40 }), ...unitFields }),
  positional: ["name"],
  examples: {
    "zh-CN": ["/单位 加 高新技术产业开发区 简称:高新区 代码:GXQ 组:园区"],
    en: ["/unit add North County short:North code:NC"],
  },
  access: "admin",
  run: async (args, { services, view }: CommandContext) => ({
    message: unitSaved(view, await services.units.add(args), true),
    audience: "caller",
  }),
});
