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

/** What somebody may have to be told of, by what it is found by. */
export type Concern = keyof typeof sources;

/**
 * Everybody for whom there may be something to say, and of what: found by what is due, so that a morning costs by what there
 * is to say and not by how many people there are. Whoever has heard all of it is asked for once and told nothing.
 * @param days the working days whose matters may still be told, today the last
 */
export async function hearersOf(read: Read, days: readonly Day[]): Promise<ReadonlyMap<number, ReadonlySet<Concern>>> {
  const found = new Map<number, Set<Concern>>();
  for (const concern of Object.keys(sources) as Concern[])
    for (const id of await sources[concern](read, days)) {
      const concerns = found.get(id) ?? new Set();
      found.set(id, concerns.add(concern));
    }
  return new Map([...found].toSorted(([a], [b]) => a - b));
}

type Source = (read: Read, days: readonly Day[]) => Promise<Iterable<number>>;

const stale: Source = async (read) => {
  const { ownerIds, unitIds } = await read.tx.projects.whoseDue(read.org.id, read.now);
  if (ownerIds.length === 0) return [];
  const units = new Set(unitIds);
  const above = await read.tx.people.inRoles(read.org.id, ["leader", "coordinator"]);
  const told = above.filter(({ roles }) =>
    roles.some(({ name, unitId }) => name === "coordinator" || (name === "leader" && units.has(unitId ?? 0))),
  );
  return [...ownerIds, ...told.map(({ id }) => id)];
};

const requests: Source = async (read) => (await dueRequests(read)).flatMap(({ hearers }) => [...hearers.keys()]);

const promises: Source = async (read, days) => (await duePromises(read, days)).flatMap(({ hearers }) => hearers);

const revisits: Source = async (read, days) => (await remindersOn(read, days)).map(({ recipient }) => recipient.id);

const friends: Source = async ({ tx, org, calendar }, days) =>
  days.some((day) => isFirstWorkday(calendar, day))
    ? (await tx.people.inRoles(org.id, ["leader"])).map(({ id }) => id)
    : [];

const ending: Source = async (read) => (await ownersToWarn(read)).map(({ id }) => id);

const lapsed: Source = async (read) => {
  const [first] = await read.tx.dues.between(read.org.id, "hold-lapsed", new Date(0), read.now, 1);
  return first ? decidersOfHolds(read) : [];
};

const pending: Source = async (read, days) => {
  const { org, calendar } = read;
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const midnight = (day: Day) => instantOf(day, "00:00", org.timezone);
  return (await overduePending(read, midnight(previousWorkday(calendar, first)), midnight(last))).keys();
};

const claims: Source = async ({ tx, org, now }) => {
  const [due] = await tx.dues.between(org.id, "verify", new Date(0), now, 1);
  return due ? (await tx.people.inRoles(org.id, ["verifier", "coordinator"])).map(({ id }) => id) : [];
};

const office: Source = async (read, days) => {
  const news = days.some((day) => periodJustClosed(read, day) !== undefined) || (await endingRules(read)).length > 0;
  return news ? (await read.tx.people.inRoles(read.org.id, ["coordinator"])).map(({ id }) => id) : [];
};

const lost: Source = async (read) =>
  (await lostContacts({ ...read, standing: makeStanding(read) })).flatMap(({ hearers }) => hearers);

const calendar: Source = async (read) => {
  if (!calendarWarning(read.calendar, dayOf(read.now, read.org.timezone))) return [];
  return (await read.tx.people.holding(read.org.id, { name: "admin", unitId: undefined })).map(({ id }) => id);
};

const sources = {
  stale,
  requests,
  promises,
  revisits,
  friends,
  ending,
  lapsed,
  pending,
  claims,
  office,
  lost,
  calendar,
} as const satisfies Readonly<Record<string, Source>>;
