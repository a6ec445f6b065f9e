import { z } from "zod";
import { choice, text, word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { unitSaved } from "../src/views/admin.ts";
import type { CommandContext } from "./context.ts";
import { unitFields } from "./unit-add.ts";

export default defineCommand({
  name: "unit edit",
  aliases: ["单位 改", "单位 修改"],
  summary: { "zh-CN": "修改或停用单位", en: "Change a unit, or retire it" },
  args: z.object({
    unit: word({ keys: { "zh-CN": ["单位"], en: ["unit"] } }),
    name: text({ keys: { "zh-CN": ["名称"], en: ["name"] }, max: 40 }).optional(),
    ...unitFields,
    status: choice({
      keys: { "zh-CN": ["状态"], en: ["status"] },
      values: {
        active: { "zh-CN": ["启用", "使用中"], en: ["active"] },
        inactive: { "zh-CN": ["停用", "已停用"], en: ["inactive"] },
      },
    }).optional(),
  }),
  positional: ["unit"],
  examples: {
    "zh-CN": [
      "/单位 改 高新区 组:园区",
      "/单位 改 高新区 状态:停用",
      "/单位 改 高新区 工时:09:00-17:00 时区:Asia/Urumqi",
    ],
    en: [
      "/unit edit NC short:North",
      "/unit edit NC status:inactive",
      "/unit edit NC hours:09:00-17:00 timezone:America/Chicago",
    ],
  },
  access: "admin",
  run: async ({ unit, status, ...input }, { services, view }: CommandContext) => ({
    message: unitSaved(
      view,
      await services.units.edit(unit, { ...input, ...(status === undefined ? {} : { active: status === "active" }) }),
      false,
    ),
    audience: "caller",
  }),
});
