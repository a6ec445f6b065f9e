import { bindTo } from "../bind.ts";
import type { Work } from "../work.ts";
import { acceptPartner, appeal, askToJoin, dispute, proceed } from "./cases.ts";
import { coordinators } from "./coordinators.ts";
import { decide } from "./decide.ts";
import { describeClaim } from "./describe.ts";
import { registerHold, releaseHold, renewHold } from "./keep.ts";
import { listClaims } from "./list.ts";
import { caseOf } from "./seen.ts";
import { settleReports } from "./settle.ts";
import { announce } from "./tell.ts";

export function firstReportServices(work: Work) {
  const bind = bindTo(work);
  return {
    announce: bind(announce),
    caseOf: bind(caseOf),
    describe: bind(describeClaim),
    list: () => listClaims(work),
    settle: bind(settleReports),
    register: bind(registerHold),
    renew: bind(renewHold),
    release: bind(releaseHold),
    join: bind(askToJoin),
    accept: bind(acceptPartner),
    proceed: bind(proceed),
    dispute: bind(dispute),
    appeal: bind(appeal),
    decide: bind(decide),
    coordinators: bind(coordinators),
  };
}
