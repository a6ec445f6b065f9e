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
 * What is to be said on a working day: what falls due on it or on the days off before it; and the calls that fell due one,
 * two … working weeks ago and were neither made nor put off. On a day off nothing.
 */
export async function remindersOn(read: Read, day: Day): Promise<readonly Reminder[]> {
  const { tx, org, pack, calendar } = read;
  if (!calendar.isWorkday(day)) return [];
  const dues: Due[] = [...(await fallingDue(read, "pause-end", day))];
  for (let back = 0; back <= pack.nudges.revisitForWorkingDays; back += againAfter)
    dues.push(...(await fallingDue(read, "revisit", workdayBefore(read, day, back))));
  const records = await tx.projects.byNumbers(org.id, [...new Set(dues.map(({ number }) => number))]);
  const projects = new Map(records.map(({ project }) => [project.number, project]));
  const toTell = await recipientsOf(read, [...projects.values()]);
  return dues.flatMap(({ kind, number }) => {
    const project = projects.get(number);
    if (!project || (kind !== "revisit" && kind !== "pause-end")) return [];
    return (toTell.get(number) ?? []).map(({ recipient, insteadOf }) => {
      const identity = { platform: "console" as const, workspace: org.key, id: String(recipient.id) };
      return { kind, recipient, insteadOf, project: show(project, { reader: { ...recipient, identity } }) };
    });
  });
}

/** From the midnight after the working day before to the midnight with which this one begins. */
function fallingDue({ tx, org, ...read }: Read, kind: Reminder["kind"], day: Day): Promise<readonly Due[]> {
  const midnight = (one: Day) => instantOf(one, "00:00", org.timezone);
  const before = workdayBefore({ tx, org, ...read }, day, 1);
  return tx.dues.between(org.id, kind, midnight(before), midnight(day), most);
}

function workdayBefore({ calendar }: Read, day: Day, count: number): Day {
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
