import { decidersOf } from "../deciders.ts";
import type { Unreachable } from "../jobs/port.ts";
import type { Channel, Day, Member, Unit } from "../model.ts";
import { dayOf } from "../day.ts";
import type { Read } from "./ladder-lines.ts";
import type { Told } from "./port.ts";
import type { Standing } from "./standing.ts";

/** A person or a channel that its platform says cannot be reached. */
export interface LostContact {
  /** `person:7`, `channel:3` */
  readonly target: string;
  /** What tells that somebody heard of it. */
  readonly matter: Pick<Told, "subject" | "number" | "kind" | "stint">;
  readonly what: { readonly person: Member } | { readonly channel: Channel };
  readonly unit: Unit | undefined;
  readonly since: Day;
  /** Those who hear of it, once: who decides for the unit, and the admins. */
  readonly hearers: readonly number[];
}

/** More than lose their account on one day, short of a whole platform. */
const most = 200;

/** What nobody was told of yet. A person who has left and a channel that is no longer bound are no news. */
export async function lostContacts(read: Read & { readonly standing: Standing }): Promise<readonly LostContact[]> {
  const { tx, org } = read;
  const untold = await tx.unreachables.untold(org.id, most);
  if (untold.length === 0) return [];
  const people = new Map((await tx.people.byIds(org.id, numbersOf(untold, "person"))).map((one) => [one.id, one]));
  const channels = new Map((await tx.channels.list(org.id)).map((one) => [one.id, one]));
  const units = new Map((await tx.units.list(org.id)).map((one) => [one.id, one]));
  const admins = (await tx.people.holding(org.id, { name: "admin", unitId: undefined })).map(({ id }) => id);
  const found: LostContact[] = [];
  for (const { target, since } of untold) {
    const [kind, number] = partsOf(target);
    const person = kind === "person" ? people.get(number) : undefined;
    const channel = kind === "channel" ? channels.get(number) : undefined;
    const what = person?.active ? { person } : channel?.active ? { channel } : undefined;
    if (!what) continue;
    const unit = units.get(person?.unitId ?? channel?.unitId ?? 0);
    const above = unit ? (await decidersOf(read, unit.id)).map(({ id }) => id) : [];
    // Whoever cannot be told either would keep it untold for ever.
    const open = await read.standing.reachable([...above, ...admins]);
    const hearers = [...new Set([...above, ...admins])].filter((id) => id !== person?.id && open.has(id));
    const day = dayOf(since, org.timezone);
    const as = person ? "person-lost" : "channel-lost";
    const matter = { subject: "organization", number, kind: as, stint: day } as const;
    found.push({ target, matter, what, unit, since: day, hearers });
  }
  return found;
}

function numbersOf(all: readonly Unreachable[], wanted: string): readonly number[] {
  return all.flatMap(({ target }) => {
    const [kind, number] = partsOf(target);
    return kind === wanted ? [number] : [];
  });
}

function partsOf(target: string): readonly [kind: string, number: number] {
  const [kind = "", number = ""] = target.split(":");
  return [kind, Number(number)];
}
