import { z } from "zod";
import { text } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { createRegistry } from "../src/chat/registry.ts";
import { commandHelp, helpList } from "../src/views/help.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "help",
  aliases: ["帮助", "?", "？"],
  summary: { "zh-CN": "能做什么，怎么用", en: "What I can do, and how" },
  args: z.object({ command: text({ keys: { "zh-CN": ["命令"], en: ["command"] } }).optional() }),
  positional: ["command"],
  examples: { "zh-CN": ["/帮助", "/帮助 线索"], en: ["/help", "/help lead"] },
  access: "anyone",
  run: async ({ command }, { commands, view, place }: CommandContext) => {
    const message =
      command === undefined
        ? helpList(view, commands)
        : commandHelp(view, createRegistry(commands).find(command).command, commands);
    return { message, audience: place.direct ? "place" : "caller" };
  },
});
