import { z } from "zod";
import { word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { poolList } from "../src/views/nurture.ts";
import type { CommandContext } from "./context.ts";
import { pageSize } from "./shared/list.ts";

export default defineCommand({
  name: "nurture",
  aliases: ["培育", "培育池"],
  summary: { "zh-CN": "培育池：没谈成的老朋友和回访日", en: "Old acquaintances, and when to call them again" },
  args: z.object({ unit: word({ keys: { "zh-CN": ["单位"], en: ["unit"] } }).optional() }),
  positional: ["unit"],
  examples: { "zh-CN": ["/培育", "/培育 开发区"], en: ["/nurture", "/nurture KFQ"] },
  access: "anyone",
  run: async ({ unit }, { services, view }: CommandContext) => {
    const filter = unit === undefined ? {} : { unitId: (await services.units.find(unit)).id };
    const { projects, more } = await services.sides.pool(filter, { offset: 0, limit: pageSize });
    const owners = await services.people.byIds([...new Set(projects.map(({ project }) => project.ownerId))]);
    const rows = projects.map(({ project }) => ({
      project,
      owner: owners.find((member) => member.id === project.ownerId),
    }));
    return { message: poolList(view, rows, more), audience: "caller" };
  },
});
