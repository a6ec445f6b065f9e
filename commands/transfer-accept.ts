import { z } from "zod";
import { person } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { sharesText } from "../src/views/credit.ts";
import { creditNews } from "../src/views/hand-over.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard, cardFor } from "./shared/card.ts";
import { tellChannels, tellPeople } from "./shared/tell.ts";
import { numberField } from "./shared/transfer.ts";

export default defineCommand({
  name: "transfer accept",
  aliases: ["流转 同意", "流转 接收"],
  summary: { "zh-CN": "接收单位负责人同意接收", en: "Take a project over for your unit" },
  args: z.object({
    number: numberField,
    owner: person({ keys: { "zh-CN": ["负责人"], en: ["owner"] } }).optional(),
  }),
  positional: ["number", "owner"],
  examples: {
    "zh-CN": ["/流转 同意 #12", "/流转 同意 #12 负责人:张三"],
    en: ["/transfer accept #12", "/transfer accept #12 owner:Ada"],
  },
  access: "leader",
  run: async ({ number, owner }, context: CommandContext) => {
    const { services, view } = context;
    const { record, transfer, fromUnitId, ownerId } = await services.credit.accept(number, owner);
    const { project } = record;
    const units = await services.units.list();
    const unit = units.find(({ id }) => id === project.unitId)?.shortName;
    const headline = view.words.credit.accepted(number, unit ?? view.words.none);
    const [newOwner] = await services.people.byIds([project.ownerId]);
    const news = {
      headline,
      tone: "good",
      unit,
      owner: newOwner?.name,
      shares: sharesText(view, transfer.shares, units),
    } as const;
    const reply = await answerWithCard(context, record, { headline, justChanged: true });
    // The new owner gets the whole card.
    const card = newOwner && (await cardFor(context, record, newOwner, headline));
    const part = await services.people.byIds([
      project.ownerId,
      ownerId,
      transfer.byId,
      ...(transfer.given ? [transfer.given.byId] : []),
    ]);
    const people = await tellPeople(context, part, (member) =>
      card && member.id === newOwner.id ? card : creditNews(view, services.credit.showTo(record, member), news),
    );
    const channels = await tellChannels(context, [fromUnitId, project.unitId], reply, (unitId) =>
      creditNews(view, services.credit.showIn(record, unitId), news),
    );
    return { ...reply, also: [...people, ...channels] };
  },
});
