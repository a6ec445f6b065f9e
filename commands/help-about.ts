import { z } from "zod";
import { text } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { greetingMessage, type Meeting } from "../src/views/greeting.ts";
import type { CommandContext } from "./context.ts";

/** The three lines with which the assistant meets a channel or a person; asked for again, it says them to whoever asked. */
export default defineCommand({
  name: "help about",
  aliases: ["帮助 介绍", "自我介绍"],
  summary: { "zh-CN": "先锋是什么，三行说清", en: "What Xianfeng is, in three lines" },
  // What the channel is called, where the platform says it: its unit is looked for by that.
  args: z.object({ channel: text({ keys: { "zh-CN": ["频道名"], en: ["channel"] } }).optional() }),
  positional: [],
  examples: { "zh-CN": ["/帮助 介绍"], en: ["/help about"] },
  access: "anyone",
  run: async ({ channel: name }, context: CommandContext) => {
    const { view, commands, place, source } = context;
    const meeting = await meetingOf(context, name);
    const example = commands.find((command) => command.name === "lead")?.examples[view.locale][0] ?? "/lead";
    return {
      message: greetingMessage(view, meeting, example),
      // What binds a channel has to be pressed in it, and a private answer may land elsewhere.
      audience: place.direct || source === "joined" || meeting.in === "channel" ? "place" : "caller",
    };
  },
});

async function meetingOf({ place, channel, services, actor }: CommandContext, name?: string): Promise<Meeting> {
  if (place.direct) return { in: "direct", logs: actor.unitId !== undefined || actor.roles.length > 0 };
  const unit = channel?.active ? await services.units.byId(channel.unitId) : undefined;
  if (channel && unit) return { in: "unit", unit, boardAt: channel.boardAt };
  return { in: "channel", units: await services.home.likelyUnits(name) };
}
