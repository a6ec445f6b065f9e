import type { Pack } from "../../packs/pack.ts";
import type { WorkingCalendar } from "../calendar.ts";
import { addDays, dayOf } from "../day.ts";
import type { Day } from "../model.ts";
import type { EnterpriseRequest, RequestStep } from "../models/request.ts";

/** What the clocks read of a request. */
export type Clocked = Pick<
  EnterpriseRequest,
  "unitId" | "state" | "complex" | "since" | "extendedTo" | "steps" | "voided"
>;

export interface ClockSetting {
  readonly pack: Pick<Pack, "requests">;
  readonly calendar: WorkingCalendar;
  readonly timezone: string;
}

/** `assign` is the coordinator's, while no unit has it; the others are the unit's. */
export type ClockKind = "assign" | "accept" | "answer" | "solve";

export interface RequestClock {
  readonly kind: ClockKind;
  /** Its last day. */
  readonly due: Day;
  /** The day it was met, null while it runs. */
  readonly doneOn: Day | null;
}

export interface ClockReading extends RequestClock {
  /** Yellow on the last working day that is left, red from the first one after it. */
  readonly lamp: "green" | "yellow" | "red";
  /** Working days late, today included; 0 while it is in time. */
  readonly overdue: number;
}

const order = ["accept", "answer", "solve"] as const;
const passed: Readonly<Record<EnterpriseRequest["state"], number>> = { open: 0, accepted: 1, answered: 2, solved: 3 };
const met: Readonly<Partial<Record<RequestStep["kind"], number>>> = { accepted: 1, answered: 2, solved: 3 };

/**
 * The clocks of whoever has the request. Full working days after the day it came to them: a request assigned on a Friday, at
 * whatever time, is to be accepted by the end of Monday. All three of a unit run from that day (Shandong 2020: start within
 * 1, answer within 3, solve within 15 or 30), so what was spent at a wrong address before does not count. A later step meets
 * the clocks before it.
 */
export function clocksOf(request: Clocked, setting: ClockSetting): readonly RequestClock[] {
  const { pack, calendar, timezone } = setting;
  if (request.voided) return [];
  const start = dayOf(new Date(request.since), timezone);
  if (request.unitId === 0) return [{ kind: "assign", due: assignDue(request, start, setting), doneOn: null }];
  const { accept, answer, solve, complex } = pack.requests;
  const days = { accept, answer, solve: request.complex ? complex : solve };
  return order.map((kind, at) => ({
    kind,
    due: (kind === "solve" ? request.extendedTo : null) ?? calendar.addWorkingDays(start, days[kind]),
    doneOn: passed[request.state] > at ? dayMet(request, at + 1, timezone) : null,
  }));
}

/** The clock that runs: the first that is not met. Null once it is solved. */
export function runningClock(request: Clocked, setting: ClockSetting): RequestClock | null {
  return clocksOf(request, setting).find(({ doneOn }) => doneOn === null) ?? null;
}

export function readClock(clock: RequestClock, today: Day, calendar: WorkingCalendar): ClockReading {
  const overdue = clock.doneOn === null ? Math.max(0, calendar.workingDaysBetween(clock.due, today)) : 0;
  const late = overdue > 0 ? "red" : calendar.nextWorkday(today) > clock.due ? "yellow" : "green";
  return { ...clock, overdue, lamp: clock.doneOn === null ? late : "green" };
}

/** The last working day on which something can be done about a day: itself, or the one before it. */
export function lastWorkday(day: Day, calendar: WorkingCalendar): Day {
  let last = day;
  while (!calendar.isWorkday(last)) last = addDays(last, -1);
  return last;
}

/** The longest an extension may go: what the pack gives to complex ones. */
export function latestExtension(request: Clocked, { pack, calendar, timezone }: ClockSetting): Day {
  return calendar.addWorkingDays(dayOf(new Date(request.since), timezone), pack.requests.complex);
}

/** The last day on which the unit may say that it is not the right one. */
export function lastObjection(request: Clocked, { pack, calendar, timezone }: ClockSetting): Day {
  return calendar.addWorkingDays(dayOf(new Date(request.since), timezone), pack.requests.object);
}

/** The steps in the order of their coming. */
export function stepsOf({ steps }: Pick<EnterpriseRequest, "steps">): readonly RequestStep[] {
  return Object.entries(steps)
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([, step]) => step);
}

/** What comes back from a wrong unit is assigned again on the same day (Quanzhou 2022), or the next one that is worked. */
function assignDue(request: Clocked, start: Day, { pack, calendar }: ClockSetting): Day {
  const cameBack = stepsOf(request).findLast(({ kind }) => kind !== "escalated")?.kind === "objected";
  if (!cameBack) return calendar.addWorkingDays(start, pack.requests.accept);
  return calendar.isWorkday(start) ? start : calendar.nextWorkday(start);
}

function dayMet(request: Clocked, step: number, timezone: string): Day {
  const meeting = stepsOf(request).find(({ kind, at }) => at >= request.since && (met[kind] ?? 0) >= step);
  return dayOf(new Date(meeting?.at ?? request.since), timezone);
}
