import { draft } from "../delivery/delivery.ts";
import type { OutboxDraft } from "../delivery/ports.ts";
import type { SlotOutcome } from "../domain/jobs/port.ts";
import type { Tx } from "../domain/ports.ts";
import type { DueSlot } from "../domain/schedule.ts";
import { boardJob } from "./board.ts";
import { bulletinJob, yearCloseJob } from "./bulletin.ts";
import { digestJob, unitJob } from "./digest.ts";
import { holdEndJob } from "./first-report.ts";
import type { Job, JobTarget, Owed, Scene } from "./job.ts";
import { oldFriendsJob } from "./old-friends.ts";
import { weeklyJob } from "./weekly.ts";

/** Everything that happens by itself, once per target and working day. */
export const jobs: readonly Job[] = [
  boardJob,
  weeklyJob,
  bulletinJob,
  yearCloseJob,
  // Before the digests, which tell of it.
  holdEndJob,
  digestJob,
  unitJob,
  oldFriendsJob,
];

/**
 * Claims one slot of one target and says what is owed for it: claim and message commit together, so that whichever
 * process commits first posts, and nobody else does.
 */
export async function runSlot(
  tx: Tx,
  scene: Scene,
  job: Job,
  target: JobTarget,
  slot: DueSlot,
): Promise<{ readonly outcome: SlotOutcome; readonly drafts: readonly OutboxDraft[] } | undefined> {
  const claim = { orgId: scene.org.id, job: job.name, target: target.name, slot: slot.slot, at: scene.now };
  const outcome = slot.state === "late" ? "late" : "posted";
  // The claim comes first: whoever waits for it here finds it taken, and has composed nothing.
  if (!(await tx.claims.claim({ ...claim, outcome }))) return undefined;
  await tx.troubles.clear(scene.org.id, job.name, [{ target: target.name, slot: slot.slot }]);
  const owed = listOf(await target.compose(tx, slot));
  if (owed.length === 0) {
    await tx.claims.amend({ ...claim, outcome: "empty" });
    return { outcome: "empty", drafts: [] };
  }
  const source = `${scene.org.key}:${job.name}:${target.name}:${slot.slot}`;
  const expiry = scene.worthMs === undefined ? {} : { expiresAt: worthUntil(slot, scene.worthMs) };
  // Now, whatever the clock says: `tick --at` may ask for an instant that has not come.
  const from = { source, now: scene.now, notBefore: new Date(0), ...expiry };
  return { outcome, drafts: owed.map((one, index) => draft({ ...one, scheduled: true }, { ...from, index })) };
}

/** What may be made up for until a day is worth sending until then. */
function worthUntil({ at, until }: DueSlot, worthMs: number): Date {
  return new Date(Math.max(at.getTime() + worthMs, until.getTime()));
}

function listOf(owed: Owed | readonly Owed[] | undefined): readonly Owed[] {
  if (owed === undefined) return [];
  return "target" in owed ? [owed] : owed;
}
