import type { StageClock } from "../packs/clocks.ts";
import type { Pack } from "../packs/pack.ts";
import { behindOf } from "./behind.ts";
import type { WorkingCalendar } from "./calendar.ts";
import { addDays, dayOf, daysBetween, instantOf } from "./day.ts";
import { stageOf } from "./line.ts";
import type { Day, Project } from "./model.ts";
import { acceptedPauses, isAway, pausedDays, runningPause } from "./sides/side.ts";

/** What staleness reads of a project. Edits, imports and undo leave `progressAt` alone, so they never make one fresh. */
export type Clocked = Pick<Project, "stage" | "progressAt" | "next" | "voided" | "side"> &
  Partial<Pick<Project, "mergedInto" | "amount" | "reached" | "evidence" | "funds">>;

export interface LampReading {
  readonly lamp: "green" | "yellow" | "red";
  /** Calendar days since the last substantive entry. */
  readonly idleDays: number;
  /** Working days late, today included; 0 while nothing is due, at least 1 from the working day on which it is. */
  readonly overdueWorkingDays: number;
  /**
   * - `fresh`: the stage's clock runs and has time left.
   * - `next_planned`: it ran out, and a planned step holds it.
   * - `clock`: it ran out. `yellow`, `red`: so long ago that the lamp changed. `nurture`: so long that it belongs into the
   *   nurture pool.
   * - `behind`: verified funds are too far behind the contract's plan, whatever is done.
   * - `no_clock`: none runs in this stage, or the project is void or merged into another.
   * - `paused`: an accepted excuse holds it. `lost`, `exited`: it is off the line, and no stage's clock runs.
   */
  readonly reason:
    | "fresh"
    | "next_planned"
    | "clock"
    | "yellow"
    | "red"
    | "nurture"
    | "behind"
    | "no_clock"
    | "paused"
    | "lost"
    | "exited";
  /** Percentage points behind the contract's plan, where that is the reason. */
  readonly points?: number;
  /** Why it is off the line or held, by the pack's code, and until when (lost: the day to call again). */
  readonly excuse?: { readonly reason: string; readonly until: Day | null };
  /** What would clear it. A plan does not clear a red lamp: see `lastDayOf`. */
  readonly clears: "nothing" | "plan_or_progress" | "progress" | "funds";
}

const rank = { green: 0, yellow: 1, red: 2 } as const;

/** Orders readings, the worst first: by lamp, then by the working days past it. */
export function worseLampFirst(a: LampReading, b: LampReading): number {
  return rank[b.lamp] - rank[a.lamp] || b.overdueWorkingDays - a.overdueWorkingDays;
}

/**
 * The first instant at which the project waits too long: local midnight at which the first working day after its last
 * allowed day begins. A lead with a clock of one working day that was logged on a Friday, at whatever time, has all of
 * Monday; it is due as Tuesday begins. Null while no clock runs.
 */
export function dueAt(project: Clocked, pack: Pack, calendar: WorkingCalendar, timezone: string): Date | null {
  const last = lastDayOf(project, pack, calendar, timezone);
  const days = [last && calendar.nextWorkday(last.held), behindFrom(project, pack, calendar)].filter(
    (day) => day !== null,
  );
  const [first] = days.toSorted();
  return first === undefined ? null : instantOf(first, "00:00", timezone);
}

/** The first working day on which funds are too far behind the plan, excuses left out; null where the policy does not ask. */
function behindFrom(project: Clocked, pack: Pack, calendar: WorkingCalendar): Day | null {
  const { side } = project;
  const from = isStill(project) ? undefined : planOf(project, pack, "9999-12-31")?.yellowOn;
  if (from === undefined) return null;
  return workdayOutside(acceptedPauses(side), from, calendar);
}

/** The first working day from this one on that no excuse covers: the day after an excuse may be off, and the next one excused. */
function workdayOutside(pauses: ReturnType<typeof acceptedPauses>, from: Day, calendar: WorkingCalendar): Day {
  const excused = pauses.findLast(({ since, until }) => since <= from && from <= until);
  if (excused) return workdayOutside(pauses, addDays(excused.until, 1), calendar);
  return calendar.isWorkday(from) ? from : workdayOutside(pauses, calendar.nextWorkday(from), calendar);
}

function planOf({ reached = {}, evidence = {}, funds = {}, amount = null, stage }: Clocked, pack: Pack, today: Day) {
  return pack.lamps.behind && behindOf({ reached, evidence, funds, amount, stage }, pack, today);
}

/** No clock of any kind runs. */
function isStill({ voided, mergedInto, side }: Clocked): boolean {
  return voided || (mergedInto ?? null) !== null || isAway(side);
}

/**
 * Its lamp, and why. The lamp leaves green only when the project is due, and then by calendar days without progress, those
 * under an accepted excuse left out.
 */
