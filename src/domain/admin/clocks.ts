import { UserError } from "../../errors.ts";
import type { ClockPolicy } from "../../packs/clocks.ts";
import { loadPack } from "../../packs/index.ts";
import type { Pack } from "../../packs/pack.ts";
import { withPolicy } from "../policy.ts";
import { recordOrganization } from "../record.ts";
import { requireRole } from "../rights.ts";
import { waysTo } from "../near.ts";
import { lookup, namesNear } from "../words.ts";
import { inWords, type Work } from "../work.ts";

/** By which clocks and lamps the organisation works. */
export interface ClocksInForce {
  /** With those clocks and lamps. */
  readonly pack: Pack;
  readonly policy: ClockPolicy | undefined;
  readonly others: readonly ClockPolicy[];
}

export function clocksInForce({ org }: Pick<Work, "org">): ClocksInForce {
  return inForce(org.pack, org.policy);
}

function inForce(packId: Work["org"]["pack"], code: string | null): ClocksInForce {
  const own = loadPack(packId);
  const policy = own.clockPolicies.find((one) => one.code === code);
  return { pack: withPolicy(own, code), policy, others: own.clockPolicies.filter((one) => one !== policy) };
}

/**
 * Works by the clocks and lamps of a published measure from now on, or by the pack's own. What is due is reckoned again, which
 * takes some minutes where there are many projects.
 * @param given code or name of a policy of the pack; undefined: the pack's own
 * @throws UserError forbidden, or naming the policies there are
 */
export async function useClocks(work: Work, given: string | undefined): Promise<ClocksInForce> {
  requireRole(work.actor, ["admin"]);
  const { tx, org, locale } = work;
  const policies = loadPack(org.pack).clockPolicies;
  const policy = given === undefined ? undefined : lookup(policies, given);
  if (given !== undefined && !policy) {
    const names = policies.map(({ name }) => name[locale]);
    const example = inWords(work, "/时限 采用 江门线索办法", "/clocks use jiangmen");
    const ways = waysTo(given, namesNear(policies, given, locale));
    throw new UserError("not_found", "unknown_policy", { given, policies: names }, example, ways);
  }
  const code = policy?.code ?? null;
  if (code === org.policy) throw new UserError("invalid_input", "nothing_changed", {});
  await tx.organizations.setPolicy(org.id, code);
  await recordOrganization(work, "organization", 0, { policy: [org.policy, code] });
  return inForce(org.pack, code);
}
