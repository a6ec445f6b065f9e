import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { roleChanged } from "../src/views/admin.ts";
import type { CommandContext } from "./context.ts";
import { roleFields } from "./shared/role.ts";

export default defineCommand({
  name: "role revoke",
  aliases: ["角色 取消"],
  summary: { "zh-CN": "取消角色", en: "Take a role away" },
  args: z.object(roleFields),
  positional: ["person", "role", "unit"],
  examples: { "zh-CN": ["/角色 取消 @张三 负责人 开发区"], en: ["/role revoke @Ada leader KFQ"] },
  access: "admin",
  run: async ({ person, role, unit }, { services, view }: CommandContext) => {
    const member = await services.people.revoke(person, role, unit);
    const found =
      unit === undefined || role === "coordinator" || role === "admin" ? undefined : await services.units.find(unit);
    return { message: roleChanged(view, "revoke", member, role, found), audience: "caller" };
  },
});
