import { UserError } from "../errors.ts";
import type { Actor, Project, RoleName } from "./model.ts";

export function holds(actor: Actor, role: RoleName, unitId?: number): boolean {
  return actor.roles.some((held) => held.name === role && (held.unitId === undefined || held.unitId === unitId));
}

export function isCoordinator(actor: Actor): boolean {
  return holds(actor, "coordinator");
}

/** Who works for a unit: its members, leaders and verifiers. */
export function belongsTo(actor: Actor, unitId: number): boolean {
  return actor.unitId === unitId || actor.roles.some((held) => held.unitId === unitId);
}

/** The units a person works for, or those where the person holds one role. */
export function unitsOf(actor: Actor, role?: RoleName): readonly number[] {
  const held = actor.roles.filter((one) => role === undefined || one.name === role);
  const ids = new Set(held.flatMap((one) => (one.unitId === undefined ? [] : [one.unitId])));
  if (actor.unitId !== undefined && role === undefined) ids.add(actor.unitId);
  return [...ids];
}

/** May change the project: its unit's people and the coordinator; at level L2 only its owner, the unit's leader and the coordinator. */
export function mayChange(actor: Actor, project: Project): boolean {
  if (isCoordinator(actor)) return true;
  if (!belongsTo(actor, project.unitId)) return false;
  return project.secrecy !== "L2" || project.ownerId === actor.id || holds(actor, "leader", project.unitId);
}

/**
 * Whether those who read in a unit's channel may, as far as they are its people. Others may read there too: whoever presses
 * a button is asked for the own right to it.
 */
export function mayChangeFrom(channelOf: number | undefined, project: Project): boolean {
  return channelOf === project.unitId && project.secrecy !== "L2";
}

/**
 * Handing a project over is for its owner, the unit's leader and the coordinator, by whatever command.
 * @throws UserError forbidden
 */
export function requireHandOver(actor: Actor, project: Project): void {
  if (project.ownerId === actor.id || holds(actor, "leader", project.unitId) || isCoordinator(actor)) return;
  throw new UserError("forbidden", "not_allowed", { role: "leader" });
}

/**
 * What is public can be read by everybody, and is not taken back: that it may be is decided by the unit's leader or the
 * coordinator, not by whoever types it.
 * @throws UserError forbidden
 */
export function requirePublication(actor: Actor, unitId: number): void {
  if (holds(actor, "leader", unitId) || isCoordinator(actor)) return;
  throw new UserError("forbidden", "not_allowed", { role: "leader" });
}

/** @throws UserError forbidden */
export function requireChange(actor: Actor, project: Project, hint: string): void {
  if (!mayChange(actor, project))
    throw new UserError("forbidden", "not_your_project", { number: project.number }, hint);
}

/** @throws UserError forbidden unless the actor holds one of the roles (in the unit, for the roles held per unit). */
export function requireRole(actor: Actor, roles: readonly RoleName[], unitId?: number): void {
  if (roles.some((role) => holds(actor, role, unitId))) return;
  throw new UserError("forbidden", "not_allowed", { role: roles[0] ?? "member" });
}
