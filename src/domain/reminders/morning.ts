import { dayOf, instantOf } from "../day.ts";
import { overduePending, type Pending } from "../credit/pending.ts";
import type { EndingHold, LapsedHold } from "../first-report/clock.ts";
import { endingOf, lapsedOf, noteEnding } from "../first-report/clock.ts";
import { findBursts, periodJustClosed, type Burst } from "../funds/burst.ts";
import { waitingFor } from "../funds/queue.ts";
import type { ShownClaim } from "../funds/shown.ts";
import type { Actor, Day, Member } from "../model.ts";
import { duePromises, promiseLinesFor, type PromiseLine } from "../promises/remind.ts";
import { dueRequests, linesFor, recordEscalations, type DueRequest, type RequestLine } from "../requests/lateness.ts";
import { previousWorkday } from "../posts.ts";
import { isCoordinator, unitsOf } from "../rights.ts";
import { isFirstWorkday, oldFriendsOfLeader, type OldFriends } from "../sides/old-friends.ts";
import { remindersOn, type Reminder } from "../sides/reminders.ts";
import type { Work } from "../work.ts";
import { calendarWarning, type CalendarWarning } from "../calendar-warning.ts";
import { endingRules, type EndingRule } from "./ending-rules.ts";
import { repeatHeld } from "./ladder.ts";
import {
  staleOfCoordinator,
  staleOfLeader,
  staleOfOwner,
  type Known,
  type Read,
  type StaleLines,
} from "./ladder-lines.ts";
import { lostContacts, type LostContact } from "./lost-contact.ts";
import type { Hearer, Told } from "./port.ts";
import { makeStanding } from "./standing.ts";

/** Everything that one person is told of in the morning, in one message. */
export interface Morning {
  readonly own: StaleLines;
  readonly raised: StaleLines;
  readonly escalated: StaleLines;
  readonly requests: readonly RequestLine[];
  readonly promises: readonly PromiseLine[];
  readonly revisits: readonly Reminder[];
  readonly ending: readonly EndingHold[];
  readonly lapsed: readonly LapsedHold[];
  readonly pending: readonly Pending[];
  readonly claims: readonly ShownClaim[];
  readonly bursts: { readonly month: string; readonly found: readonly Burst[] } | undefined;
  readonly rules: readonly EndingRule[];
  readonly lost: readonly LostContact[];
  /** A year without its arrangement, once a working week. */
  readonly calendar: CalendarWarning | undefined;
  readonly friends: (OldFriends & { readonly month: string }) | undefined;
  /** To be kept once it is said. */
  readonly told: readonly Told[];
  readonly due: readonly DueRequest[];
}

/** What is repeated on each working day until it is done, and after so many not any more. */
const routine = { every: 1, times: 10 } as const;
/** What the coordinating office has to decide on is brought to mind once a working week. */
const weekly = { every: 5, times: 4 } as const;
const once = { every: 1, times: 1 } as const;
/** Nobody can reckon without it: once a working week for as long as it is missing. */
const untilDone = { every: 5, times: 100 } as const;
const nothing: StaleLines = { said: [], more: 0, held: [], told: [] };

export function hearerOf({ id }: Pick<Member, "id">): Hearer {
  return `person:${id}`;
}

/**
 * What a person is told on a working day. It only reads: `noteMorning` keeps what was said.
 * @param days the working days whose matters are told: this one, and those since the person's last digest
 */
export async function morningOf(read: Read, person: Actor, days: readonly Day[]): Promise<Morning> {
  const { tx, org, now, calendar } = read;
  const today = dayOf(now, org.timezone);
  const told = await tx.tellings.of(org.id, hearerOf(person));
  const snoozes = await tx.snoozes.of(org.id, person.id);
  const known: Known = { told, snoozes, standing: makeStanding(read) };
  const marks: Told[] = [];
  /** Those of the items that are said today; they are marked as told. */
  const sayable = <Item>(
    items: readonly Item[],
    key: (item: Item) => Pick<Told, "subject" | "number" | "kind" | "stint">,
    policy: { readonly every: number; readonly times: number },
  ): readonly Item[] =>
    items.filter((item) => {
      const one = key(item);
      const before = told.find(
        ({ subject, number, kind }) => subject === one.subject && number === one.number && kind === one.kind,
      );
      if (repeatHeld(before, one.stint, policy, today, calendar)) return false;
      if (
        snoozes.some(
          ({ subject, number, until }) =>
            subject === one.subject && number === one.number && today < until && one.kind === "request",
        )
      )
        return false;
      const isMarked = marks.some(
        ({ subject, number, kind }) => subject === one.subject && number === one.number && kind === one.kind,
      );
      if (!isMarked) marks.push({ ...one, times: before?.stint === one.stint ? before.times + 1 : 1, last: today });
      return true;
    });

  const office = isCoordinator(person);
  const own = await staleOfOwner(read, person, known);
  const raised = unitsOf(person, "leader").length > 0 ? await staleOfLeader(read, person, known) : nothing;
  const escalated = office ? await staleOfCoordinator(read, person, known) : nothing;

  const due = await dueRequests(read);
  const requests = sayable(
    linesFor(due, person),
    ({ request, clock, level }) => ({
      subject: "request",
      number: request.number,
      kind: "request",
      stint: `${clock.kind} ${clock.due} ${level}`,
    }),
    routine,
  );
  const promises = promiseLinesFor(await duePromises(read, days), person);
  const revisits = await revisitsOf(read, person, days);
  const ending = await endingOf(read, person);
  const deciding = await isDeciding(read, person);
  const lapsed = sayable(
    deciding ? await lapsedOf(read) : [],
    ({ number, until }) => ({ subject: "project", number, kind: "hold-lapsed", stint: until }),
    weekly,
  );
  const verifiers = (await tx.people.inRoles(org.id, ["verifier", "coordinator"])).filter(({ active }) => active);
  const claims = sayable(
    verifiers.some(({ id }) => id === person.id) ? await waitingFor(read, person, verifiers) : [],
    ({ claim }) => ({ subject: "project", number: claim.number, kind: "verify", stint: claim.on }),
    routine,
  );
  const ends = office ? await endingRules(read) : [];
  const rules = sayable(
    ends,
    // Most of them end with the year: what ends on one day is one matter.
    ({ to }) => ({
      subject: "organization",
      number: Number(to.replaceAll("-", "")),
      kind: "rule-end",
      stint: endingOn(ends, to),
    }),
    once,
  );
  const lost = sayable(
    (await lostContacts(read)).filter(({ hearers }) => hearers.includes(person.id)),
    ({ matter }) => matter,
    once,
  );
  const warning = isAdmin(person) ? calendarWarning(calendar, today) : undefined;
  const [calendarDue] = sayable(
    warning ? [warning] : [],
    ({ missing }) => ({ subject: "organization", number: missing[0], kind: "calendar", stint: String(missing.length) }),
    untilDone,
  );
  return {
    own,
    raised,
    escalated,
    requests,
    promises,
    revisits,
    ending,
    lapsed,
    pending: await pendingSince(read, person, days),
    claims,
    bursts: office ? await burstsOn(read, days) : undefined,
    rules,
    lost,
    calendar: calendarDue,
    friends: await friendsOn(read, person, days),
    told: [...own.told, ...raised.told, ...escalated.told, ...marks],
    due,
  };
}

