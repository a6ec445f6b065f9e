import { dueSlots, type DueSlot } from "../domain/schedule.ts";
import { addDays, dayOf } from "../domain/day.ts";
import { describeError } from "../log.ts";
import { settingOf } from "../domain/setting.ts";
import { reckonClocks } from "./clocks.ts";
import type { TickDeps, TickResult } from "./deps.ts";
import type { Job, JobTarget, Scene } from "./job.ts";
import { runCorrections } from "./corrections.ts";
import { jobs, runSlot } from "./jobs.ts";

/** How far back unclaimed slots are looked for: a long weekend. */
const lookBackDays = 3;

/**
 * Runs what is due at `now`, each slot once whoever else runs it: the scheduler calls this every minute, and `tick --at`
 * for any instant. `settled` remembers between calls what needs no second look, so that a quiet minute asks the store for
 * little more than the list of channels. A post that cannot be made is logged and keeps no other one waiting.
 */
export async function runDue(
  deps: TickDeps,
  now: Date,
  settled: Set<string> = new Set(),
): Promise<readonly TickResult[]> {
  const results: TickResult[] = [];
  const organizations = await deps.store.read((tx) => tx.organizations.all());
  for (const org of organizations) {
    const scene: Scene = { ...settingOf(org), now, worthMs: deps.worthMs };
    await reckonClocks(deps, scene);
    for (const job of jobs) {
      const targets = await deps.store.read((tx) => job.targets(tx, scene));
      for (const target of targets) results.push(...(await runTarget(deps, scene, job, target, settled)));
    }
    results.push(...(await runCorrections(deps, scene)));
  }
  forgetOld(settled, now);
  return results;
}

async function runTarget(
  deps: TickDeps,
  scene: Scene,
  job: Job,
  target: JobTarget,
  settled: Set<string>,
): Promise<readonly TickResult[]> {
  const { org, calendar, now } = scene;
  const nameOf = (slot: string) => `${slot}|${org.id}|${job.name}|${target.name}`;
  const open = dueSlots(target.schedule, calendar, now, { lookBackDays }).filter(
    ({ slot, at }) => !settled.has(nameOf(slot)) && (target.since === undefined || at >= target.since),
  );
  if (open.length === 0) return [];
  const claimed = await deps.store.read((tx) =>
    tx.claims.exists(
      org.id,
      job.name,
      target.name,
      open.map(({ slot }) => slot),
    ),
  );
  const results: TickResult[] = [];
  for (const slot of open) {
    const outcome = claimed.has(slot.slot) ? undefined : await attempt(deps, scene, job, target, slot);
    if (outcome !== "failed") settled.add(nameOf(slot.slot));
    if (outcome) results.push({ organization: org.key, job: job.name, target: target.name, slot: slot.slot, outcome });
  }
  return results;
}

/** Undefined when somebody else had it. */
async function attempt(
  deps: TickDeps,
  scene: Scene,
  job: Job,
  target: JobTarget,
  slot: DueSlot,
): Promise<TickResult["outcome"] | undefined> {
  const named = { organization: scene.org.key, job: job.name, target: target.name, slot: slot.slot };
  try {
    const started = await deps.store.write(async (tx) => {
      const run = await runSlot(tx, scene, job, target, slot);
      return run && { outcome: run.outcome, rows: await tx.outbox.add(run.drafts, deps.outbox.lease()) };
    });
    if (!started) return undefined;
    deps.outbox.submit(started.rows);
    deps.logger.info({ ...named, outcome: started.outcome }, "scheduled work");
    return started.outcome;
  } catch (error) {
    deps.logger.error({ ...named, error: describeError(error) }, "scheduled work failed");
    return "failed";
  }
}

function forgetOld(settled: Set<string>, now: Date): void {
  const oldest = addDays(dayOf(now, "UTC"), -lookBackDays - 2);
  for (const name of settled) if (name.slice(0, 10) < oldest) settled.delete(name);
}
