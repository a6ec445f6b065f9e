import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { claimMessage } from "../src/views/claims.ts";
import type { CommandContext } from "./context.ts";
import { claimNumber } from "./shared/claim.ts";

export default defineCommand({
  name: "claim",
  aliases: ["首报"],
  summary: { "zh-CN": "看一个项目的首报和全部经过", en: "A project's first report, and how it came" },
  args: z.object({ number: claimNumber }),
  positional: ["number"],
  examples: { "zh-CN": ["/首报 #12"], en: ["/claim #12"] },
  access: "member",
  run: async ({ number }, { services, view }: CommandContext) => ({
    message: claimMessage(view, await services.firstReport.describe(number)),
    audience: "caller",
  }),
});
