import { dayOf } from "../day.ts";
import type { Actor, Day, Member, Project, Unit } from "../model.ts";
import { unitsOf } from "../rights.ts";
import { show, type Audience, type ShownProject } from "../secrecy.ts";
import { dueAt, lampOf, worseLampFirst, type LampReading } from "../stale.ts";
import type { Work } from "../work.ts";
import { heldBack, isDisowned, stintOf, timesTold, type HeldBack, type Step } from "./ladder.ts";
import type { Snooze, Told, ToldKind } from "./port.ts";
import type { Standing } from "./standing.ts";

/** One lead that waits, with why and what would clear it. */
export interface StaleLine {
  readonly project: ShownProject;
  readonly lamp: LampReading;
  readonly owner: Member | undefined;
  /** Its owner cannot be told: has left, cannot be reached, or said that it is not theirs. */
  readonly ownerIs: "gone" | "disowned" | undefined;
}

/** What is said, and what is not and why. */
export interface StaleLines {
  readonly said: readonly StaleLine[];
  /** How many more would have been said: they come on another day. */
  readonly more: number;
  /** Empty where it was not asked for. */
  readonly held: readonly {
    readonly line: StaleLine;
    readonly why: HeldBack | { readonly because: "snoozed"; readonly until: Day };
  }[];
  /** To be kept once it is said. */
  readonly told: readonly Told[];
}

export type Read = Pick<Work, "tx" | "org" | "pack" | "calendar" | "now">;

const kinds: Readonly<Record<Step, ToldKind>> = {
  owner: "stale",
  channel: "stale",
  leader: "raised",
  coordinator: "escalated",
};

/** Due leads are read in parts of so many, the newest first. */
const part = 200;
const partOfOffice = 1_000;

/** What one person's own leads wait for. */
export async function staleOfOwner(read: Read, owner: Actor, known: Known): Promise<StaleLines> {
  const hearing: Hearing = {
    choose: (projects) => Promise.resolve(projects.filter((project) => !isDisowned(project))),
    step: () => "owner",
    audience: { reader: owner },
  };
  return pick(read, await lookThrough(read, { ownerId: owner.id }, part, known, hearing), known, hearing);
}

/** What waits in the units somebody leads, and was told its owner first; the leader's own leads are told as the owner's. */
export async function staleOfLeader(read: Read, leader: Actor, known: Known): Promise<StaleLines> {
  const hearing: Hearing = {
    choose: (projects) => Promise.resolve(projects.filter((project) => isOthers(project, leader))),
    step: () => "leader",
    audience: { reader: leader },
  };
  const judged: Judged[] = [];
  for (const unitId of unitsOf(leader, "leader"))
    judged.push(...(await lookThrough(read, { unitId }, part, known, hearing)));
  return pick(read, judged, known, hearing);
}

/** What waits anywhere and no owner and no leader has moved. Where a unit has no leader, the coordinator is told in their place. */
export async function staleOfCoordinator(read: Read, coordinator: Actor, known: Known): Promise<StaleLines> {
  const led = new Set(unitsOf(coordinator, "leader"));
  const leaderless = new Set<number>();
  const hearing: Hearing = {
    choose: async (projects) => {
      for (const id of await known.standing.leaderless(projects.map(({ unitId }) => unitId))) leaderless.add(id);
      return projects.filter((project) => isOthers(project, coordinator) && !led.has(project.unitId));
    },
    step: ({ unitId }) => (leaderless.has(unitId) ? "leader" : "coordinator"),
    kind: "escalated",
    audience: { reader: coordinator },
  };
  return pick(read, await lookThrough(read, "everybody", partOfOffice, known, hearing), known, hearing);
}

/** What a unit's channel hears of, after the owners were told privately. */
export async function staleOfUnit(read: Read, unit: Pick<Unit, "id">, known: Known): Promise<StaleLines> {
  const hearing: Hearing = {
    choose: (projects) => Promise.resolve(projects),
    step: () => "channel",
    audience: { channelOf: unit.id },
  };
  return pick(read, await lookThrough(read, { unitId: unit.id }, part, known, hearing), known, hearing);
}

/** Which of the leads that wait are somebody's to hear of, and how they hear. */
interface Hearing {
  choose(projects: readonly Project[]): Promise<readonly Project[]>;
  step(project: Project): Step;
  readonly audience: Audience;
  readonly kind?: ToldKind;
}