export function lampOf(
  project: Clocked,
  pack: Pack,
  calendar: WorkingCalendar,
  timezone: string,
  now: Date,
): LampReading {
  const today = dayOf(now, timezone);
  const idleDays = Math.max(0, daysBetween(dayOf(new Date(project.progressAt), timezone), today));
  const last = lastDayOf(project, pack, calendar, timezone);
  const calm = { lamp: "green", idleDays, overdueWorkingDays: 0, clears: "nothing" } as const;
  const { side } = project;
  if (isAway(side) && !project.voided) {
    const { state, reason, until } = side;
    return { ...calm, reason: state, excuse: { reason, until } };
  }
  const pause = runningPause(side, today);
  const from = behindFrom(project, pack, calendar);
  if (pause && (last || from))
    return { ...calm, reason: "paused", excuse: { reason: pause.reason, until: pause.until } };
  const idle = last && idleLamp(project, pack, calendar, { ...last, idleDays, calm, today, timezone });
  if (from === null || today < from) return idle ?? { ...calm, reason: "no_clock" };
  const plan = planOf(project, pack, today);
  const red = plan?.redOn !== undefined && today >= plan.redOn;
  const overdue = calendar.workingDaysBetween(addDays(from, -1), today);
  if (idle && rank[idle.lamp] >= rank[red ? "red" : "yellow"]) return idle;
  return {
    lamp: red ? "red" : "yellow",
    idleDays,
    overdueWorkingDays: Math.max(overdue, idle?.overdueWorkingDays ?? 0),
    reason: "behind",
    points: Math.round(plan?.points ?? 0),
    clears: "funds",
  };
}

/** The lamp of the stage's clock alone. */
function idleLamp(
  { side, progressAt }: Clocked,
  pack: Pack,
  calendar: WorkingCalendar,
  last: {
    readonly byClock: Day;
    readonly held: Day;
    readonly idleDays: number;
    readonly calm: Pick<LampReading, "lamp" | "idleDays" | "overdueWorkingDays" | "clears">;
    readonly today: Day;
    readonly timezone: string;
  },
): LampReading {
  const { idleDays, calm, today, timezone } = last;
  if (today < calendar.nextWorkday(last.held)) {
    return {
      ...calm,
      reason: today < calendar.nextWorkday(last.byClock) ? "fresh" : "next_planned",
    };
  }
  const late = { idleDays, overdueWorkingDays: calendar.workingDaysBetween(last.held, today) };
  const { yellowDays, redDays, nurtureDays } = pack.lamps;
  const counted = idleDays - pausedDays(side, dayOf(new Date(progressAt), timezone), today);
  if (counted >= nurtureDays) return { ...late, lamp: "red", reason: "nurture", clears: "progress" };
  if (counted >= redDays) return { ...late, lamp: "red", reason: "red", clears: "progress" };
  const clears = "plan_or_progress";
  if (counted >= yellowDays) return { ...late, lamp: "yellow", reason: "yellow", clears };
  return { ...late, lamp: "green", reason: "clock", clears };
}

/**
 * The last day the project may be without progress: by its stage's clock alone, and with the plan that holds it.
 *
 * The clock counts full working days after the day of the last substantive entry. A planned step holds the clock to the
 * end of the working day after it, because what happened on the day is written up on the next. It holds no longer than to
 * the day before the red lamp, or a step planned for next year would hide a project that nobody works on.
 */
function lastDayOf(
  project: Clocked,
  pack: Pack,
  calendar: WorkingCalendar,
  timezone: string,
): { readonly byClock: Day; readonly held: Day } | null {
  const clock = stageOf(pack, project.stage)?.clock;
  const { side, next } = project;
  if (!clock || isStill(project)) return null;
  const progress = dayOf(new Date(project.progressAt), timezone);
  const byClock = lastByClock(project, progress, allowed(clock, project), calendar);
  if (!next) return { byClock, held: byClock };
  const latest = latestByPlan(side, progress, pack.lamps.redDays);
  const { on } = next;
  const byPlan = on < latest ? earlier(calendar.nextWorkday(on), latest) : latest;
  return { byClock, held: later(byClock, byPlan) };
}

/**
 * The clock stands still on the days of accepted excuses: what was left of it before one is left after it. Where nothing
 * was left, the excuse's last day is the last one.
 */
function lastByClock({ side }: Clocked, progress: Day, workingDays: number, calendar: WorkingCalendar): Day {
  let from = progress;
  let left = workingDays;
  for (const { since, until } of acceptedPauses(side)) {
    if (until <= from) continue;
    left = Math.max(0, left - Math.max(0, calendar.workingDaysBetween(from, addDays(since, -1))));
    from = until;
  }
  return left === 0 ? from : calendar.addWorkingDays(from, left);
}

/** A project as large as the measure says (重大项目) has its own time. */
function allowed({ workingDays, major }: StageClock, { amount = null }: Clocked): number {
  const large =
    amount && major?.atLeast.some(({ currency, minor }) => currency === amount.currency && amount.minor >= minor);
  return large && major ? major.workingDays : workingDays;
}

/** The day before the lamp would be red. */
function latestByPlan(side: Clocked["side"], progress: Day, redDays: number): Day {
  let latest = addDays(progress, redDays - 1);
  for (const { since, until } of acceptedPauses(side)) {
    if (until <= progress || since > latest) continue;
    latest = addDays(latest, daysBetween(later(since, addDays(progress, 1)), until) + 1);
  }
  return latest;
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}
