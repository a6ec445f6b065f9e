import type { WorkingCalendar } from "../calendar.ts";
import { addDays } from "../day.ts";
import type { Actor, Day } from "../model.ts";
import { show, type ShownProject } from "../secrecy.ts";
import type { Work } from "../work.ts";

/** A message names this many; more of one unit than are read here are a number. */
const most = 20;
const read = 200;

export interface OldFriends {
  readonly projects: readonly ShownProject[];
  readonly more: boolean;
}

/** The unit's nurture pool for its channel, the earliest call first; what is for named people stays out of it. */
export async function oldFriendsOfUnit({ tx, org }: Pick<Work, "tx" | "org">, unitId: number): Promise<OldFriends> {
  const { records, more } = await tx.projects.toRevisit(org.id, { unitId }, { offset: 0, limit: read });
  const open = records.filter(({ project }) => project.secrecy !== "L2");
  return {
    projects: open.slice(0, most).map(({ project }) => show(project, { channelOf: unitId })),
    more: more || open.length > most,
  };
}

/** What is for named people alone, in the units that somebody leads. */
export async function oldFriendsOfLeader(
  { tx, org }: Pick<Work, "tx" | "org">,
  leader: Actor,
  unitIds: readonly number[],
): Promise<OldFriends> {
  const closed = [];
  let beyond = false;
  for (const unitId of unitIds) {
    const { records, more } = await tx.projects.toRevisit(org.id, { unitId }, { offset: 0, limit: read });
    closed.push(...records.filter(({ project }) => project.secrecy === "L2"));
    beyond ||= more;
  }
  return {
    projects: closed.slice(0, most).map(({ project }) => show(project, { reader: leader })),
    more: beyond || closed.length > most,
  };
}

/** Whether it is the first day of its month that is worked. */
export function isFirstWorkday(calendar: WorkingCalendar, day: Day): boolean {
  if (!calendar.isWorkday(day)) return false;
  for (let one = `${day.slice(0, 7)}-01`; one < day; one = addDays(one, 1)) if (calendar.isWorkday(one)) return false;
  return true;
}