/** Whether there is anything to say. */
export function isQuiet(morning: Morning): boolean {
  const { own, raised, escalated, requests, promises, revisits, ending, lapsed, pending, claims, rules } = morning;
  const lists = [requests, promises, revisits, ending, lapsed, pending, claims, rules];
  return (
    [own, raised, escalated].every(({ said }) => said.length === 0) &&
    lists.every((list) => list.length === 0) &&
    morning.lost.length === 0 &&
    morning.calendar === undefined &&
    morning.bursts === undefined &&
    morning.friends === undefined
  );
}

/** Keeps what was said, in the transaction that sends it. */
export async function noteMorning(work: Work, person: Actor, morning: Morning): Promise<void> {
  const { tx, org, now } = work;
  await recordEscalations(work, morning.due, person);
  await noteEnding(work, morning.ending);
  await tellLost(work, person, morning.lost);
  await tx.tellings.put(org.id, hearerOf(person), morning.told);
  await tx.tellings.forget(org.id, hearerOf(person), dayOf(new Date(now.getTime() - keptMs), org.timezone));
}

/** Once all who are to hear of it have: the store is not asked for it again. */
async function tellLost({ tx, org, now }: Work, person: Actor, lost: readonly LostContact[]): Promise<void> {
  const done: string[] = [];
  for (const { target, hearers, matter } of lost) {
    const others = hearers.filter((id) => id !== person.id);
    const told = await Promise.all(
      others.map(async (id) =>
        (await tx.tellings.of(org.id, `person:${id}`)).some(
          ({ kind, number, stint }) => kind === matter.kind && number === matter.number && stint === matter.stint,
        ),
      ),
    );
    if (told.every(Boolean)) done.push(target);
  }
  await tx.unreachables.markTold(org.id, done, now);
}

function endingOn(rules: readonly EndingRule[], day: Day): string {
  const names = rules.filter(({ to }) => to === day).map(({ code, version }) => `${code} ${version}`);
  return names.toSorted().join();
}

/** Longer than anything is repeated, and than a year's matters come again. */
const keptMs = 400 * 86_400_000;

async function revisitsOf(read: Read, person: Member, days: readonly Day[]): Promise<readonly Reminder[]> {
  const found = new Map<string, Reminder>();
  for (const day of days)
    for (const one of await remindersOn(read, day))
      if (one.recipient.id === person.id) found.set(`${one.kind} ${one.project.number}`, one);
  return [...found.values()];
}

/** Hand-overs and splits whose time to answer ran out since the person was told last. */
async function pendingSince(read: Read, person: Member, days: readonly Day[]): Promise<readonly Pending[]> {
  const { org, calendar } = read;
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const after = instantOf(previousWorkday(calendar, first), "00:00", org.timezone);
  return (await overduePending(read, after, instantOf(last, "00:00", org.timezone))).get(person.id) ?? [];
}

function isAdmin({ roles }: Actor): boolean {
  return roles.some(({ name }) => name === "admin");
}

async function isDeciding({ tx, org }: Read, person: Actor): Promise<boolean> {
  if (isCoordinator(person)) return true;
  if (!isAdmin(person)) return false;
  return (await tx.people.holding(org.id, { name: "coordinator", unitId: undefined })).length === 0;
}

async function burstsOn(read: Read, days: readonly Day[]): Promise<Morning["bursts"]> {
  for (const day of days) {
    const period = periodJustClosed(read, day);
    const found = period ? await findBursts(read, period.end) : [];
    if (period && found.length > 0) return { month: period.end.slice(0, 7), found };
  }
  return undefined;
}

async function friendsOn(read: Read, person: Actor, days: readonly Day[]): Promise<Morning["friends"]> {
  const led = unitsOf(person, "leader");
  const day = days.find((one) => isFirstWorkday(read.calendar, one));
  if (led.length === 0 || day === undefined) return undefined;
  const friends = await oldFriendsOfLeader(read, person, led);
  return friends.projects.length === 0 ? undefined : { ...friends, month: day.slice(0, 7) };
}
