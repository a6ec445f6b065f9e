import { canonicalJson } from "./canonical.ts";
import { calendarVersion } from "./calendar.ts";
import { duesOf } from "./dues.ts";
import { same } from "./fold.ts";
import { sha256 } from "./hash-chain.ts";
import type { Organization } from "./model.ts";
import type { Due } from "./models/part.ts";
import { ConcurrencyError, type Tx } from "./ports.ts";
import { runningClock } from "./requests/clocks.ts";
import { clockSetting, requestDues } from "./requests/record.ts";
import { settingOf, type Setting } from "./setting.ts";
import { dueAt } from "./stale.ts";

/**
 * What the kept due instants were reckoned with, and how far a walk has come that reckons them again: JSON in
 * `Organization.clocks`, so that a walk goes on where a process was killed, and two processes walk one way together.
 */
interface Clocks {
  /** Null while nobody knows: an organisation from before there was a key. */
  readonly key: string | null;
  readonly walk?: Walk;
}

interface Walk {
  readonly key: string;
  /** When the change was noticed, ISO 8601 in UTC. */
  readonly since: string;
  readonly subject: "project" | "request";
  /** Number of the last one reckoned. */
  readonly after: number;
}

/** What a part of the work came to. `waiting`: it begins soon. `walking`: there is more. */
export interface Reckoned {
  readonly state: "current" | "waiting" | "walking" | "done";
  readonly looked: number;
  readonly changed: number;
}

/**
 * Work that began before a calendar changed may be stored after it, with an instant reckoned by the old one. A walk begins
 * when every such piece of work has ended: none is open for a minute.
 */
const settleMs = 60_000;

/** One text for everything that due instants follow from beside the record itself. */
export function clocksKey({ org, pack }: Pick<Setting, "org" | "pack">, policy: string | null): string {
  const said = [pack.id, pack.version, policy, org.timezone, calendarVersion(pack.calendar, org.calendar)];
  return sha256(canonicalJson(said));
}

/** For an organisation that has nothing yet. */
export function firstClocks(setting: Pick<Setting, "org" | "pack">): string {
  const kept: Clocks = { key: clocksKey(setting, null) };
  return canonicalJson(kept);
}

/** Whether the kept instants are those of the present calendar: what a quiet minute asks. */
export async function clocksAreCurrent(tx: Tx, setting: Pick<Setting, "org" | "pack">): Promise<boolean> {
  const { clocks, policy } = await tx.organizations.clocks(setting.org.id);
  const { key, walk } = readClocks(clocks);
  return walk === undefined && key === clocksKey(setting, policy);
}

/**
 * One part of the walk, in the caller's transaction: at most `limit` records, and where it has come to. Rows that are right
 * are not touched. Another process that does the same part, or a person who changes one of its records, makes this
 * transaction run again.
 * @throws ConcurrencyError
 */
export async function reckonPart(tx: Tx, { key: orgKey }: Organization, now: Date, limit: number): Promise<Reckoned> {
  const org = await tx.organizations.byKey(orgKey);
  if (!org) throw new Error(`no organization ${orgKey}`);
  const setting = settingOf(org);
  const kept = await tx.organizations.clocks(org.id);
  const { key, walk } = readClocks(kept.clocks);
  const wanted = clocksKey(setting, kept.policy);
  const put = async (clocks: Clocks): Promise<void> => {
    if (!(await tx.organizations.setClocks(org.id, canonicalJson(clocks), kept.clocks)))
      throw new ConcurrencyError("clocks are reckoned elsewhere");
  };
  if (walk === undefined && key === wanted) return { state: "current", looked: 0, changed: 0 };
  const waited = walk?.key === wanted ? now.getTime() - Date.parse(walk.since) : -1;
  // A change in the midst of a walk begins another; so does a clock that was set back.
  if (walk === undefined || waited < 0) {
    await put({ key, walk: { key: wanted, since: now.toISOString(), subject: "project", after: 0 } });
    return { state: "waiting", looked: 0, changed: 0 };
  }
  if (waited < settleMs) return { state: "waiting", looked: 0, changed: 0 };
  const part = await reckoners[walk.subject](tx, setting, walk.after, limit);
  const { looked, changed, last } = part;
  if (looked === limit) await put({ key, walk: { ...walk, after: last } });
  else if (walk.subject === "project") await put({ key, walk: { ...walk, subject: "request", after: 0 } });
  else {
    await put({ key: wanted });
    return { state: "done", looked, changed };
  }
  return { state: "walking", looked, changed };
}

function readClocks(text: string | null): Clocks {
  // What `put` and `firstClocks` wrote.
  return text === null ? { key: null } : (JSON.parse(text) as Clocks);
}

interface Part {
  readonly looked: number;
  readonly changed: number;
  readonly last: number;
}

const reckoners = { project: reckonProjects, request: reckonRequests } as const;

async function reckonProjects(tx: Tx, setting: Setting, after: number, limit: number): Promise<Part> {
  const { org, pack, calendar } = setting;
  const found = await tx.projects.withDue(org.id, after, limit);
  const numbers = found.map(({ record }) => record.project.number);
  const kept = byNumber(await tx.dues.ofEach(org.id, "project", numbers));
  let changed = 0;
  for (const { record, dueAt: before } of found) {
    const { project, seq } = record;
    const due = dueAt(project, pack, calendar, org.timezone);
    const dues = duesOf(project, setting);
    const moved = due?.getTime() !== before?.getTime();
    const others = !same(dues, kept.get(project.number) ?? []);
    if (!moved && !others) continue;
    changed += 1;
    // Written where only what is kept beside it moved, too: it holds the row against whoever changes it at this moment.
    if (!(await tx.projects.setDue(org.id, project.number, due, seq)))
      throw new ConcurrencyError("project changed meanwhile");
    if (others) await tx.dues.put(org.id, "project", project.number, dues);
  }
  return { looked: found.length, changed, last: numbers.at(-1) ?? after };
}

async function reckonRequests(tx: Tx, setting: Setting, after: number, limit: number): Promise<Part> {
  const { org } = setting;
  const found = await tx.requests.withDue(org.id, after, limit);
  const numbers = found.map(({ record }) => record.request.number);
  const kept = byNumber(await tx.dues.ofEach(org.id, "request", numbers));
  let changed = 0;
  for (const { record, due: before } of found) {
    const { request, seq } = record;
    const due = runningClock(request, clockSetting(setting))?.due ?? null;
    const dues = requestDues(request, setting);
    const others = !same(dues, kept.get(request.number) ?? []);
    if (due === before && !others) continue;
    changed += 1;
    if (!(await tx.requests.setDue(org.id, request.number, due, seq)))
      throw new ConcurrencyError("request changed meanwhile");
    if (others) await tx.dues.put(org.id, "request", request.number, dues);
  }
  return { looked: found.length, changed, last: numbers.at(-1) ?? after };
}

/** Each in the order of `duesOf`, which a database's collation need not share. */
function byNumber(dues: readonly Due[]): ReadonlyMap<number, readonly Due[]> {
  const found = new Map<number, Due[]>();
  for (const due of dues.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))) {
    const known = found.get(due.number);
    if (known) known.push(due);
    else found.set(due.number, [due]);
  }
  return found;
}
