import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { roleChanged } from "../src/views/admin.ts";
import type { CommandContext } from "./context.ts";
import { roleFields } from "./shared/role.ts";

export default defineCommand({
  name: "role grant",
  aliases: ["角色 授予"],
  summary: { "zh-CN": "授予角色", en: "Give somebody a role" },
  args: z.object(roleFields),
  positional: ["person", "role", "unit"],
  examples: { "zh-CN": ["/角色 授予 @张三 负责人 开发区"], en: ["/role grant @Ada leader KFQ"] },
  access: "admin",
  run: async ({ person, role, unit }, { services, view }: CommandContext) => {
    const member = await services.people.grant(person, role, unit);
    const found =
      unit === undefined || role === "coordinator" || role === "admin" ? undefined : await services.units.find(unit);
    return { message: roleChanged(view, "grant", member, role, found), audience: "caller" };
  },
});
