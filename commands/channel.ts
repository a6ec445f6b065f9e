import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import type { Form } from "../src/chat/message.ts";
import { channelList } from "../src/views/channels.ts";
import channelBind from "./channel-bind.ts";
import type { CommandContext } from "./context.ts";
import { filledForm } from "./shared/form.ts";

export default defineCommand({
  name: "channel",
  aliases: ["channel list", "频道", "频道 列表"],
  summary: { "zh-CN": "本频道的绑定和全部已绑定频道", en: "This channel's binding, and all bound channels" },
  args: z.object({}),
  positional: [],
  examples: { "zh-CN": ["/频道"], en: ["/channel"] },
  access: "anyone",
  here: true,
  run: async (_args, context: CommandContext) => {
    const { services, view, channel } = context;
    const list = channelList(view, channel, await services.channels.list(), await services.units.list());
    const form = await bindingForm(context);
    return { message: form ? { ...list, blocks: [...list.blocks, form] } : list, audience: "caller" };
  },
});

/** For whoever may bind the channel where it is asked: its unit and times, as they are now. */
async function bindingForm(context: CommandContext): Promise<Form | undefined> {
  const { services, channel, place, actor } = context;
  if (place.direct || !actor.roles.some(({ name }) => name === "admin")) return undefined;
  const unit = channel?.active ? await services.units.byId(channel.unitId) : undefined;
  return filledForm(context, channelBind, {
    given: "",
    values: unit
      ? { unit: unit.shortName, boardAt: channel?.boardAt, staleAt: channel?.staleAt, locale: channel?.locale }
      : {},
  });
}
