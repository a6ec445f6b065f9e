import { UserError } from "../../errors.ts";
import type { ProjectRecord } from "../model.ts";
import type { FundsClaim } from "../models/funds.ts";
import { loadProject } from "../projects/load.ts";
import { mayKnow } from "../secrecy.ts";
import { inWords, type Work } from "../work.ts";
import { isVerifier, mayVerify } from "./rights.ts";
import { showClaim, type ShownClaim } from "./shown.ts";

export interface FoundClaim {
  readonly record: ProjectRecord;
  readonly claim: FundsClaim;
}

/** @throws UserError not_found: none of that number, or its project is void */
export async function findClaim(work: Work, number: number): Promise<FoundClaim> {
  const { tx, org } = work;
  const part = await tx.parts.byNumber(org.id, "funds", number);
  const record = part && (await tx.projects.byNumber(org.id, part.project));
  const claim = record?.project.funds[number];
  if (record && claim) return { record, claim };
  throw new UserError("not_found", "unknown_claim", { given: `F${number}` }, hintFor(work));
}

/**
 * One claim, for the project's circle and for whoever may verify it.
 * @throws UserError not_found; forbidden
 */
export async function lookAtClaim(work: Work, number: number): Promise<ShownClaim> {
  const { record, claim } = await findClaim(work, number);
  const known = mayKnow(record.project, { reader: work.actor }) || mayVerify(work.actor, record.project, claim);
  if (!known) await loadProject(work, record.project.number);
  return showClaim(work, record, claim, work.actor);
}

/** The claims of a project, the newest first, for its circle. */
export async function claimsOf(
  work: Work,
  number: number,
): Promise<{ readonly record: ProjectRecord; readonly claims: readonly ShownClaim[] }> {
  const record = await loadProject(work, number);
  const claims = Object.values(record.project.funds).toSorted((a, b) => b.number - a.number);
  return { record, claims: claims.map((claim) => showClaim(work, record, claim, work.actor)) };
}

function hintFor(work: Work): string {
  return isVerifier(work.actor) ? inWords(work, "/核实", "/verify") : inWords(work, "/我的", "/mine");
}