/** A line as it is before anybody sees it: most leads that wait are said to nobody today, and are made ready for nobody. */
interface Judged extends Omit<StaleLine, "project"> {
  readonly project: Project;
  readonly mark: Told;
  readonly why: StaleLines["held"][number]["why"] | undefined;
}

/**
 * Part by part until there is more to say that was never said than one message has lines: what was said as often as the
 * pack says, and still waits, keeps nothing behind it from being heard.
 */
async function lookThrough(
  read: Read,
  by: Parameters<Read["tx"]["projects"]["due"]>[1],
  size: number,
  known: Known,
  hearing: Hearing,
): Promise<readonly Judged[]> {
  const { tx, org, pack, now } = read;
  const judged: Judged[] = [];
  let isMore = true;
  for (let offset = 0; isMore; offset += size) {
    const records = await tx.projects.due(org.id, by, { until: now }, size, offset);
    const projects = await hearing.choose(records.map(({ project }) => project));
    judged.push(...(await judge(read, projects, known, hearing)));
    const fresh = judged.filter(({ why, mark }) => why === undefined && mark.times === 1);
    isMore = records.length === size && fresh.length <= pack.nudges.mostLines;
  }
  return judged;
}

/** What is known of the hearer and of whom they hear about. */
export interface Known {
  readonly told: readonly Told[];
  readonly snoozes: readonly Snooze[];
  readonly standing: Standing;
  /** At most so many lines; the pack's number where it is not given. */
  readonly most?: number;
  /** Whether what is held back is asked for too. */
  readonly withHeld?: boolean;
}

function isOthers(project: Project, hearer: Member): boolean {
  return project.ownerId !== hearer.id || isDisowned(project);
}

async function judge(
  { pack, calendar, org, now }: Read,
  projects: readonly Project[],
  { told, snoozes, standing }: Known,
  { step, kind }: Hearing,
): Promise<readonly Judged[]> {
  const today = dayOf(now, org.timezone);
  const owners = await standing.people(projects.map(({ ownerId }) => ownerId));
  const reachable = await standing.reachable(projects.map(({ ownerId }) => ownerId));
  const asleep = new Map(snoozes.filter(isProject).map(({ number, until }) => [number, until]));
  const heard = new Map(told.filter(isProject).map((one) => [`${one.kind} ${one.number}`, one]));
  return projects.map((project) => {
    const lamp = lampOf(project, pack, calendar, org.timezone, now);
    const due = dueAt(project, pack, calendar, org.timezone) ?? now;
    const at = step(project);
    const as = kind ?? kinds[at];
    const ownerIs = isDisowned(project) ? "disowned" : reachable.has(project.ownerId) ? undefined : "gone";
    const stint = stintOf(due, lamp);
    const before = heard.get(`${as} ${project.number}`);
    const until = asleep.get(project.number);
    // Whoever asked to be reminded on a day is, however often they heard of it before.
    const isAsked = until !== undefined && today >= until && before !== undefined && before.last < until;
    const alone = ownerIs !== undefined && at !== "coordinator";
    const why =
      until !== undefined && today < until
        ? ({ because: "snoozed", until } as const)
        : heldBack(pack, at, lamp, stint, isAsked ? undefined : before, { today, calendar, alone });
    const times = timesTold(before, stint);
    const mark: Told = { subject: "project", number: project.number, kind: as, stint, times, last: today };
    return { project, lamp, owner: owners.get(project.ownerId), ownerIs, why, mark };
  });
}

function pick({ pack }: Read, judged: readonly Judged[], known: Known, { audience }: Hearing): StaleLines {
  const { most = pack.nudges.mostLines, withHeld = false } = known;
  const lineOf = ({ project, lamp, owner, ownerIs }: Judged): StaleLine => ({
    project: show(project, audience),
    lamp,
    owner,
    ownerIs,
  });
  // What was never said comes before what is said again: a long list keeps nothing new from being heard.
  const open = judged.filter(({ why }) => why === undefined).toSorted(worstFirst);
  const said = open.slice(0, most);
  const held = withHeld ? judged : [];
  return {
    said: said.map(lineOf),
    more: open.length - said.length,
    held: held.flatMap((one) => (one.why === undefined ? [] : [{ line: lineOf(one), why: one.why }])),
    told: said.map(({ mark }) => mark),
  };
}

function worstFirst(a: Judged, b: Judged): number {
  return (
    Number(a.mark.times > 1) - Number(b.mark.times > 1) ||
    worseLampFirst(a.lamp, b.lamp) ||
    a.project.number - b.project.number
  );
}

function isProject({ subject }: { readonly subject: string }): boolean {
  return subject === "project";
}
