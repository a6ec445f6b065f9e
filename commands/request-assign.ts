import { z } from "zod";
import { person, word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { requestNumber } from "./shared/part.ts";
import { answerWithRequest } from "./shared/request.ts";

export default defineCommand({
  name: "request assign",
  aliases: ["诉求 指派", "诉求 转办"],
  summary: { "zh-CN": "把诉求指派给单位，或本单位的人", en: "Assign a request to a unit, or to a person in the unit" },
  args: z.object({
    number: requestNumber,
    unit: word({
      from: "unit",
      keys: { "zh-CN": ["单位"], en: ["unit"] },
      placeholder: { "zh-CN": "开发区", en: "North" },
    }),
    person: person({ keys: { "zh-CN": ["经办人"], en: ["person"] } }).optional(),
  }),
  positional: ["number", "unit", "person"],
  examples: {
    "zh-CN": ["/诉求 指派 R5 开发区", "/诉求 R5 指派 开发区 @张三"],
    en: ["/request assign R5 North", "/request R5 assign North @Ada"],
  },
  access: "member",
  run: async ({ number, ...to }, context: CommandContext) => {
    const { services, view } = context;
    const loaded = await services.requests.assign(number, to);
    const { unitId, ownerId } = loaded.record.request;
    const unit = (await services.units.byId(unitId))?.shortName ?? view.words.none;
    const [member] = ownerId === null ? [] : await services.people.byIds([ownerId]);
    const say = view.words.requests;
    const headline = say.assigned(number, member ? say.toPerson(unit, member.name) : unit);
    return answerWithRequest(context, loaded, { headline, justChanged: true, told: "handlers" });
  },
});
