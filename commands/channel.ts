import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { channelList } from "../src/views/channels.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "channel",
  aliases: ["channel list", "频道", "频道 列表"],
  summary: { "zh-CN": "本频道的绑定和全部已绑定频道", en: "This channel's binding, and all bound channels" },
  args: z.object({}),
  positional: [],
  examples: { "zh-CN": ["/频道"], en: ["/channel"] },
  access: "anyone",
  here: true,
  run: async (_args, { services, view, channel }: CommandContext) => ({
    message: channelList(view, channel, await services.channels.list(), await services.units.list()),
    audience: "caller",
  }),
});
