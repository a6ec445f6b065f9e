import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { sentence } from "../src/views/sentence.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "channel off",
  aliases: ["频道 解绑", "频道 关闭"],
  summary: { "zh-CN": "解除本频道的绑定", en: "Unbind this channel" },
  args: z.object({}),
  positional: [],
  examples: { "zh-CN": ["/频道 解绑"], en: ["/channel off"] },
  access: "admin",
  here: true,
  run: async (_args, { services, view, place }: CommandContext) => {
    await services.channels.unbind(place);
    return { message: sentence(view, view.words.admin.channelOff), audience: "place" };
  },
});
