import { calendarWarning } from "../calendar-warning.ts";
import { dayOf, instantOf } from "../day.ts";
import { coordinators as decidersOfHolds } from "../first-report/coordinators.ts";
import { ownersToWarn } from "../first-report/clock.ts";
import { periodJustClosed } from "../funds/burst.ts";
import { overduePending } from "../credit/pending.ts";
import type { Day } from "../model.ts";
import { previousWorkday } from "../posts.ts";
import { duePromises } from "../promises/remind.ts";
import { dueRequests } from "../requests/lateness.ts";
import { isFirstWorkday } from "../sides/old-friends.ts";
import { remindersOn } from "../sides/reminders.ts";
import { endingRules } from "./ending-rules.ts";
import type { Read } from "./ladder-lines.ts";
import { lostContacts } from "./lost-contact.ts";
import { makeStanding } from "./standing.ts";

/**
 * Everybody for whom there may be something to say: found by what is due, so that a morning costs by what there is to say and
 * not by how many people there are. Whoever has heard all of it is asked for once and told nothing.
 * @param days the working days whose matters may still be told, today the last
 */
export async function hearersOf(read: Read, days: readonly Day[]): Promise<readonly number[]> {
  const found = new Set<number>();
  const add = (ids: Iterable<number>) => {
    for (const id of ids) found.add(id);
  };
  for (const source of [ladder, service, acquaintances, holds, handOvers, verification, office, admins])
    add(await source(read, days));
  return [...found].toSorted((a, b) => a - b);
}

type Source = (read: Read, days: readonly Day[]) => Promise<Iterable<number>>;

const ladder: Source = async (read) => {
  const { ownerIds, unitIds } = await read.tx.projects.whoseDue(read.org.id, read.now);
  if (ownerIds.length === 0) return [];
  const units = new Set(unitIds);
  const above = await read.tx.people.inRoles(read.org.id, ["leader", "coordinator"]);
  const told = above.filter(({ roles }) =>
    roles.some(({ name, unitId }) => name === "coordinator" || (name === "leader" && units.has(unitId ?? 0))),
  );
  return [...ownerIds, ...told.map(({ id }) => id)];
};

const service: Source = async (read, days) => [
  ...(await dueRequests(read)).flatMap(({ hearers }) => [...hearers.keys()]),
  ...(await duePromises(read, days)).flatMap(({ hearers }) => hearers),
];

const acquaintances: Source = async (read, days) => {
  const told = (await remindersOn(read, days)).map(({ recipient }) => recipient.id);
  if (!days.some((day) => isFirstWorkday(read.calendar, day))) return told;
  return [...told, ...(await read.tx.people.inRoles(read.org.id, ["leader"])).map(({ id }) => id)];
};

const holds: Source = async (read) => {
  const owners = (await ownersToWarn(read)).map(({ id }) => id);
  const [lapsed] = await read.tx.dues.between(read.org.id, "hold-lapsed", new Date(0), read.now, 1);
  return lapsed ? [...owners, ...(await decidersOfHolds(read))] : owners;
};

const handOvers: Source = async (read, days) => {
  const { org, calendar } = read;
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const midnight = (day: Day) => instantOf(day, "00:00", org.timezone);
  return (await overduePending(read, midnight(previousWorkday(calendar, first)), midnight(last))).keys();
};

const verification: Source = async ({ tx, org, now }) => {
  const [due] = await tx.dues.between(org.id, "verify", new Date(0), now, 1);
  return due ? (await tx.people.inRoles(org.id, ["verifier", "coordinator"])).map(({ id }) => id) : [];
};

const office: Source = async (read, days) => {
  const news = days.some((day) => periodJustClosed(read, day) !== undefined) || (await endingRules(read)).length > 0;
  return news ? (await read.tx.people.inRoles(read.org.id, ["coordinator"])).map(({ id }) => id) : [];
};

const admins: Source = async (read) => {
  const lost = (await lostContacts({ ...read, standing: makeStanding(read) })).flatMap(({ hearers }) => hearers);
  if (!calendarWarning(read.calendar, dayOf(read.now, read.org.timezone))) return lost;
  const told = await read.tx.people.holding(read.org.id, { name: "admin", unitId: undefined });
  return [...lost, ...told.map(({ id }) => id)];
};
