import { z } from "zod";
import { futureDay, projectNumber, words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { pauseRequest } from "../src/views/sides.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { reach } from "./shared/reach.ts";

export default defineCommand({
  name: "hold",
  aliases: ["暂缓"],
  summary: {
    "zh-CN": "有客观原因时暂缓计时，到期自动恢复",
    en: "Hold a project's clock with a reason, until a day",
  },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    until: futureDay({
      keys: { "zh-CN": ["至", "到", "截至"], en: ["until", "till"] },
      placeholder: { "zh-CN": "12-20", en: "12-20" },
    }),
    reason: words({
      keys: { "zh-CN": ["原因"], en: ["reason"] },
      placeholder: { "zh-CN": "等待审批", en: "approval" },
      max: 300,
    }),
  }),
  positional: ["number", "until", "reason"],
  examples: {
    "zh-CN": ["/暂缓 #12 至:12-20 等待审批", "/暂缓 #12 至:12-20 用地 等省里批指标"],
    en: ["/hold #12 until:12-20 approval", "/hold #12 until:12-20 land the county votes in December"],
  },
  access: "member",
  run: async ({ number, until, reason }, context: CommandContext) => {
    const { services, view, actor } = context;
    const record = await services.sides.pause(number, { until, reason });
    const { headline } = view.words.sides;
    if (record.project.side?.accepted)
      return answerWithCard(context, record, { headline: headline.paused(number, until), justChanged: true });
    const reply = await answerWithCard(context, record, { headline: headline.asked(number, until), justChanged: true });
    // A leader and a coordinator may know whatever somebody of the unit may know.
    const { project } = services.leads.describe(record);
    const message = pauseRequest(view, { project, who: actor.name });
    const deciders = await reach(context, await services.sides.deciders(project.unitId));
    return { ...reply, also: deciders.map((person) => ({ person, message })) };
  },
});
