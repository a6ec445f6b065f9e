import { UserError } from "../../errors.ts";
import { findPerson, findUnit, type PersonRef } from "../membership.ts";
import { belongsTo, isCoordinator } from "../rights.ts";
import { inWords, type Work } from "../work.ts";
import { mayAssign } from "./know.ts";
import { loadRequest, type LoadedRequest } from "./load.ts";
import { takeStep } from "./steps.ts";

/**
 * Gives a request to a unit, or inside it to a person: the coordinator to any unit, whose clocks begin then; a leader to
 * the people of the own unit, whose clocks go on.
 */
export async function assignRequest(
  work: Work,
  number: number,
  to: { readonly unit: string; readonly person?: PersonRef | undefined },
): Promise<LoadedRequest> {
  const { actor, now } = work;
  const loaded = await loadRequest(work, number);
  const { request } = loaded.record;
  if (!mayAssign(actor, request)) throw new UserError("forbidden", "not_allowed", { role: "coordinator" });
  if (request.state === "solved")
    throw new UserError(
      "conflict",
      "request_state",
      { number, state: request.state },
      inWords(work, `/诉求 重开 R${number} 企业反映仍未解决`, `/request reopen R${number} still not solved`),
    );
  const unit = await findUnit(work, to.unit);
  const moves = unit.id !== request.unitId;
  if (moves && !isCoordinator(actor)) throw new UserError("forbidden", "not_allowed", { role: "coordinator" });
  const person = to.person && (await findPerson(work, to.person));
  if (person && !belongsTo({ ...person, identity: actor.identity }, unit.id))
    throw new UserError("invalid_input", "request_not_in_unit", { person: person.name, unit: unit.shortName });
  if (!moves && (person === undefined || person.id === request.ownerId))
    throw new UserError(
      "conflict",
      "request_same_unit",
      { number, unit: unit.shortName },
      inWords(work, `/诉求 R${number}`, `/request R${number}`),
    );
  const ownerId = person?.id ?? null;
  const anew = { unitId: unit.id, ownerId, since: now.toISOString(), state: "open", extendedTo: null } as const;
  return takeStep(work, loaded, "assigned", null, moves ? anew : { ownerId, escalations: request.escalations });
}
