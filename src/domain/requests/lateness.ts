import { dayOf } from "../day.ts";
import type { Member } from "../model.ts";
import type { Tx } from "../ports.ts";
import type { Work } from "../work.ts";
import { readClock, runningClock, type ClockReading } from "./clocks.ts";
import { readerOf, showRequest, type ShownRequest } from "./know.ts";
import { withProjects, type LoadedRequest } from "./load.ts";
import { clockSetting } from "./record.ts";
import { takeStep } from "./steps.ts";

type Read = Pick<Work, "tx" | "org" | "pack" | "calendar" | "now">;

/** As whom somebody hears of it: who handles it, the unit's leader, the coordinator. */
export type Level = 0 | 1 | 2;

/** A request that is due today or late, and who is to hear of it. */
export interface DueRequest {
  readonly loaded: LoadedRequest;
  readonly clock: ClockReading;
  readonly hearers: ReadonlyMap<number, Level>;
}

/** One line of somebody's digest. */
export interface RequestLine {
  readonly request: ShownRequest;
  readonly clock: ClockReading;
  readonly level: Level;
}

const kinds = ["request-accept", "request-answer", "request-solve"] as const;
/** Of one clock at once; who has more open than this is not helped by a longer list. */
const most = 500;

/**
 * Everything due today or late: first whoever handles it hears of it, then the unit's leader, then the coordinator, by the
 * pack's working days. What no unit has, or a unit without anybody to tell, is the coordinator's from the start.
 */
export async function dueRequests(work: Read): Promise<readonly DueRequest[]> {
  const { tx, org, calendar, now } = work;
  const dues = [];
  for (const kind of kinds) dues.push(...(await tx.dues.between(org.id, kind, new Date(0), now, most)));
  if (dues.length === 0) return [];
  const records = await tx.requests.byNumbers(
    org.id,
    dues.map(({ number }) => number),
  );
  const people = peopleOf(tx, org.id);
  const owners = await tx.people.byIds(org.id, [...new Set(records.flatMap(({ request }) => request.ownerId ?? []))]);
  const gone = new Set(owners.filter(({ active }) => !active).map(({ id }) => id));
  const today = dayOf(now, org.timezone);
  const found: DueRequest[] = [];
  for (const loaded of await withProjects(work, records)) {
    const running = runningClock(loaded.record.request, clockSetting(work));
    if (!running) continue;
    const clock = readClock(running, today, calendar);
    found.push({ loaded, clock, hearers: await hearersOf(loaded, levelOf(clock, work), people, gone) });
  }
  return found.toSorted((a, b) => (a.clock.due < b.clock.due ? -1 : a.clock.due > b.clock.due ? 1 : 0));
}

/** The lines of one person, as that person may know them. */
export function linesFor(due: readonly DueRequest[], person: Member): readonly RequestLine[] {
  return due.flatMap(({ loaded: { record, project }, clock, hearers }) => {
    const level = hearers.get(person.id);
    if (level === undefined) return [];
    return [{ request: showRequest(record.request, project, readerOf(person)), clock, level }];
  });
}

/** Writes down, once for each level, that the person was told of what is late as leader or coordinator. */
export async function recordEscalations(work: Work, due: readonly DueRequest[], person: Member): Promise<void> {
  for (const { loaded, hearers } of due) {
    const level = hearers.get(person.id) ?? 0;
    if (level <= loaded.record.request.escalations) continue;
    // The person's own request, late or not, is not raised to anybody by reminding its leader of it.
    await takeStep(work, loaded, "escalated", level === 2 ? "coordinator" : "leader", { escalations: level });
  }
}

/** How far it is raised by now. */
function levelOf({ overdue }: ClockReading, { pack }: Read): Level {
  const [leader, coordinator] = pack.requests.escalate;
  if (overdue >= coordinator) return 2;
  return overdue >= leader ? 1 : 0;
}

async function hearersOf(
  { record: { request } }: LoadedRequest,
  level: Level,
  people: People,
  gone: ReadonlySet<number>,
): Promise<ReadonlyMap<number, Level>> {
  const leaders = request.unitId === 0 ? [] : await people.leaders(request.unitId);
  const handlers = request.ownerId === null || gone.has(request.ownerId) ? leaders : [request.ownerId];
  const first = handlers.length > 0 ? handlers : await people.coordinators();
  const hearers = new Map<number, Level>(first.map((id) => [id, 0]));
  if (level >= 1) for (const id of leaders) hearers.set(id, 1);
  if (level >= 2 && request.unitId !== 0) for (const id of await people.coordinators()) hearers.set(id, 2);
  return hearers;
}

interface People {
  leaders(unitId: number): Promise<readonly number[]>;
  coordinators(): Promise<readonly number[]>;
}

/** Asked for once each, however many requests there are. */
function peopleOf(tx: Tx, orgId: number): People {
  const known = new Map<number, Promise<readonly number[]>>();
  const once = (key: number, ask: () => Promise<readonly Member[]>) => {
    const asked = known.get(key) ?? ask().then((members) => members.filter(({ active }) => active).map(({ id }) => id));
    known.set(key, asked);
    return asked;
  };
  return {
    leaders: (unitId) => once(unitId, () => tx.people.holding(orgId, { name: "leader", unitId })),
    coordinators: () => once(0, () => tx.people.holding(orgId, { name: "coordinator", unitId: undefined })),
  };
}
