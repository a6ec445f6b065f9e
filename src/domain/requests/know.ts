import type { Actor, Member, Secrecy } from "../model.ts";
import type { EnterpriseRequest } from "../models/request.ts";
import { belongsTo, holds, isCoordinator } from "../rights.ts";
import { mayKnow, type Audience, type Knowable } from "../secrecy.ts";

/**
 * A request as one audience may see it: the only form in which it leaves the domain. Outside the circle it is a number, a
 * unit and its clocks, without the company, its words and what was answered.
 */
export type ShownRequest = Omit<EnterpriseRequest, "company"> & {
  readonly named: boolean;
  readonly company: string | null;
};

/**
 * Who may know a request: the unit that has it, the unit that took it up, the coordinator; at L2 its owner, that unit's
 * leader and the coordinator. Whoever took it up knows what they wrote. It is as secret as its project is by now: one that
 * was raised to L2 takes its requests along.
 */
export function mayKnowRequest(
  request: EnterpriseRequest,
  project: Pick<Knowable, "secrecy"> | undefined,
  audience: Audience,
): boolean {
  if ("reader" in audience && audience.reader.id === request.reporterId) return true;
  return mayKnow(knowableOf(request, project), audience);
}

export function showRequest(
  request: EnterpriseRequest,
  project: Pick<Knowable, "secrecy"> | undefined,
  audience: Audience,
): ShownRequest {
  if (mayKnowRequest(request, project, audience)) return { ...request, named: true };
  const { number, secrecy, unitId, state, complex, loggedAt, since, extendedTo, escalations, voided } = request;
  // What is open is in this list: a new field is closed, or does not compile.
  return {
    number,
    secrecy,
    unitId,
    state,
    complex,
    loggedAt,
    since,
    extendedTo,
    escalations,
    voided,
    named: false,
    company: null,
    investor: null,
    project: null,
    text: "",
    contact: null,
    ownerId: null,
    reporterId: 0,
    reporterUnitId: 0,
    steps: {},
  };
}

/** May work on it: the unit's people; at L2 its owner and the unit's leader. The coordinator in any case. */
export function mayHandle(
  actor: Actor,
  request: EnterpriseRequest,
  project: Pick<Knowable, "secrecy"> | undefined,
): boolean {
  if (isCoordinator(actor)) return true;
  if (request.unitId === 0 || !belongsTo(actor, request.unitId)) return false;
  return (
    knowableOf(request, project).secrecy !== "L2" ||
    request.ownerId === actor.id ||
    holds(actor, "leader", request.unitId)
  );
}

/** May say who handles it: the coordinator, and inside the unit its leader. */
export function mayAssign(actor: Actor, { unitId }: EnterpriseRequest): boolean {
  return isCoordinator(actor) || (unitId !== 0 && holds(actor, "leader", unitId));
}

/** Somebody who reads without asking: a member, for what comes to them by itself. */
export function readerOf(member: Member): Audience {
  return { reader: { ...member, identity: { platform: "console", workspace: "-", id: String(member.id) } } };
}

function knowableOf(request: EnterpriseRequest, project: Pick<Knowable, "secrecy"> | undefined): Knowable {
  return {
    secrecy: stricter(request.secrecy, project?.secrecy ?? "L1"),
    unitId: request.unitId,
    ownerId: request.ownerId ?? request.reporterId,
    partners: [request.reporterUnitId],
  };
}

/** Levels are named so that they sort. */
export function stricter(a: Secrecy, b: Secrecy): Secrecy {
  return a > b ? a : b;
}
