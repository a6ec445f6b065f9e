import { z } from "zod";
import { text } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { regionSet } from "../src/views/calendar.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "calendar region",
  aliases: ["日历 地区"],
  summary: {
    "zh-CN": "从今天起按哪个国家或州的公共假日放假（不随国务院安排的单位用）",
    en: "Whose public holidays are days off from today on: a country, or a state of it",
  },
  args: z.object({
    region: text({
      keys: { "zh-CN": ["地区"], en: ["region"] },
      placeholder: { "zh-CN": "US-CA；无", en: "US-CA; none" },
      max: 30,
    }),
  }),
  positional: ["region"],
  examples: {
    "zh-CN": ["/日历 地区 US-CA", "/日历 地区 无"],
    en: ["/calendar region US-CA", "/calendar region none"],
  },
  access: "admin",
  run: async ({ region }, { services, view }: CommandContext) => ({
    message: regionSet(view, await services.calendar.region(/^(?:无|不用|none|off)$/iu.test(region) ? null : region)),
    audience: "caller",
  }),
});
