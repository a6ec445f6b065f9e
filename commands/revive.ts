import { z } from "zod";
import { projectNumber, words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";

export default defineCommand({
  name: "revive",
  aliases: ["重启"],
  summary: {
    "zh-CN": "把暂缓、停谈或退出的项目接着推进，历史和首报都在",
    en: "Take a project up again: on hold, lost or exited, with its history",
  },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    words: words({ keys: { "zh-CN": ["说明"], en: ["words"] }, max: 300 }).optional(),
  }),
  positional: ["number", "words"],
  examples: {
    "zh-CN": ["/重启 #12", "/重启 #12 对方重新启动选址"],
    en: ["/revive #12", "/revive #12 they look for a site again"],
  },
  access: "member",
  run: async ({ number, words: said }, context: CommandContext) => {
    const { services, view } = context;
    const { project } = await services.leads.load(number);
    const record = await services.sides.revive(number, said);
    const { headline } = view.words.sides;
    const say = project.side?.state === "paused" ? headline.unpaused : headline.revived;
    return answerWithCard(context, record, { headline: say(number), justChanged: true });
  },
});
