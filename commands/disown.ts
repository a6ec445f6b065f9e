import { z } from "zod";
import { projectNumber } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { disownAsk, said } from "../src/views/reminders.ts";
import type { CommandContext } from "./context.ts";
import { reach } from "./shared/reach.ts";

export default defineCommand({
  name: "disown",
  aliases: ["不是我的", "not-mine", "指派 不是我的"],
  summary: {
    "zh-CN": "说明项目不由自己负责，请负责人重新指派",
    en: "Say that a project is not yours, for its leader to assign",
  },
  args: z.object({ number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }) }),
  positional: ["number"],
  examples: { "zh-CN": ["/不是我的 #12"], en: ["/disown #12"] },
  access: "member",
  run: async ({ number }, context: CommandContext) => {
    const { services, view, actor } = context;
    const record = await services.reminders.disown(number);
    const { reminders } = view.words;
    const deciders = await services.sides.deciders(record.project.unitId);
    // Whoever decides for a unit may know whatever one of its people may.
    const { project } = services.leads.describe(record);
    const message = disownAsk(view, actor.name, project);
    return {
      message: said(view, reminders.disowned(number), reminders.disownedNote),
      audience: "caller",
      also: (await reach(context, deciders)).map((person) => ({ person, message })),
    };
  },
});
