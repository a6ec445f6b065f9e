import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { clocksCard } from "../src/views/clocks.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "clocks",
  aliases: ["时限", "时限 查看"],
  summary: {
    "zh-CN": "各阶段时限、亮灯天数和逐级提示的规则",
    en: "How long each stage may take, when lamps change, and who hears of what waits",
  },
  args: z.object({}),
  positional: [],
  examples: { "zh-CN": ["/时限"], en: ["/clocks"] },
  access: "anyone",
  run: async (_args, { services, view }: CommandContext) => ({
    message: clocksCard(view, services.clocks.inForce()),
    audience: "caller",
  }),
});
