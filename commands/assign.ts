import { z } from "zod";
import { person, projectNumber } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";

export default defineCommand({
  name: "assign",
  aliases: ["指派"],
  summary: { "zh-CN": "把项目交给本单位的同事", en: "Hand a project to a colleague in the unit" },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    owner: person({
      from: "member",
      keys: { "zh-CN": ["负责人"], en: ["owner"] },
      placeholder: { "zh-CN": "张三", en: "Ada Chen" },
    }),
  }),
  positional: ["number", "owner"],
  examples: { "zh-CN": ["/指派 #12 @张三"], en: ["/assign #12 @Ada"] },
  access: "member",
  run: async ({ number, owner }, context: CommandContext) => {
    const { services, view, actor } = context;
    const record = await services.leads.assign(number, owner);
    const [member] = await services.people.byIds([record.project.ownerId]);
    const headline = view.words.card.assigned(number, member?.name ?? view.words.none);
    const reply = await answerWithCard(context, record, { headline, justChanged: true });
    if (record.project.ownerId === actor.id) return reply;
    // The new owner hears of it directly, where they were last.
    const target = await services.linking.reach(record.project.ownerId);
    if (!target) return reply;
    // What was done is not theirs to undo.
    const { message } = await answerWithCard(context, record, { headline, justChanged: false });
    return { ...reply, also: [{ person: target, message }] };
  },
});
