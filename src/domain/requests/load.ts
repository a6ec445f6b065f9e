import { UserError } from "../../errors.ts";
import { dayOf } from "../day.ts";
import type { Project } from "../model.ts";
import type { RequestRecord } from "../models/request.ts";
import { inWords, type Work } from "../work.ts";
import { clocksOf, readClock, type ClockReading } from "./clocks.ts";
import { mayAssign, mayHandle, mayKnowRequest, showRequest, type ShownRequest } from "./know.ts";
import { clockSetting } from "./record.ts";

/** A request with the project it belongs to, whose secrecy it has. */
export interface LoadedRequest {
  readonly record: RequestRecord;
  readonly project: Project | undefined;
}

/** A request as the actor may see it, its clocks, and what the actor may do with it. */
export interface DescribedRequest {
  readonly request: ShownRequest;
  readonly clocks: readonly ClockReading[];
  readonly mayHandle: boolean;
  readonly mayAssign: boolean;
  /** Whether everybody in the channel of this unit may read it. */
  readonly openTo: (channelOf: number | undefined) => boolean;
}

/** @throws UserError not_found, or forbidden: somebody else's request */
export async function loadRequest(work: Work, number: number): Promise<LoadedRequest> {
  const record = await work.tx.requests.byNumber(work.org.id, number);
  const hint = inWords(work, "/诉求列表", "/requests");
  if (!record || record.request.voided) throw new UserError("not_found", "unknown_request", { number }, hint);
  const loaded = await withProject(work, record);
  if (!mayKnowRequest(record.request, loaded.project, { reader: work.actor }))
    throw new UserError("forbidden", "not_your_request", { number }, hint);
  return loaded;
}

/** The same, for working on it. */
export async function loadToHandle(work: Work, number: number): Promise<LoadedRequest> {
  const loaded = await loadRequest(work, number);
  const { request } = loaded.record;
  if (mayHandle(work.actor, request, loaded.project)) return loaded;
  if (request.unitId === 0)
    throw new UserError("conflict", "request_unassigned", { number }, inWords(work, "/诉求列表", "/requests"));
  throw new UserError("forbidden", "not_your_request", { number }, inWords(work, "/诉求列表", "/requests"));
}

export async function withProject(work: Pick<Work, "tx" | "org">, record: RequestRecord): Promise<LoadedRequest> {
  const { project } = record.request;
  const linked = project === null ? undefined : await work.tx.projects.byNumber(work.org.id, project);
  return { record, project: linked?.project };
}

/** Several at once, in their order. */
export async function withProjects(
  work: Pick<Work, "tx" | "org">,
  records: readonly RequestRecord[],
): Promise<readonly LoadedRequest[]> {
  const numbers = [...new Set(records.flatMap(({ request: { project } }) => (project === null ? [] : [project])))];
  const linked = await work.tx.projects.byNumbers(work.org.id, numbers);
  const byNumber = new Map(linked.map(({ project }) => [project.number, project]));
  return records.map((record) => ({ record, project: byNumber.get(record.request.project ?? 0) }));
}

export function describeRequest(work: Work, { record: { request }, project }: LoadedRequest): DescribedRequest {
  return {
    request: showRequest(request, project, { reader: work.actor }),
    clocks: readingsOf(work, request),
    mayHandle: mayHandle(work.actor, request, project),
    mayAssign: mayAssign(work.actor, request),
    openTo: (channelOf) =>
      channelOf !== undefined &&
      (channelOf === request.unitId || channelOf === request.reporterUnitId) &&
      mayKnowRequest(request, project, { channelOf }),
  };
}

export function readingsOf(
  work: Pick<Work, "pack" | "calendar" | "org" | "now">,
  request: RequestRecord["request"],
): readonly ClockReading[] {
  const today = dayOf(work.now, work.org.timezone);
  return clocksOf(request, clockSetting(work)).map((clock) => readClock(clock, today, work.calendar));
}
