import { z } from "zod";
import { choice } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { allChannelJobs, channelJobs } from "../src/views/channel-jobs.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "channel jobs",
  aliases: ["频道 任务"],
  summary: {
    "zh-CN": "本频道按时发什么、下次何时、最近几次发没发出；管理员可看全部频道",
    en: "What comes to this channel, when next, and what became of the last ones; for admins also of all channels",
  },
  args: z.object({
    scope: choice({
      keys: { "zh-CN": ["范围"], en: ["scope"] },
      values: { all: { "zh-CN": ["全部", "所有"], en: ["all"] } },
    }).optional(),
  }),
  positional: ["scope"],
  examples: { "zh-CN": ["/频道 任务", "/频道 任务 全部"], en: ["/channel jobs", "/channel jobs all"] },
  access: "anyone",
  here: true,
  run: async ({ scope }, { services, view, channel }: CommandContext) => {
    const { statuses, more } = await services.channels.jobs(channel, scope === "all");
    const [only] = statuses;
    const here = only && scope !== "all" && only.channel.id === channel?.id;
    const message = here
      ? channelJobs(view, only, await services.units.byId(only.channel.unitId))
      : allChannelJobs(view, statuses, more);
    return { message, audience: "caller" };
  },
});
