import { z } from "zod";
import { projectNumber } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { claimList } from "../src/views/funds-claims.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "funds show",
  aliases: ["funds #", "到资 看", "到资 #"],
  summary: { "zh-CN": "看一个项目的到位资金申报", en: "Show a project's claims of arrived funds" },
  args: z.object({ number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }) }),
  positional: ["number"],
  examples: { "zh-CN": ["/到资 #12"], en: ["/funds #12"] },
  access: "anyone",
  run: async ({ number }, { services, view }: CommandContext) => {
    const { record, claims } = await services.funds.ofProject(number);
    const { project, mayChange } = services.leads.describe(record);
    return { message: claimList(view, project, claims, mayChange), audience: "caller" };
  },
});
