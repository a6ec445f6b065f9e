import { UserError } from "../../errors.ts";
import { certainMatch } from "../investors/resolve.ts";
import type { EnterpriseRequest } from "../models/request.ts";
import { loadProject } from "../projects/load.ts";
import type { Work } from "../work.ts";
import { stricter } from "./know.ts";
import type { LoadedRequest } from "./load.ts";
import { recordRequest } from "./record.ts";

export interface RequestInput {
  readonly company: string;
  readonly text: string;
  readonly complex: boolean;
  readonly project?: number | undefined;
  readonly contact?: string | undefined;
}

/**
 * Takes up what a company asks for. With its project it goes straight to that project's unit and owner, who know the company;
 * else to the coordinator, who assigns it.
 * @throws UserError forbidden without a unit, or for a project the actor may not know
 */
export async function logRequest(work: Work, input: RequestInput): Promise<LoadedRequest> {
  const { tx, org, actor, now } = work;
  if (actor.unitId === undefined) throw new UserError("forbidden", "not_a_member", {});
  const project = input.project === undefined ? undefined : (await loadProject(work, input.project)).project;
  const at = now.toISOString();
  const request: EnterpriseRequest = {
    number: await tx.sequences.next(org.id, "request"),
    company: input.company,
    investor: project ? project.investor : await knownInvestor(work, input.company),
    project: project?.number ?? null,
    text: input.text,
    contact: input.contact ?? null,
    secrecy: stricter("L1", project?.secrecy ?? "L1"),
    unitId: project?.unitId ?? 0,
    ownerId: project?.ownerId ?? null,
    reporterId: actor.id,
    reporterUnitId: actor.unitId,
    state: "open",
    complex: input.complex,
    loggedAt: at,
    since: at,
    extendedTo: null,
    steps: {},
    escalations: 0,
    voided: false,
  };
  return { record: await recordRequest(work, undefined, request, "request", { step: "logged" }), project };
}

/** A company that asks for something is no investor for that; one that is known already is named by its record. */
async function knownInvestor(work: Work, company: string): Promise<number | null> {
  const found = await certainMatch(work, { company, creditCode: null, country: null, contact: null });
  return found?.investor.number ?? null;
}
