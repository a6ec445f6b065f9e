import type { AnyCommand } from "../../commands/context.ts";
import type { Access } from "../chat/command.ts";
import type { Actor, RoleName } from "../domain/model.ts";
import { UserError, unreachable } from "../errors.ts";
import type { Pack } from "../packs/pack.ts";

/** The commands that people are told of: not what their pack rules out, which is refused when it is typed. */
export function offered(commands: readonly AnyCommand[], pack: Pack): readonly AnyCommand[] {
  return commands.filter(({ needs }) => needs === undefined || pack[needs]);
}

/** Whether a role stands in nobody's way; who belongs to no unit yet joins one by speaking in its channel. */
export function mayRun(actor: Actor, access: Access): boolean {
  try {
    requireAccess(actor, access);
    return true;
  } catch (error) {
    if (error instanceof UserError) return error.reason === "not_a_member";
    throw error;
  }
}

/**
 * The first gate, by the command alone; what the command touches is checked again where it is touched.
 * @throws UserError forbidden
 */
export function requireAccess(actor: Actor, access: Access): void {
  const any = (...names: readonly RoleName[]) => actor.roles.some((role) => names.includes(role.name));
  switch (access) {
    case "anyone":
      return;
    case "member":
      if (actor.unitId !== undefined || any("member", "leader", "coordinator")) return;
      throw new UserError("forbidden", "not_a_member", {});
    case "leader":
      if (any("leader", "coordinator", "admin")) return;
      throw new UserError("forbidden", "not_allowed", { role: "leader" });
    case "coordinator":
      if (any("coordinator", "admin")) return;
      throw new UserError("forbidden", "not_allowed", { role: "coordinator" });
    case "admin":
      if (any("admin")) return;
      throw new UserError("forbidden", "not_allowed", { role: "admin" });
  }
  return unreachable(access);
}
