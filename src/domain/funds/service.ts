import { bindTo } from "../bind.ts";
import type { Work } from "../work.ts";
import { claimFunds, withdrawClaim } from "./claim.ts";
import { decideClaim } from "./decide.ts";
import { excludeProject } from "./exclude.ts";
import { claimsOf, lookAtClaim } from "./load.ts";
import { verifierQueue } from "./queue.ts";

export function fundsServices(work: Work) {
  const bind = bindTo(work);
  return {
    claim: bind(claimFunds),
    withdraw: bind(withdrawClaim),
    decide: bind(decideClaim),
    look: bind(lookAtClaim),
    ofProject: bind(claimsOf),
    queue: bind(verifierQueue),
    exclude: bind(excludeProject),
  };
}
