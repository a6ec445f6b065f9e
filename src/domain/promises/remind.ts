import type { Pack } from "../../packs/pack.ts";
import type { WorkingCalendar } from "../calendar.ts";
import { addDays, dayOf, daysBetween } from "../day.ts";
import type { Day, Member, Project } from "../model.ts";
import type { PolicyPromise } from "../models/promise.ts";
import { lastWorkday } from "../requests/clocks.ts";
import { readerOf } from "../requests/know.ts";
import { show, type ShownProject } from "../secrecy.ts";
import type { Work } from "../work.ts";
import { openPromises } from "./dues.ts";

type Read = Pick<Work, "tx" | "org" | "pack" | "calendar" | "now">;

export interface DuePromise {
  readonly project: Project;
  readonly promise: PolicyPromise;
  readonly reminder: Reminder;
  readonly hearers: readonly number[];
}

/** One line of somebody's digest. */
export interface PromiseLine {
  readonly project: ShownProject;
  readonly promise: PolicyPromise;
  readonly reminder: Reminder;
}

export interface Reminder {
  /** Calendar days to the day it is due; negative when it is over. */
  readonly daysLeft: number;
  readonly toLeader: boolean;
}

/** More projects with promises this near than anybody has. */
const most = 500;

/**
 * Whether a promise is spoken of today. Before it is due on the days the pack says, moved to the working day before where
 * nobody works on them; afterwards every so many days, moved to the next one that is worked.
 */
export function reminderOn(
  promise: Pick<PolicyPromise, "due" | "state">,
  today: Day,
  pack: Pick<Pack, "promises">,
  calendar: WorkingCalendar,
): Reminder | undefined {
  if (promise.state !== "open" || !calendar.isWorkday(today)) return undefined;
  const { remind, repeat } = pack.promises;
  const daysLeft = daysBetween(today, promise.due);
  if (daysLeft >= 0) {
    const told = remind.some((days) => lastWorkday(addDays(promise.due, -days), calendar) === today);
    return told ? { daysLeft, toLeader: false } : undefined;
  }
  // The days since the last working day fall to today: those off before it had nobody to tell.
  const before = daysBetween(promise.due, lastWorkday(addDays(today, -1), calendar));
  const since = Math.max(0, before);
  const rounds = (days: number) => Math.ceil(days / repeat);
  const round = rounds(-daysLeft);
  return round > rounds(since) ? { daysLeft, toLeader: round > 1 } : undefined;
}

/** Promises that are spoken of on one of these days, each with who hears of it: the project's owner, then the unit's leader as well. */
export async function duePromises(work: Read, days: readonly Day[]): Promise<readonly DuePromise[]> {
  const { tx, org, pack, calendar, now } = work;
  const dues = await tx.dues.between(org.id, "promise", new Date(0), now, most);
  if (dues.length === 0) return [];
  const records = await tx.projects.byNumbers(
    org.id,
    dues.map(({ number }) => number),
  );
  const today = dayOf(now, org.timezone);
  const found = records.flatMap(({ project }) =>
    openPromises(project).flatMap((promise) => {
      const reminder = days.map((day) => reminderOn(promise, day, pack, calendar)).findLast((one) => one !== undefined);
      return reminder
        ? [{ project, promise, reminder: { ...reminder, daysLeft: daysBetween(today, promise.due) } }]
        : [];
    }),
  );
  const owners = await tx.people.byIds(org.id, [...new Set(found.map(({ project }) => project.ownerId))]);
  const gone = new Set(owners.filter(({ active }) => !active).map(({ id }) => id));
  // What was promised is kept across changes of personnel: without its owner it is the leader's from the start.
  const raised = ({ reminder, project }: (typeof found)[number]) => reminder.toLeader || gone.has(project.ownerId);
  const leaders = new Map<number, readonly number[]>();
  for (const unitId of new Set(found.filter(raised).map(({ project }) => project.unitId))) {
    const holding = await tx.people.holding(org.id, { name: "leader", unitId });
    leaders.set(
      unitId,
      holding.map(({ id }) => id),
    );
  }
  return found
    .map((one) => {
      const above = raised(one) ? (leaders.get(one.project.unitId) ?? []) : [];
      return { ...one, hearers: [...new Set([one.project.ownerId, ...above])] };
    })
    .toSorted((a, b) => a.reminder.daysLeft - b.reminder.daysLeft || a.promise.number - b.promise.number);
}

export function promiseLinesFor(due: readonly DuePromise[], person: Member): readonly PromiseLine[] {
  return due
    .filter(({ hearers }) => hearers.includes(person.id))
    .flatMap(({ project, promise, reminder }) => {
      const shown = show(project, readerOf(person));
      return shown.named ? [{ project: shown, promise, reminder }] : [];
    });
}
