import { addDays, dayOf, instantOf } from "../day.ts";
import { hoursOfPerson } from "../hours.ts";
import type { Day } from "../model.ts";
import { loadProject, requireUnmerged } from "../projects/load.ts";
import { show, type ShownProject } from "../secrecy.ts";
import { dueAt, lampOf, type LampReading } from "../stale.ts";
import type { Work } from "../work.ts";
import { isDisowned } from "./ladder.ts";
import { morningOf, type Morning } from "./morning.ts";
import { digestTimeOf } from "./wishes.ts";

/** Everything that will remind somebody, when and why, and what is held back and why. */
export interface Reminders {
  /** Local time of the digest; undefined where the person's quiet hours leave no room. */
  readonly at: string | undefined;
  /** What the next digest says. */
  readonly next: Morning;
  /** Own leads whose clock ends soon, with the first day on which that would be said. */
  readonly coming: readonly { readonly project: ShownProject; readonly on: Day }[];
}

/** So many calendar days ahead, and so many leads. */
const aheadDays = 21;
const mostComing = 10;

/** As of the next digest: today's while it has not been, else the next working day's. It writes nothing. */
export async function remindersOf(work: Work): Promise<Reminders> {
  const { tx, org, pack, calendar, actor, now } = work;
  const { timezone } = await hoursOfPerson(tx, work, actor);
  const today = dayOf(now, timezone);
  const at = await digestTimeOf(work, actor);
  const awayUntil = actor.quiet?.awayUntil ?? "";
  const isToday =
    calendar.isWorkday(today) && awayUntil < today && at !== undefined && now < instantOf(today, at, timezone);
  const day = isToday ? today : calendar.nextWorkday(awayUntil > today ? awayUntil : today);
  const then = instantOf(day, at ?? "12:00", timezone);
  const next = await morningOf({ ...work, now: then }, actor, [day], { withHeld: true });
  const until = instantOf(addDays(today, aheadDays), "00:00", org.timezone);
  const records = await tx.projects.due(org.id, { ownerId: actor.id }, { after: then, until }, 200);
  const coming = records
    .filter(({ project }) => !isDisowned(project))
    .toReversed()
    .slice(0, mostComing)
    .flatMap(({ project }) => {
      const on = dueAt(project, pack, calendar, org.timezone);
      return on ? [{ project: show(project, { reader: actor }), on: dayOf(on, org.timezone) }] : [];
    });
  return { at, next, coming };
}

/** @throws UserError for a project the actor may not know */
export async function reminderOf(
  work: Work,
  number: number,
): Promise<{ readonly project: ShownProject; readonly lamp: LampReading }> {
  const { pack, calendar, org, now, actor } = work;
  const record = await loadProject(work, number);
  requireUnmerged(work, record);
  const { project } = record;
  return { project: show(project, { reader: actor }), lamp: lampOf(project, pack, calendar, org.timezone, now) };
}
