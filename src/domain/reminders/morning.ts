import { overduePending, type Pending } from "../credit/pending.ts";
import { addDays, dayOf, instantOf } from "../day.ts";
import { endingOf, noteEnding, type EndingHold } from "../first-report/clock.ts";
import type { Actor, Day, Member } from "../model.ts";
import { previousWorkday } from "../posts.ts";
import { duePromises, promiseLinesFor, type PromiseLine } from "../promises/remind.ts";
import { dueRequests, linesFor, recordEscalations, type DueRequest, type RequestLine } from "../requests/lateness.ts";
import { isCoordinator, unitsOf } from "../rights.ts";
import { isFirstWorkday, oldFriendsOfLeader, type OldFriends } from "../sides/old-friends.ts";
import { remindersOn, type Reminder } from "../sides/reminders.ts";
import type { Work } from "../work.ts";
import type { Concern } from "./hearers.ts";
import {
  staleOfCoordinator,
  staleOfLeader,
  staleOfOwner,
  type Known,
  type Read,
  type StaleLines,
} from "./ladder-lines.ts";
import { noteLost, officeMatters, type OfficeMatters } from "./office.ts";
import type { Hearer, Told } from "./port.ts";
import { makeSaying, routine } from "./saying.ts";
import { makeStanding } from "./standing.ts";

/** Everything that one person is told of in the morning, in one message. */
export interface Morning extends OfficeMatters {
  /** Leads that wait: the person's own, those of the units they lead, those that nobody moved. */
  readonly own: StaleLines;
  readonly raised: StaleLines;
  readonly escalated: StaleLines;
  readonly requests: readonly RequestLine[];
  readonly promises: readonly PromiseLine[];
  readonly revisits: readonly Reminder[];
  readonly ending: readonly EndingHold[];
  readonly pending: readonly Pending[];
  readonly friends: (OldFriends & { readonly month: string }) | undefined;
  /** Matters other than leads that come on another day. */
  readonly left: number;
  /** To be kept once it is said. */
  readonly told: readonly Told[];
  readonly due: readonly DueRequest[];
}

/** Days for which it is kept what was said: longer than anything is repeated, and than a year's matters come again. */
export const keptDays = 400;
/**
 * Lines of leads in one digest, of whatever step: with their buttons and all else they stay within the 50 blocks and some
 * 13,200 characters that Slack takes of one message. The person's own and those of their units share them.
 */
const linesInAll = 30;
const share = 12;
const leastOfOffice = 8;
const nothing: StaleLines = { said: [], more: 0, held: [], told: [] };

export function hearerOf({ id }: Pick<Member, "id">): Hearer {
  return `person:${id}`;
}

/**
 * What a person is told on a working day. It only reads: `noteMorning` keeps what was said.
 * @param days the working days whose matters are told: this one, and those since the person's last digest
 * @param withHeld leads that are held back are listed too
 * @param concerns what it is known that the person may have to be told of, so that the rest is not read for each person
 * again; everything where it is not given
 */
export async function morningOf(
  read: Read,
  person: Actor,
  days: readonly Day[],
  { withHeld = false, concerns }: { readonly withHeld?: boolean; readonly concerns?: ReadonlySet<Concern> } = {},
): Promise<Morning> {
  const may = (concern: Concern) => concerns === undefined || concerns.has(concern);
  const { tx, org, now, calendar } = read;
  const told = await tx.tellings.of(org.id, hearerOf(person));
  const snoozes = await tx.snoozes.of(org.id, person.id);
  const known: Known = { told, snoozes, standing: makeStanding(read), withHeld };
  const saying = makeSaying(told, snoozes, { today: dayOf(now, org.timezone), calendar });

  const [leads, coordinates] = [unitsOf(person, "leader").length > 0, isCoordinator(person)];
  const { mostLines } = read.pack.nudges;
  const own = may("stale")
    ? await staleOfOwner(read, person, { ...known, most: leads || coordinates ? share : mostLines })
    : nothing;
  let room = linesInAll - own.said.length;
  const raised =
    may("stale") && leads
      ? await staleOfLeader(read, person, { ...known, most: Math.min(share, room - (coordinates ? leastOfOffice : 0)) })
      : nothing;
  room -= raised.said.length;
  const escalated =
    may("stale") && coordinates
      ? await staleOfCoordinator(read, person, { ...known, most: Math.min(mostLines, room) })
      : nothing;
  const due = may("requests") ? await dueRequests(read) : [];
  const requests = saying.say(
    linesFor(due, person),
    ({ request, clock, level }) => ({
      subject: "request",
      number: request.number,
      kind: "request",
      stint: `${clock.kind} ${clock.due} ${level}`,
    }),
    routine,
  );
  const office = await officeMatters(read, person, days, saying, { ...known, may });
  return {
    own,
    raised,
    escalated,
    requests,
    promises: may("promises") ? promiseLinesFor(await duePromises(read, days), person) : [],
    revisits: may("revisits") ? await revisitsOf(read, person, days) : [],
    ending: may("ending") ? await endingOf(read, person) : [],
    pending: may("pending") ? await pendingSince(read, person, days) : [],
    ...office,
    friends: may("friends") ? await friendsOn(read, person, days) : undefined,
    left: saying.left(),
    told: [...own.told, ...raised.told, ...escalated.told, ...saying.marks()],
    due,
  };
}

/** Whether there is anything to say. */
export function isQuiet(morning: Morning): boolean {
  const { own, raised, escalated, requests, promises, revisits, ending, lapsed, pending, claims, rules, lost } =
    morning;
  const lists = [requests, promises, revisits, ending, lapsed, pending, claims, rules, lost];
  return (
    [own, raised, escalated].every(({ said }) => said.length === 0) &&
    lists.every((list) => list.length === 0) &&
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
  await noteLost(work, person, morning.lost);
  await tx.tellings.put(org.id, hearerOf(person), morning.told);
  await tx.tellings.forget(org.id, hearerOf(person), addDays(dayOf(now, org.timezone), -keptDays));
}

async function revisitsOf(read: Read, person: Member, days: readonly Day[]): Promise<readonly Reminder[]> {
  const found = new Map<string, Reminder>();
  for (const one of await remindersOn(read, days, person)) found.set(`${one.kind} ${one.project.number}`, one);
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

async function friendsOn(read: Read, person: Actor, days: readonly Day[]): Promise<Morning["friends"]> {
  const led = unitsOf(person, "leader");
  const day = days.find((one) => isFirstWorkday(read.calendar, one));
  if (led.length === 0 || day === undefined) return undefined;
  const friends = await oldFriendsOfLeader(read, person, led);
  return friends.projects.length === 0 ? undefined : { ...friends, month: day.slice(0, 7) };
}
