import { findUnit } from "../membership.ts";
import { isCoordinator, unitsOf } from "../rights.ts";
import type { Work } from "../work.ts";
import { describeRequest, withProjects, type DescribedRequest } from "./load.ts";
import { mayKnowRequest } from "./know.ts";

/** How many of each unit are looked through: more than this at once are not worked off from a list. */
const reach = 200;

/** What is open and the actor may know: of the own units and the own, of all for the coordinator; what is due first. */
export async function listRequests(
  work: Work,
  filter: { readonly unit?: string | undefined },
  limit: number,
): Promise<{ readonly requests: readonly DescribedRequest[]; readonly more: boolean }> {
  const { tx, org, actor } = work;
  const unit = filter.unit === undefined ? undefined : await findUnit(work, filter.unit);
  const all = unit === undefined && isCoordinator(actor);
  const scope = unit ? { unitIds: [unit.id] } : { unitIds: [...unitsOf(actor)], memberId: actor.id };
  const found = await withProjects(work, await tx.requests.open(org.id, all ? undefined : scope, reach));
  const known = found.filter(({ record, project }) => mayKnowRequest(record.request, project, { reader: actor }));
  return {
    requests: known.slice(0, limit).map((one) => describeRequest(work, one)),
    more: known.length > limit,
  };
}
