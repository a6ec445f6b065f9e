import { addDays, instantOf } from "../day.ts";
import type { Day, Member, Project } from "../model.ts";
import type { Due } from "../models/part.ts";
import { show, type ShownProject } from "../secrecy.ts";
import type { Work } from "../work.ts";
import { decidersOf } from "../deciders.ts";

type Read = Pick<Work, "tx" | "org" | "pack" | "calendar">;

/** Somebody to be told on one day of an old acquaintance to call, or of an excuse that has ended. */
export interface Reminder {
  readonly kind: "revisit" | "pause-end";
  readonly recipient: Member;
  /** As the recipient may see it. */
  readonly project: ShownProject;
  /** The owner, where the recipient is told because the owner has left or cannot be reached. */
  readonly insteadOf: Member | undefined;
}

/** Whoever has not called is told again after so many working days, as long as other reminders go on. */
const againAfter = 5;
/** Of one day and one kind; more fall due on no day. */
const most = 500;

/**
 * What is to be said on these working days: what falls due on one or on the days off before it; and the calls that fell due
 * one, two … working weeks before and were neither made nor put off. On a day off nothing.
 * @param days the earliest first
 * @param only to one person; to everybody where it is not given
 */
export async function remindersOn(read: Read, days: readonly Day[], only?: Member): Promise<readonly Reminder[]> {
  const { tx, org, pack, calendar } = read;
  const spans = days
    .filter((day) => calendar.isWorkday(day))
    .flatMap((day) => [
      spanOf(read, "pause-end", day),
      ...backTo(pack.nudges.revisitForWorkingDays).map((back) =>
        spanOf(read, "revisit", workdayBefore(read, day, back)),
      ),
    ]);
  const dues = await fallingDue(read, spans);
  if (dues.length === 0) return [];
  const records = await tx.projects.byNumbers(org.id, [...new Set(dues.map(({ number }) => number))]);
  const projects = new Map(records.map(({ project }) => [project.number, project]));
  const toTell = await recipientsOf(read, [...projects.values()]);
  return dues.flatMap(({ kind, number }) => {
    const project = projects.get(number);
    if (!project || (kind !== "revisit" && kind !== "pause-end")) return [];
    const recipients = (toTell.get(number) ?? []).filter(
      ({ recipient }) => only === undefined || recipient.id === only.id,
    );
    return recipients.map(({ recipient, insteadOf }) => {
      const identity = { platform: "console" as const, workspace: org.key, id: String(recipient.id) };
      return { kind, recipient, insteadOf, project: show(project, { reader: { ...recipient, identity } }) };
    });
  });
}

/** What falls due after one instant, up to and including another. */
interface Span {
  readonly kind: Reminder["kind"];
  readonly after: Date;
  readonly until: Date;
}

/** From the midnight after the working day before to the midnight with which this one begins. */
function spanOf(read: Read, kind: Reminder["kind"], day: Day): Span {
  const midnight = (one: Day) => instantOf(one, "00:00", read.org.timezone);
  return { kind, after: midnight(workdayBefore(read, day, 1)), until: midnight(day) };
}

function backTo(workingDays: number): readonly number[] {
  return Array.from({ length: Math.floor(workingDays / againAfter) + 1 }, (_, times) => times * againAfter);
}

/** In the order of the spans. They lie close together, so that one reading of each kind finds what is in all of them. */
async function fallingDue({ tx, org }: Read, spans: readonly Span[]): Promise<readonly Due[]> {
  const found = new Map<Reminder["kind"], readonly Due[]>();
  for (const kind of new Set(spans.map((span) => span.kind))) {
    const ofKind = spans.filter((span) => span.kind === kind);
    const first = new Date(Math.min(...ofKind.map(({ after }) => after.getTime())));
    const last = new Date(Math.max(...ofKind.map(({ until }) => until.getTime())));
    found.set(kind, await tx.dues.between(org.id, kind, first, last, most * ofKind.length));
  }
  return spans.flatMap(({ kind, after, until }) => {
    const [from, to] = [after.toISOString(), until.toISOString()];
    return (found.get(kind) ?? []).filter(({ at }) => from < at && at <= to);
  });
}

function workdayBefore({ calendar }: Pick<Read, "calendar">, day: Day, count: number): Day {
  let at = day;
  for (let left = count; left > 0;) {
    at = addDays(at, -1);
    if (calendar.isWorkday(at)) left -= 1;
  }
  return at;
}

interface Recipient {
  readonly recipient: Member;
  readonly insteadOf: Member | undefined;
}

/** By project: its owner, or where that is in vain whoever decides for its unit. */
async function recipientsOf(
  read: Read,
  projects: readonly Project[],
): Promise<ReadonlyMap<number, readonly Recipient[]>> {
  const { tx, org } = read;
  const ids = [...new Set(projects.map(({ ownerId }) => ownerId))];
  const owners = new Map((await tx.people.byIds(org.id, ids)).map((member) => [member.id, member]));
  const reachable = new Set((await tx.people.identities(org.id, ids)).map(({ memberId }) => memberId));
  const deciders = new Map<number, readonly Member[]>();
  const found = new Map<number, readonly Recipient[]>();
  for (const { number, ownerId, unitId } of projects) {
    const owner = owners.get(ownerId);
    if (owner?.active && reachable.has(ownerId)) {
      found.set(number, [{ recipient: owner, insteadOf: undefined }]);
      continue;
    }
    if (!deciders.has(unitId)) deciders.set(unitId, await decidersOf(read, unitId));
    found.set(
      number,
      (deciders.get(unitId) ?? []).map((recipient) => ({ recipient, insteadOf: owner })),
    );
  }
  return found;
}
