import { z } from "zod";
import { text } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithNamed } from "./shared/investor.ts";

export default defineCommand({
  name: "investor",
  aliases: ["investor show", "投资方", "投资方 看"],
  summary: { "zh-CN": "看一个投资方和它名下的项目", en: "Show an investor and its projects" },
  args: z.object({
    who: text({
      keys: { "zh-CN": ["投资方", "公司"], en: ["investor", "company"] },
      placeholder: { "zh-CN": "I3 或 比亚迪", en: "I3 or BYD" },
    }),
  }),
  positional: ["who"],
  examples: { "zh-CN": ["/投资方 I3", "/投资方 比亚迪"], en: ["/investor I3", "/investor BYD"] },
  access: "member",
  run: ({ who }, context: CommandContext) => answerWithNamed(context, who),
});
