import { bindTo } from "../bind.ts";
import type { Work } from "../work.ts";
import { makeLinkCode, redeemLinkCode } from "./link.ts";
import { reachOf } from "./reach.ts";
import { makeTicket } from "./sign-in.ts";
import { listIdentities, unlinkIdentity } from "./unlink.ts";

export function linkingServices(work: Work) {
  const bind = bindTo(work);
  return {
    makeCode: bind(makeLinkCode),
    /** For a link into the console. */
    makeTicket: bind(makeTicket),
    redeem: bind(redeemLinkCode),
    list: bind(listIdentities),
    remove: bind(unlinkIdentity),
    /** Where a person is reached directly. */
    reach: (personId: number) => reachOf(work.tx, work.org.id, personId),
  };
}
