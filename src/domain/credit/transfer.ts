import { UserError } from "../../errors.ts";
import { findUnit, type PersonRef } from "../membership.ts";
import type { ProjectRecord } from "../model.ts";
import type { Transfer } from "../models/credit.ts";
import { loadForChange } from "../projects/load.ts";
import { ownerIn } from "../projects/log.ts";
import { recordProject } from "../record.ts";
import { belongsTo, holds, isCoordinator, requireHandOver } from "../rights.ts";
import { inWords, type Work } from "../work.ts";
import { decidersOf } from "../deciders.ts";
import { loadTransfer, notYours, requireNoTransfer, unitName } from "./load.ts";
import { settled, sharesAfterTransfer } from "./shares.ts";

export interface TransferInput {
  readonly unit: string;
  readonly reason?: string | undefined;
  /** Percent of the credit that the giving unit keeps; the pack's where it is not said. */
  readonly giverPercent?: number | undefined;
}

/** What came of a step, and what was pending before it. */
export interface TransferStep {
  readonly record: ProjectRecord;
  readonly transfer: Transfer;
  readonly fromUnitId: number;
  /** Of the project before the step. */
  readonly ownerId: number;
}

/**
 * Asks another unit to take a project over (流转): by its owner, the unit's leader or the coordinator. A leader's word is the
 * unit's; an owner's waits for the leader before the other unit hears of it. The project stays where it is meanwhile.
 */
export async function askTransfer(work: Work, number: number, input: TransferInput): Promise<TransferStep> {
  const { actor, pack, now } = work;
  const before = await loadForChange(work, number);
  const { project } = before;
  requireHandOver(actor, project);
  if (project.mergedInto !== null) throw new UserError("conflict", "transfer_merged", { number });
  const unit = await findUnit(work, input.unit, inWords(work, `/流转 #${number} 高新区`, `/transfer #${number} GXQ`));
  if (unit.id === project.unitId)
    throw new UserError(
      "invalid_input",
      "transfer_same_unit",
      { number, unit: unit.shortName },
      inWords(work, `/指派 #${number} @张三`, `/assign #${number} @Ada`),
    );
  await requireNoTransfer(work, project);
  const at = now.toISOString();
  const speaks = holds(actor, "leader", project.unitId) || isCoordinator(actor);
  await requireSomebody(work, unit.id, unit.shortName);
  if (!speaks) await requireSomebody(work, project.unitId, await unitName(work, project.unitId));
  const transfer: Transfer = {
    toUnitId: unit.id,
    byId: actor.id,
    at,
    reason: input.reason ?? null,
    shares: sharesAfterTransfer(project, unit.id, input.giverPercent, pack.credit.giverPercent),
    given: speaks ? { byId: actor.id, at } : null,
  };
  const details = {
    step: "asked",
    unit: unit.shortName,
    ...(input.reason === undefined ? {} : { text: input.reason }),
  };
  const record = await recordProject(work, before, { ...project, transfer }, "transfer", details);
  return { record, transfer, fromUnitId: project.unitId, ownerId: project.ownerId };
}

/** The giving unit's word for what its owner asked. */
export async function confirmTransfer(work: Work, number: number): Promise<TransferStep> {
  const { actor, now } = work;
  const { record: before, transfer: asked } = await loadTransfer(work, number);
  const { project } = before;
  if (!holds(actor, "leader", project.unitId) && !isCoordinator(actor)) throw notYours(work, project);
  if (asked.given) await requireNoTransfer(work, project);
  const transfer: Transfer = { ...asked, given: { byId: actor.id, at: now.toISOString() } };
  const details = { step: "confirmed", unit: await unitName(work, asked.toUnitId) };
  const record = await recordProject(work, before, { ...project, transfer }, "transfer", details);
  return { record, transfer, fromUnitId: project.unitId, ownerId: project.ownerId };
}

/**
 * The receiving unit's word: the project is theirs with everything it has, first report included. The giver goes on reading
 * it as a unit that talked first; handing over is not progress.
 * @param owner who is to follow it; the accepting leader where nobody is named
 */
export async function acceptTransfer(work: Work, number: number, owner?: PersonRef): Promise<TransferStep> {
  const { actor } = work;
  const { record: before, transfer } = await loadTransfer(work, number);
  const { project } = before;
  const { toUnitId } = transfer;
  if (!holds(actor, "leader", toUnitId) && !isCoordinator(actor)) throw notYours(work, project);
  const unit = await unitName(work, toUnitId);
  if (!transfer.given)
    throw new UserError(
      "conflict",
      "transfer_unconfirmed",
      { number, unit: await unitName(work, project.unitId) },
      inWords(work, `/流转 确认 #${number}`, `/transfer confirm #${number}`),
    );
  const ownerId = owner ? await ownerIn(work, owner, toUnitId) : await usualOwner(work, toUnitId);
  const partners = [...new Set([...project.partners, project.unitId])].filter((id) => id !== toUnitId);
  const shares = settled(toUnitId, transfer.shares);
  const given = { unitId: toUnitId, ownerId, disowned: null, partners, shares };
  const after = { ...project, ...given, transfer: null, split: null };
  const giver = await unitName(work, project.unitId);
  const details = { step: "accepted", unit, giver, from: project.unitId, to: toUnitId };
  const record = await recordProject(work, before, after, "transfer", details);
  return { record, transfer, fromUnitId: project.unitId, ownerId: project.ownerId };
}

/** No: by the receiving unit's leader, or by the giving one's to its own owner; the project stays where it is. */
export async function declineTransfer(work: Work, number: number, reason: string): Promise<TransferStep> {
  const { record: before, transfer } = await loadTransfer(work, number);
  const { project } = before;
  const asked = transfer.given ? transfer.toUnitId : project.unitId;
  if (!holds(work.actor, "leader", asked) && !isCoordinator(work.actor)) throw notYours(work, project);
  return endTransfer(work, before, transfer, { step: "declined", text: reason });
}

/** Takes the request back: by whoever asked, the giving unit's leader, or the coordinator. */
export async function cancelTransfer(work: Work, number: number): Promise<TransferStep> {
  const { record: before, transfer } = await loadTransfer(work, number);
  const { project } = before;
  const may =
    transfer.byId === work.actor.id || holds(work.actor, "leader", project.unitId) || isCoordinator(work.actor);
  if (!may) throw notYours(work, project);
  return endTransfer(work, before, transfer, { step: "cancelled" });
}

async function endTransfer(
  work: Work,
  before: ProjectRecord,
  transfer: Transfer,
  said: { readonly step: string; readonly text?: string },
): Promise<TransferStep> {
  const details = { ...said, unit: await unitName(work, transfer.toUnitId) };
  const record = await recordProject(work, before, { ...before.project, transfer: null }, "transfer", details);
  return { record, transfer, fromUnitId: before.project.unitId, ownerId: before.project.ownerId };
}

/** Whoever accepts for their own unit; where the coordinator does it for another, that unit's leader. */
async function usualOwner(work: Work, unitId: number): Promise<number> {
  if (belongsTo(work.actor, unitId)) return work.actor.id;
  const [leader] = await work.tx.people.holding(work.org.id, { name: "leader", unitId });
  if (leader) return leader.id;
  throw new UserError("invalid_input", "missing_argument", { key: inWords(work, "负责人", "owner") });
}

/** A request that nobody could answer would wait for ever. */
async function requireSomebody(work: Work, unitId: number, unit: string): Promise<void> {
  if ((await decidersOf(work, unitId)).length > 0) return;
  throw new UserError("conflict", "nobody_to_ask", { unit }, inWords(work, "/角色", "/role"));
}
