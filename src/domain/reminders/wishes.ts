import { UserError } from "../../errors.ts";
import { dayOf } from "../day.ts";
import { hoursOfPerson } from "../hours.ts";
import type { Day, Hours, Member, ProjectRecord, Quiet } from "../model.ts";
import { loadForChange, loadProject, requireUnmerged } from "../projects/load.ts";
import { recordOrganization, recordProject } from "../record.ts";
import { requireChange } from "../rights.ts";
import { inWords, type Work } from "../work.ts";
import { isDisowned } from "./ladder.ts";
import { standingQuiet } from "./quiet.ts";
import { digestTime } from "./when.ts";

/**
 * Puts off one's own reminder of a project. Its clock runs on, and its leader and the coordinator are told as ever.
 * @param days working days, 1 to 20
 * @returns the first day on which it is spoken of again
 * @throws UserError for a project the actor may not know
 */
export async function snooze(work: Work, number: number, days: number): Promise<Day> {
  const { tx, org, calendar, actor, now } = work;
  const record = await loadProject(work, number);
  requireUnmerged(work, record);
  // Whose it is no more is not reminded of it; whoever moved to another unit is, until it is handed over.
  if (record.project.ownerId !== actor.id) requireChange(actor, record.project, inWords(work, "/我的", "/mine"));
  const until = calendar.addWorkingDays(dayOf(now, org.timezone), days);
  await tx.snoozes.put(org.id, actor.id, { subject: "project", number, until });
  return until;
}

/** The local time of the actor's digest, in words of the clock; undefined where the quiet hours leave no room. */
export async function digestTimeOf(work: Work, person: Pick<Member, "unitId" | "quiet">) {
  return digestTime(work.pack.times.owner, await hoursOfPerson(work.tx, work, person), person.quiet);
}

/** The actor's quiet hours and absence as they hold today. */
export async function quietOf(work: Work): Promise<Quiet | undefined> {
  const { timezone } = await hoursOfPerson(work.tx, work, work.actor);
  return standingQuiet(work.actor.quiet, dayOf(work.now, timezone));
}

/** Sets the actor's own quiet hours. */
export async function setQuietHours(work: Work, hours: Hours): Promise<Quiet | undefined> {
  if (hours.from === hours.to) {
    const example = inWords(work, "/免打扰 20:00-08:00", "/quiet 20:00-08:00");
    throw new UserError("invalid_input", "bad_quiet", { given: `${hours.from}-${hours.to}` }, example);
  }
  return setQuiet(work, { ...work.actor.quiet, hours });
}

/** Ends the actor's quiet hours and absence. */
export function endQuiet(work: Work): Promise<Quiet | undefined> {
  return setQuiet(work, {});
}

/** Away up to and including a day. */
export function setAway(work: Work, awayUntil: Day): Promise<Quiet | undefined> {
  return setQuiet(work, { ...work.actor.quiet, awayUntil });
}

async function setQuiet(work: Work, { hours, awayUntil }: Quiet): Promise<Quiet | undefined> {
  const { tx, org, actor } = work;
  const quiet = { ...(hours ? { hours } : {}), ...(awayUntil === undefined ? {} : { awayUntil }) };
  const said = Object.keys(quiet).length === 0 ? undefined : quiet;
  await tx.people.setQuiet(org.id, actor.id, said);
  await recordOrganization(work, "person", actor.unitId ?? 0, {
    [`quiet:${actor.id}`]: [actor.quiet ?? null, said ?? null],
  });
  return said;
}

/**
 * Its owner says that a project is not theirs: the reminders go to the unit's leader at once, until it is assigned. It is no
 * progress, and it changes nobody's credit.
 * @throws UserError where it is not the actor's, or was said already
 */
export async function disown(work: Work, number: number): Promise<ProjectRecord> {
  const { actor, now, org } = work;
  const before = await loadForChange(work, number);
  const { project } = before;
  if (project.ownerId !== actor.id)
    throw new UserError("forbidden", "not_the_owner", { number }, inWords(work, "/我的", "/mine"));
  if (isDisowned(project)) throw new UserError("invalid_input", "nothing_changed", {});
  const disowned = { byId: actor.id, on: dayOf(now, org.timezone) };
  return recordProject(work, before, { ...project, disowned }, "disown", {});
}
