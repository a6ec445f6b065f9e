import { calendarWarning, type CalendarWarning } from "../calendar-warning.ts";
import { dayOf } from "../day.ts";
import { lapsedOf, type LapsedHold } from "../first-report/clock.ts";
import { findBursts, periodJustClosed, type Burst } from "../funds/burst.ts";
import { waitingFor, type WaitingClaim } from "../funds/queue.ts";
import { showClaim, type ShownClaim } from "../funds/shown.ts";
import type { Actor, Day } from "../model.ts";
import { isCoordinator } from "../rights.ts";
import type { Work } from "../work.ts";
import { endingRules, type EndingRule } from "./ending-rules.ts";
import type { Concern } from "./hearers.ts";
import type { Known, Read } from "./ladder-lines.ts";
import { lostContacts, type LostContact } from "./lost-contact.ts";
import { once, routine, untilDone, weekly, type Saying } from "./saying.ts";

/** What somebody is told because of an office they hold: verifier, coordinator, admin. */
export interface OfficeMatters {
  readonly claims: readonly ShownClaim[];
  readonly lapsed: readonly LapsedHold[];
  readonly bursts: { readonly month: string; readonly found: readonly Burst[] } | undefined;
  readonly rules: readonly EndingRule[];
  readonly lost: readonly LostContact[];
  /** A year without its arrangement. */
  readonly calendar: CalendarWarning | undefined;
}

export async function officeMatters(
  read: Read,
  person: Actor,
  days: readonly Day[],
  { say }: Saying,
  { standing, may }: Pick<Known, "standing"> & { may(concern: Concern): boolean },
): Promise<OfficeMatters> {
  const coordinates = isCoordinator(person);
  const lapsed = may("lapsed") && (await isDeciding(read, person)) ? await lapsedOf(read) : [];
  const ends = may("office") && coordinates ? await endingRules(read) : [];
  const lost = may("lost") ? await lostContacts({ ...read, standing }) : [];
  const warning = isAdmin(person) ? calendarWarning(read.calendar, dayOf(read.now, read.org.timezone)) : undefined;
  const claims = say(
    may("claims") ? await claimsFor(read, person) : [],
    ({ claim }) => ({ subject: "project", number: claim.number, kind: "verify", stint: claim.on }),
    routine,
  );
  return {
    claims: claims.map(({ record, claim }) => showClaim(read, record, claim, person)),
    lapsed: say(
      lapsed,
      ({ number, until }) => ({ subject: "project", number, kind: "hold-lapsed", stint: until }),
      weekly,
    ),
    bursts: may("office") && coordinates ? await burstsOn(read, days) : undefined,
    rules: say(
      ends,
      // Most of them end with the year: what ends on one day is one matter.
      ({ to }) => ({
        subject: "organization",
        number: Number(to.replaceAll("-", "")),
        kind: "rule-end",
        stint: namesEnding(ends, to),
      }),
      once,
    ),
    lost: say(
      lost.filter(({ hearers }) => hearers.includes(person.id)),
      ({ matter }) => matter,
      once,
    ),
    calendar: say(
      warning ? [warning] : [],
      ({ missing }) => ({
        subject: "organization",
        number: missing[0],
        kind: "calendar",
        stint: String(missing.length),
      }),
      untilDone,
    )[0],
  };
}

/** Once all who are to hear of a lost contact have, the store is not asked for it again. */
export async function noteLost(
  { tx, org, now }: Work,
  person: Pick<Actor, "id">,
  lost: readonly LostContact[],
): Promise<void> {
  const done: string[] = [];
  for (const { target, hearers, matter } of lost) {
    const told: boolean[] = [];
    for (const id of hearers.filter((one) => one !== person.id)) {
      const known = await tx.tellings.of(org.id, `person:${id}`);
      told.push(
        known.some(
          ({ kind, number, stint }) => kind === matter.kind && number === matter.number && stint === matter.stint,
        ),
      );
    }
    if (told.every(Boolean)) done.push(target);
  }
  await tx.unreachables.markTold(org.id, done, now);
}

async function claimsFor(read: Read, person: Actor): Promise<readonly WaitingClaim[]> {
  const all = await read.tx.people.inRoles(read.org.id, ["verifier", "coordinator"]);
  const verifiers = all.filter(({ active }) => active);
  return verifiers.some(({ id }) => id === person.id) ? waitingFor(read, person, verifiers) : [];
}

function namesEnding(rules: readonly EndingRule[], day: Day): string {
  const names = rules.filter(({ to }) => to === day).map(({ code, version }) => `${code} ${version}`);
  return names.toSorted().join();
}

function isAdmin({ roles }: Actor): boolean {
  return roles.some(({ name }) => name === "admin");
}

/** The coordinators decide on first reports, or the admins while there are none. */
async function isDeciding({ tx, org }: Read, person: Actor): Promise<boolean> {
  if (isCoordinator(person)) return true;
  if (!isAdmin(person)) return false;
  return (await tx.people.holding(org.id, { name: "coordinator", unitId: undefined })).length === 0;
}

async function burstsOn(read: Read, days: readonly Day[]): Promise<OfficeMatters["bursts"]> {
  for (const day of days) {
    const period = periodJustClosed(read, day);
    const found = period ? await findBursts(read, period.end) : [];
    if (period && found.length > 0) return { month: period.end.slice(0, 7), found };
  }
  return undefined;
}
