import { addDays, dayOf } from "../domain/day.ts";
import type { TargetSlot } from "../domain/jobs/port.ts";
import type { Day } from "../domain/model.ts";
import type { Tx } from "../domain/ports.ts";
import { dueSlots, type DailySchedule, type DueSlot } from "../domain/schedule.ts";
import type { TickDeps, TickResult } from "./deps.ts";
import type { Job, JobTarget, Scene } from "./job.ts";
import { runSlot } from "./jobs.ts";
import type { Memory } from "./memory.ts";

/** One job of one organisation at one instant. */
export interface Run {
  readonly deps: TickDeps;
  readonly scene: Scene;
  readonly job: Job;
  readonly memory: Memory;
}

/** A target with slots that may be open. */
interface Waiting {
  readonly target: JobTarget;
  readonly slots: readonly DueSlot[];
  /** What the memory knows these slots by. */
  readonly list: string;
}

/** How far back unclaimed slots are looked for: a long weekend; where it is known since when a target is there, two weeks. */
const lookBackDays = { usual: 3, known: 14 } as const;
/** Targets looked up in one reading. */
const batch = 200;
/** Composed side by side: SQLite writes them to the disk together, PostgreSQL has connections left for commands. */
const atOnce = 5;

/**
 * Runs what is due of one job: slots past their window are recorded as skipped together, every other one is claimed and
 * composed in a transaction of its own, so that commands come in between.
 */
export async function runJob(run: Run): Promise<readonly TickResult[]> {
  const waiting = await findWaiting(run);
  if (waiting === undefined) {
    const { org, now } = run.scene;
    return [resultOf(run, { target: "*", slot: dayOf(now, org.timezone) }, "failed")];
  }
  const results: TickResult[] = [];
  for (let from = 0; from < waiting.length; from += batch)
    results.push(...(await runBatch(run, waiting.slice(from, from + batch))));
  return results;
}

/** Undefined where the job cannot tell whom it is for: then nobody else's is kept waiting. */
async function findWaiting(run: Run): Promise<readonly Waiting[] | undefined> {
  const { deps, scene, job, memory } = run;
  const targets = await deps.store
    .read((tx) => job.targets(tx, scene))
    .catch((error: unknown) => {
      const named = { organization: scene.org.key, job: job.name };
      deps.logger.error({ ...named, error }, "scheduled work failed");
      return undefined;
    });
  const lists = createLists(run);
  return targets?.flatMap((target) => {
    const { slots, name: list } = lists(target);
    if (slots.length === 0 || memory.isQuiet(nameOf(run, target.name), list)) return [];
    const { since } = target;
    const own = since === undefined ? slots : slots.filter(({ at }) => at >= since);
    return own.length === 0 ? [] : [{ target, slots: own, list }];
  });
}

/** The due slots of a schedule; channels with the same one share them. */
function createLists({ scene, job }: Run): (target: JobTarget) => { slots: readonly DueSlot[]; name: string } {
  const { calendar, now } = scene;
  const known = new Map<DailySchedule["on"], Map<string, { slots: readonly DueSlot[]; name: string }>>();
  return ({ schedule, since }) => {
    const days = since === undefined ? lookBackDays.usual : lookBackDays.known;
    const lists = known.get(schedule.on) ?? new Map<string, { slots: readonly DueSlot[]; name: string }>();
    known.set(schedule.on, lists);
    const key = `${schedule.at} ${schedule.timezone} ${schedule.before} ${days}`;
    const found = lists.get(key);
    if (found) return found;
    const slots = dueSlots(schedule, calendar, now, { ...job, lookBackDays: days });
    const made = { slots, name: `${key} ${slots.map(({ slot }) => slot).join()}` };
    lists.set(key, made);
    return made;
  };
}

async function runBatch(run: Run, waiting: readonly Waiting[]): Promise<readonly TickResult[]> {
  const { deps, scene, job } = run;
  const days = [...new Set(waiting.flatMap(({ slots }) => slots.map(({ slot }) => slot)))];
  const names = waiting.map(({ target }) => target.name);
  const { taken, away } = await deps.store.read(async (tx) => ({
    taken: await tx.claims.taken(scene.org.id, job.name, names, days),
    away: await heldBack(tx, scene, waiting),
  }));
  const open = waiting.map((one) => ({
    ...one,
    slots: one.slots.filter(({ slot }) => taken.get(one.target.name)?.has(slot) !== true),
  }));
  const missed = open.flatMap(({ target, slots }) =>
    slots.filter(({ state }) => state === "missed").map(({ slot }) => ({ target: target.name, slot })),
  );
  const skipped = await skip(run, missed);
  const results = await eachOf(open, (one) => runTarget(run, one, away.has(one.target.name)));
  return [...skipped, ...results.flat()];
}

