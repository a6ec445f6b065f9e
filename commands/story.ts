import { z } from "zod";
import { projectNumber } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { storyCard } from "../src/views/story.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "story",
  aliases: ["大事记"],
  summary: {
    "zh-CN": "一个项目的大事记：从第一句话到投产",
    en: "A project's story, from the first word to production",
  },
  args: z.object({ number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }) }),
  positional: ["number"],
  examples: { "zh-CN": ["/大事记 #12"], en: ["/story #12"] },
  access: "anyone",
  run: async ({ number }, { services, view, place, channel }: CommandContext) => {
    const story = await services.outings.story(number);
    const { openTo } = services.leads.describe(await services.leads.load(number));
    const open = place.direct || (channel?.active === true && openTo(channel.unitId));
    return {
      message: storyCard(view, story, await services.units.list()),
      audience: open ? "place" : "caller",
    };
  },
});
