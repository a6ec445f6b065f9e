import { bindTo } from "../bind.ts";
import { decidersOf } from "../deciders.ts";
import type { Member } from "../model.ts";
import type { RequestRecord } from "../models/request.ts";
import type { Work } from "../work.ts";
import { assignRequest } from "./assign.ts";
import { listRequests } from "./list.ts";
import { describeRequest, loadRequest, withProject, type LoadedRequest } from "./load.ts";
import { logRequest } from "./log.ts";
import { inviteRating } from "./rating.ts";
import { reputationOf } from "./reputation.ts";
import { acceptRequest, extendRequest, objectToRequest, reopenRequest, replyToRequest, solveRequest } from "./steps.ts";

export function requestsServices(work: Work) {
  const bind = bindTo(work);
  return {
    log: bind(logRequest),
    load: bind(loadRequest),
    describe: bind(describeRequest),
    withProject: (record: RequestRecord) => withProject(work, record),
    list: bind(listRequests),
    assign: bind(assignRequest),
    accept: bind(acceptRequest),
    reply: bind(replyToRequest),
    solve: bind(solveRequest),
    object: bind(objectToRequest),
    extend: bind(extendRequest),
    reopen: bind(reopenRequest),
    /** As somebody else reads it and may go on with it, for what a step brings to them. */
    describeTo: (loaded: LoadedRequest, person: Member) =>
      describeRequest({ ...work, actor: { ...person, identity: work.actor.identity } }, loaded),
    /** Who is to see to it now: whoever it is on, else the unit's leaders, else the coordinators. */
    handlers: ({ record: { request } }: LoadedRequest) => handlersOf(work, request),
    invite: bind(inviteRating),
    reputation: bind(reputationOf),
  };
}

async function handlersOf(work: Work, { ownerId, unitId }: RequestRecord["request"]): Promise<readonly Member[]> {
  const [owner] = ownerId === null ? [] : await work.tx.people.byIds(work.org.id, [ownerId]);
  return owner?.active ? [owner] : decidersOf(work, unitId);
}
