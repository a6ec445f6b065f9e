import { settingOf } from "../domain/setting.ts";
import { reckonClocks } from "./clocks.ts";
import type { TickDeps, TickResult } from "./deps.ts";
import type { Scene } from "./job.ts";
import { runCorrections } from "./corrections.ts";
import { jobs } from "./jobs.ts";
import { createMemory, type Memory } from "./memory.ts";
import { runJob } from "./run-job.ts";

/**
 * Runs what is due at `now`, each slot once whoever else runs it: the scheduler calls this every minute, and `tick --at`
 * for any instant. With a memory between calls a quiet minute asks the store for little more than the list of channels. A
 * post that cannot be made is recorded, and keeps no other one waiting.
 */
export async function runDue(
  deps: TickDeps,
  now: Date,
  memory: Memory = createMemory(),
): Promise<readonly TickResult[]> {
  const results: TickResult[] = [];
  const organizations = await deps.store.read((tx) => tx.organizations.all());
  for (const org of organizations) {
    const scene: Scene = { ...settingOf(org), now, worthMs: deps.worthMs };
    await reckonClocks(deps, scene);
    for (const job of deps.jobs ?? jobs) {
      if (deps.halted?.() === true) return results;
      results.push(...(await runJob({ deps, scene, job, memory })));
    }
    results.push(...(await runCorrections(deps, scene)));
  }
  memory.tidy(now);
  for (const { job, outcome } of results) deps.metrics?.settled(job, outcome);
  deps.metrics?.ran(now, memory.oldestOpen());
  return results;
}