/** Does one thing after the other for each, a few of them at a time; what came of them in their order. */
async function eachOf<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const follow = async () => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, follow));
  return results;
}

/** The slots of one target that are open and not missed, one after the other. */
async function runTarget(run: Run, { target, slots, list }: Waiting, away: boolean): Promise<readonly TickResult[]> {
  const { deps, scene, memory } = run;
  const results: TickResult[] = [];
  let left = false;
  for (const slot of slots.filter(({ state }) => state !== "missed")) {
    const name = `${nameOf(run, target.name)}|${slot.slot}`;
    if (away) memory.held(name, slot);
    const mayTry = !away && deps.halted?.() !== true && memory.mayTry(name, scene.now);
    const outcome = mayTry ? await attempt(run, target, slot, name) : "open";
    if (outcome === "open" || outcome === "failed") left = true;
    if (outcome !== undefined && outcome !== "open")
      results.push(resultOf(run, { target: target.name, slot: slot.slot }, outcome));
  }
  if (!left) memory.setQuiet(nameOf(run, target.name), list);
  return results;
}

/**
 * Those that cannot be reached and were tried today: whatever else is due to them stays open, so that it comes when
 * something has arrived there, and is recorded as skipped when its time is over.
 */
async function heldBack(tx: Tx, { org, now }: Scene, waiting: readonly Waiting[]): Promise<ReadonlySet<string>> {
  const zones = new Map(waiting.map(({ target }) => [target.name, target.schedule.timezone]));
  const held = new Set<string>();
  for (const { target } of await tx.unreachables.among(org.id, [...zones.keys()])) {
    const zone = zones.get(target) ?? org.timezone;
    const today = dayOf(now, zone);
    const sent = await tx.claims.lastSent(org.id, target, addDays(today, -lookBackDays.known));
    if (sent && dayOf(sent, zone) === today) held.add(target);
  }
  return held;
}

/** Records what was missed, all of it together: after a long outage of a large office it is thousands of slots. */
async function skip(run: Run, missed: readonly TargetSlot[]): Promise<readonly TickResult[]> {
  if (missed.length === 0) return [];
  const { deps, scene, job, memory } = run;
  const got = await deps.store.write(async (tx) => {
    await tx.troubles.clear(scene.org.id, job.name, missed);
    return tx.claims.skip(scene.org.id, job.name, missed, scene.now);
  });
  for (const { target, slot } of missed) memory.settled(`${nameOf(run, target)}|${slot}`);
  const named = { organization: scene.org.key, job: job.name, outcome: "skipped" };
  for (const { target, slot } of got) deps.logger.info({ ...named, target, slot }, "scheduled work");
  // In the order asked for, whatever order the database gives.
  const gotten = new Set(got.map(({ target, slot }) => `${target} ${slot}`));
  return missed
    .filter(({ target, slot }) => gotten.has(`${target} ${slot}`))
    .map((one) => resultOf(run, one, "skipped"));
}

/** Undefined when somebody else had it. */
async function attempt(
  run: Run,
  target: JobTarget,
  slot: DueSlot,
  name: string,
): Promise<TickResult["outcome"] | undefined> {
  const { deps, scene, job, memory } = run;
  const named = { organization: scene.org.key, job: job.name, target: target.name, slot: slot.slot };
  try {
    const started = await deps.store.write(async (tx) => {
      const settled = await runSlot(tx, scene, job, target, slot);
      return settled && { outcome: settled.outcome, rows: await tx.outbox.add(settled.drafts, deps.outbox.lease()) };
    });
    memory.settled(name);
    if (!started) return undefined;
    deps.outbox.submit(started.rows);
    deps.logger.info({ ...named, outcome: started.outcome }, "scheduled work");
    return started.outcome;
  } catch (error) {
    deps.logger.error({ ...named, error }, "scheduled work failed");
    memory.failed(name, slot, scene.now);
    await recordFailure(run, { target: target.name, slot: slot.slot }, error);
    return "failed";
  }
}

async function recordFailure({ deps, scene, job }: Run, slot: TargetSlot, error: unknown): Promise<void> {
  const trouble = { ...slot, job: job.name, error: error instanceof Error ? error.name : typeof error, at: scene.now };
  try {
    await deps.store.write((tx) => tx.troubles.fail(scene.org.id, trouble));
  } catch (unwritten) {
    // The store that could not take the post takes no note of it either; the log has both.
    deps.logger.error({ job: job.name, error: unwritten }, "a failure could not be recorded");
  }
}

function nameOf({ scene, job }: Run, target: string): string {
  return `${scene.org.id}|${job.name}|${target}`;
}

function resultOf(
  { scene, job }: Run,
  { target, slot }: { readonly target: string; readonly slot: Day },
  outcome: TickResult["outcome"],
): TickResult {
  return { organization: scene.org.key, job: job.name, target, slot, outcome };
}
