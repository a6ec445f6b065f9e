import { z } from "zod";
import { words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { clocksCard } from "../src/views/clocks.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "clocks use",
  aliases: ["时限 采用", "时限 用"],
  summary: {
    "zh-CN": "改用一套已发布办法的时限和亮灯，或恢复通用",
    en: "Work by the clocks and lamps of a published measure, or by the usual ones",
  },
  args: z.object({ policy: words({ keys: { "zh-CN": ["办法"], en: ["measure"] }, max: 60 }) }),
  positional: ["policy"],
  examples: {
    "zh-CN": ["/时限 采用 江门线索办法", "/时限 采用 通用"],
    en: ["/clocks use jiangmen", "/clocks use usual"],
  },
  access: "admin",
  run: async ({ policy }, { services, view }: CommandContext) => {
    const usual = /^(?:通用|默认|usual|default)$/iu.test(policy.trim());
    const clocks = await services.clocks.use(usual ? undefined : policy);
    return { message: clocksCard(view, clocks, "changed"), audience: "caller" };
  },
});
