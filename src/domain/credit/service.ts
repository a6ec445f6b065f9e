import { bindTo } from "../bind.ts";
import { mayKnow, show } from "../secrecy.ts";
import type { Member, ProjectRecord } from "../model.ts";
import type { Work } from "../work.ts";
import { decidersOf } from "../deciders.ts";
import { showTo } from "./listeners.ts";
import { pendingOf, pendingTransferFor } from "./pending.ts";
import { sharesOf } from "./shares.ts";
import { agreeSplit, declineSplit, splitCredit } from "./split.ts";
import { acceptTransfer, askTransfer, cancelTransfer, confirmTransfer, declineTransfer } from "./transfer.ts";

/** Hand-overs between units and the credit that goes with them. */
export function creditServices(work: Work) {
  const bind = bindTo(work);
  return {
    ask: bind(askTransfer),
    confirm: bind(confirmTransfer),
    accept: bind(acceptTransfer),
    decline: bind(declineTransfer),
    cancel: bind(cancelTransfer),
    pending: () => pendingOf(work),
    pendingFor: (record: ProjectRecord, member: Member) => pendingTransferFor(work, record, member),
    split: bind(splitCredit),
    agree: bind(agreeSplit),
    refuse: bind(declineSplit),
    /** Who speaks for a unit. */
    leaders: (unitId: number) => decidersOf(work, unitId),
    showTo: (record: ProjectRecord, member: Member) => showTo(work, record, member),
    showIn: (record: ProjectRecord, unitId: number) => show(record.project, { channelOf: unitId }),
    sharesOf: ({ project }: ProjectRecord) => sharesOf(project),
    mayKnow: (record: ProjectRecord) => mayKnow(record.project, { reader: work.actor }),
  };
}
