import { UserError } from "../../errors.ts";
import type { Actor, Member, Project } from "../model.ts";
import type { FundsClaim } from "../models/funds.ts";
import { belongsTo, isCoordinator, mayChange } from "../rights.ts";
import { inWords, type Work } from "../work.ts";

/** What decides whether somebody is independent of a project. */
type Judged = Pick<Project, "unitId" | "ownerId" | "partners" | "shares" | "transfer" | "secrecy">;

/**
 * Funds are verified by a verifier, of whatever unit, or by the coordinator (招商办); never by somebody whose unit has a
 * part in it: the project's own, the unit that claimed, a partner, one with a share of its credit or about to get it; nor
 * by the owner or the claimant, wherever they have moved. A project of named people (L2) is for the coordinator alone:
 * verifiers are many, and not named.
 */
export function mayVerify(actor: Actor, project: Judged, claim?: FundsClaim): boolean {
  return isVerifier(actor) && isIndependent(actor, project, claim) && mayRead(actor, project);
}

/** @throws UserError forbidden, with who may */
export function requireVerify(work: Work, project: Judged & { readonly number: number }, claim?: FundsClaim): void {
  const { actor } = work;
  if (!isVerifier(actor)) throw new UserError("forbidden", "not_allowed", { role: "verifier" });
  if (!mayRead(actor, project)) throw new UserError("forbidden", "not_allowed", { role: "coordinator" });
  if (!isIndependent(actor, project, claim))
    throw new UserError("forbidden", "own_funds", { number: project.number }, inWords(work, "/核实", "/verify"));
}

/** @throws UserError forbidden */
export function requireVerifier(actor: Actor): void {
  if (!isVerifier(actor)) throw new UserError("forbidden", "not_allowed", { role: "verifier" });
}

export function isVerifier(actor: Member): boolean {
  return actor.roles.some(({ name }) => name === "verifier" || name === "coordinator");
}

/** Whoever may change the project, who claimed, and the unit that claimed although the project has moved on. */
export function mayWithdraw(actor: Actor, project: Project, claim: FundsClaim): boolean {
  if (mayChange(actor, project) || claim.byId === actor.id) return true;
  return project.secrecy !== "L2" && belongsTo(actor, claim.unitId);
}

function mayRead(actor: Actor, project: Judged): boolean {
  return project.secrecy !== "L2" || isCoordinator(actor);
}

function isIndependent(actor: Actor, project: Judged, claim: FundsClaim | undefined): boolean {
  if (project.ownerId === actor.id || claim?.byId === actor.id) return false;
  const units = [
    project.unitId,
    ...project.partners,
    ...project.shares.map(({ unitId }) => unitId),
    ...(project.transfer ? [project.transfer.toUnitId] : []),
    ...(claim ? [claim.unitId] : []),
  ];
  return !units.some((unitId) => belongsTo(actor, unitId));
}
