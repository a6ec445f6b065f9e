import { z } from "zod";
import { text } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { investorList } from "../src/views/investors.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "investor find",
  aliases: ["投资方 查", "投资方 搜", "投资方 查找"],
  summary: {
    "zh-CN": "按名称（简繁、地名、公司形式不论）或信用代码查投资方",
    en: "Find investors by name, however written, or credit code",
  },
  args: z.object({ words: text({ keys: { "zh-CN": ["词"], en: ["words"] } }) }),
  positional: ["words"],
  examples: { "zh-CN": ["/投资方 查 比亚迪"], en: ["/investor find BYD"] },
  access: "member",
  run: async ({ words }, { services, view }: CommandContext) => ({
    message: investorList(view, words, await services.investors.find(words)),
    audience: "caller",
  }),
});
