import { z } from "zod";
import { choice } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { unlinked } from "../src/views/linking.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "link remove",
  aliases: ["关联 解除"],
  summary: { "zh-CN": "解除一个平台账号的关联", en: "Unlink your account on a platform" },
  args: z.object({
    platform: choice({
      keys: { "zh-CN": ["平台"], en: ["platform"] },
      values: {
        slack: { "zh-CN": ["Slack"], en: ["slack"] },
        lark: { "zh-CN": ["飞书"], en: ["lark", "feishu"] },
        console: { "zh-CN": ["控制台", "网页"], en: ["console"] },
      },
    }),
  }),
  positional: ["platform"],
  examples: { "zh-CN": ["/关联 解除 飞书", "/关联 解除 Slack"], en: ["/link remove lark", "/link remove slack"] },
  access: "anyone",
  run: async ({ platform }, { services, view }: CommandContext) => ({
    message: unlinked(view, await services.linking.remove(platform)),
    audience: "caller",
  }),
});
