import { instantOf } from "../day.ts";
import { same } from "../fold.ts";
import type { Changes, EntryKind } from "../model.ts";
import type { Due } from "../models/part.ts";
import type { EnterpriseRequest, RequestRecord } from "../models/request.ts";
import { ConcurrencyError } from "../ports.ts";
import { recordEntry } from "../record.ts";
import type { Work } from "../work.ts";
import { lastWorkday, runningClock, type ClockSetting } from "./clocks.ts";

/** The only way a request changes: one entry at the end of its stream, then the row and what falls due. */
export async function recordRequest(
  work: Work,
  before: RequestRecord | undefined,
  after: EnterpriseRequest,
  kind: EntryKind,
  details: Readonly<Record<string, unknown>> = {},
): Promise<RequestRecord> {
  const { tx, org } = work;
  const changes = requestChanges(before?.request, after);
  const { seq, hash } = await recordEntry(work, "request", after.number, before, kind, after.unitId, changes, details);
  const record: RequestRecord = { request: after, seq, head: hash };
  const due = runningClock(after, clockSetting(work))?.due ?? null;
  if (!before) await tx.requests.insert(org.id, record, due);
  else if (!(await tx.requests.update(org.id, record, due, before.seq)))
    throw new ConcurrencyError("request changed meanwhile");
  // What is not solved is not to be rated: a link that nobody used ends with it.
  if (before?.request.state === "solved" && (after.state !== "solved" || after.voided))
    await tx.ratings.voidLinks(org.id, after.number);
  const [old, dues] = [before ? requestDues(before.request, work) : [], requestDues(after, work)];
  if (!same(old, dues)) await tx.dues.put(org.id, "request", after.number, dues);
  return record;
}

export function clockSetting({ pack, calendar, org }: Pick<Work, "pack" | "calendar" | "org">): ClockSetting {
  return { pack, calendar, timezone: org.timezone };
}

/** The clock that runs, on the last working day on which something can be done about it. */
export function requestDues(request: EnterpriseRequest, work: Pick<Work, "pack" | "calendar" | "org">): readonly Due[] {
  const clock = runningClock(request, clockSetting(work));
  if (!clock) return [];
  const kind = (
    { assign: "request-accept", accept: "request-accept", answer: "request-answer", solve: "request-solve" } as const
  )[clock.kind];
  const at = instantOf(lastWorkday(clock.due, work.calendar), "00:00", work.org.timezone).toISOString();
  const { number, unitId, ownerId } = request;
  return [{ subject: "request", number, kind, at, unitId, ownerId: ownerId ?? 0 }];
}

/** The fields that differ, with both values; on creation all of them. A step is told by its own number. */
function requestChanges(before: EnterpriseRequest | undefined, after: EnterpriseRequest): Changes {
  const old: Readonly<Record<string, unknown>> = { ...before };
  const { steps, ...rest } = after;
  const fields = Object.entries(rest).filter(([field, value]) => !before || !same(old[field], value));
  const changes = Object.fromEntries(fields.map(([field, value]) => [field, [old[field] ?? null, value] as const]));
  if (!before) return { ...changes, steps: [null, steps] };
  const keys = [...new Set([...Object.keys(before.steps), ...Object.keys(steps)])];
  const moved = keys.filter((key) => !same(before.steps[key] ?? null, steps[key] ?? null));
  return {
    ...changes,
    ...Object.fromEntries(moved.map((key) => [`steps.${key}`, [before.steps[key] ?? null, steps[key] ?? null]])),
  };
}
