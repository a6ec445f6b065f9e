import { UserError } from "../../errors.ts";
import { dayOf } from "../day.ts";
import type { Day } from "../model.ts";
import type { EnterpriseRequest, RequestState, RequestStep } from "../models/request.ts";
import { holds, isCoordinator } from "../rights.ts";
import { inWords, type Work } from "../work.ts";
import { clocksOf, lastObjection, latestExtension } from "./clocks.ts";
import { mayAssign } from "./know.ts";
import { loadRequest, loadToHandle, type LoadedRequest } from "./load.ts";
import { clockSetting, recordRequest } from "./record.ts";

/** Somebody of the unit takes it on; they handle it from now on, unless somebody was named before. */
export async function acceptRequest(work: Work, number: number): Promise<LoadedRequest> {
  const loaded = await loadToHandle(work, number);
  const request = requireState(work, loaded, ["open"]);
  requireUnit(work, request);
  return takeStep(work, loaded, "accepted", null, { state: "accepted", ownerId: request.ownerId ?? work.actor.id });
}

/** What the company was told. Answering accepts what was not accepted yet. */
export async function replyToRequest(work: Work, number: number, text: string): Promise<LoadedRequest> {
  const loaded = await loadToHandle(work, number);
  const request = requireState(work, loaded, ["open", "accepted", "answered"]);
  requireUnit(work, request);
  return takeStep(work, loaded, "answered", text, { state: "answered", ownerId: request.ownerId ?? work.actor.id });
}

/** It is solved, or it was explained why it cannot be: the clocks stop, and the enterprise may be asked to rate. */
export async function solveRequest(work: Work, number: number, text: string): Promise<LoadedRequest> {
  const loaded = await loadToHandle(work, number);
  const request = requireState(work, loaded, ["open", "accepted", "answered"]);
  requireUnit(work, request);
  return takeStep(work, loaded, "solved", text, { state: "solved", ownerId: request.ownerId ?? work.actor.id });
}

/**
 * The unit says that it is not the right one, soon after it got it and before it took it on (Quanzhou 2022: within one
 * working day). It goes back to the coordinator, and the next unit's clocks begin anew.
 */
export async function objectToRequest(work: Work, number: number, reason: string): Promise<LoadedRequest> {
  const loaded = await loadToHandle(work, number);
  const request = requireState(work, loaded, ["open"]);
  requireUnit(work, request);
  if (today(work) > lastObjection(request, clockSetting(work)))
    throw new UserError(
      "conflict",
      "request_object_late",
      { number, days: work.pack.requests.object },
      inWords(work, `/诉求 受理 R${number}`, `/request accept R${number}`),
    );
  const at = work.now.toISOString();
  return takeStep(work, loaded, "objected", reason, { unitId: 0, ownerId: null, since: at, extendedTo: null });
}

/**
 * More time to solve, granted by the leader or the coordinator before it is due, at most what complex requests have.
 * @throws UserError conflict once it is late: an extension is no way to tidy up
 */
export async function extendRequest(work: Work, number: number, until: Day, reason: string): Promise<LoadedRequest> {
  const loaded = await loadRequest(work, number);
  if (!mayAssign(work.actor, loaded.record.request))
    throw new UserError("forbidden", "not_allowed", { role: "leader" });
  const request = requireState(work, loaded, ["open", "accepted", "answered"]);
  requireUnit(work, request);
  const setting = clockSetting(work);
  const due = clocksOf(request, setting).find(({ kind }) => kind === "solve")?.due ?? until;
  const most = latestExtension(request, setting);
  const hint = inWords(work, `/诉求 办结 R${number} 已协调解决`, `/request done R${number} the line was reinforced`);
  if (today(work) > due) throw new UserError("conflict", "request_extend_late", { number, due }, hint);
  const line = (day: Day) =>
    inWords(work, `/诉求 延期 R${number} ${day} ${reason}`, `/request extend R${number} ${day} ${reason}`);
  if (due >= most) throw new UserError("conflict", "request_extend_most", { number, most }, hint);
  if (until > most) throw new UserError("invalid_input", "request_extend_most", { number, most }, line(most));
  if (until <= due) throw new UserError("invalid_input", "request_extend_earlier", { number, due }, line(most));
  return takeStep(work, loaded, "extended", `${until} ${reason}`, {
    extendedTo: until,
    escalations: request.escalations,
  });
}

/** It was not solved after all: the same unit has it again, and all of its clocks. */
export async function reopenRequest(work: Work, number: number, reason: string): Promise<LoadedRequest> {
  const { actor } = work;
  const loaded = await loadRequest(work, number);
  const request = requireState(work, loaded, ["solved"]);
  if (actor.id !== request.reporterId && !holds(actor, "leader", request.unitId) && !isCoordinator(actor))
    throw new UserError("forbidden", "not_allowed", { role: "leader" });
  return takeStep(work, loaded, "reopened", reason, {
    state: "open",
    since: work.now.toISOString(),
    extendedTo: null,
  });
}

/** One more step, with what it changes. Whatever was late before it is not the next clock's. */
export async function takeStep(
  work: Work,
  { record, project }: LoadedRequest,
  kind: RequestStep["kind"],
  text: string | null,
  changes: Partial<EnterpriseRequest>,
): Promise<LoadedRequest> {
  const { request } = record;
  const after = { ...request, escalations: 0, ...changes };
  const step: RequestStep = {
    kind,
    at: work.now.toISOString(),
    byId: work.actor.id,
    unitId: after.unitId,
    text,
  };
  const steps = { ...request.steps, [Object.keys(request.steps).length + 1]: step };
  const details = { step: kind, ...(text === null ? {} : { text }) };
  return { record: await recordRequest(work, record, { ...after, steps }, "request", details), project };
}

/** @throws UserError conflict where the request is not in one of the states */
function requireState(work: Work, { record }: LoadedRequest, states: readonly RequestState[]): EnterpriseRequest {
  const { request } = record;
  if (states.includes(request.state)) return request;
  const { number, state } = request;
  throw new UserError(
    "conflict",
    "request_state",
    { number, state },
    inWords(work, `/诉求 R${number}`, `/request R${number}`),
  );
}

function requireUnit(work: Work, { number, unitId }: EnterpriseRequest): void {
  if (unitId !== 0) return;
  throw new UserError(
    "conflict",
    "request_unassigned",
    { number },
    inWords(work, `/诉求 指派 R${number} 开发区`, `/request assign R${number} North`),
  );
}

function today({ now, org }: Work): Day {
  return dayOf(now, org.timezone);
}
