import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { issuedBoards } from "../src/views/issue.ts";
import { sentence } from "../src/views/sentence.ts";
import { boardArguments } from "./board.ts";
import type { CommandContext } from "./context.ts";
import { boardQuestion } from "./shared/board.ts";

export default defineCommand({
  name: "board post",
  aliases: ["榜 发布", "通报 发布"],
  summary: { "zh-CN": "把现在的榜单发到本频道", en: "Post a board to this channel now" },
  args: z.object(boardArguments),
  positional: ["period", "group", "metric", "origin"],
  examples: { "zh-CN": ["/榜 发布 本月"], en: ["/board post month"] },
  access: "leader",
  here: true,
  run: async (args, context: CommandContext) => {
    const { services, view, place } = context;
    const { channel, ...issued } = await services.boards.post(context.channel, await boardQuestion(context, args));
    const message = issuedBoards(view, issued);
    return {
      message: sentence(view, view.words.board.posted(channel.name)),
      audience: "caller",
      also: [{ place, message }],
    };
  },
});
