import { UserError } from "../../errors.ts";
import type { Project, ProjectRecord } from "../model.ts";
import type { Share, SplitProposal } from "../models/credit.ts";
import { same } from "../fold.ts";
import { recordProject } from "../record.ts";
import { holds, isCoordinator } from "../rights.ts";
import { inWords, type Work } from "../work.ts";
import { loadCounting, notYours, requireNoTransfer, unitName } from "./load.ts";
import { concernedBy, resolveShares, settled, sharesOf, type ShareDraft } from "./shares.ts";

export interface SplitStep {
  readonly record: ProjectRecord;
  /** What was decided or is proposed, whole. */
  readonly shares: readonly Share[];
  /** Units with a say in it; those whose leaders have not said yes. */
  readonly concerned: readonly number[];
  readonly waiting: readonly number[];
}

/**
 * Divides a project's credit among units (分成). The coordinator decides at once; a leader of one of the units proposes, and
 * it counts once the leaders of all of them have agreed, those who would lose by it among them.
 * @param drafts none: all of it to the unit that has the project
 */
export async function splitCredit(work: Work, number: number, drafts: readonly ShareDraft[]): Promise<SplitStep> {
  const { actor, now } = work;
  const before = await loadCounting(work, number);
  const { project } = before;
  const shares =
    drafts.length === 0 ? sharesOf({ ...project, shares: [] }) : await resolveShares(work, project, drafts);
  const concerned = concernedBy(project, shares);
  const agreed = concerned.filter((unitId) => holds(actor, "leader", unitId));
  if (agreed.length === 0 && !isCoordinator(actor)) throw notYours(work, project);
  await requireNoTransfer(work, project);
  if (same(settled(project.unitId, shares), project.shares) && project.split === null)
    throw new UserError("invalid_input", "nothing_changed", {}, inWords(work, `/线索 #${number}`, `/lead #${number}`));
  if (project.split && project.split.byId !== actor.id && !isCoordinator(actor))
    throw new UserError("conflict", "split_waiting", { number }, declineExample(work, number));
  const split: SplitProposal = { shares, byId: actor.id, at: now.toISOString(), concerned, agreed };
  return isCoordinator(actor) || agreed.length === concerned.length
    ? apply(work, before, split, "set")
    : propose(work, before, split, "proposed");
}

/** A unit's yes; with the last one it counts. The coordinator's is everybody's. */
export async function agreeSplit(work: Work, number: number): Promise<SplitStep> {
  const { actor } = work;
  const { record: before, split } = await loadSplit(work, number);
  const { project } = before;
  const { concerned } = split;
  const led = concerned.filter((unitId) => holds(actor, "leader", unitId));
  if (led.length === 0 && !isCoordinator(actor)) throw notYours(work, project);
  await requireNoTransfer(work, project);
  if (!isCoordinator(actor) && led.every((unitId) => split.agreed.includes(unitId)))
    throw new UserError("conflict", "nothing_changed", {}, inWords(work, `/线索 #${number}`, `/lead #${number}`));
  const agreed = concerned.filter((unitId) => split.agreed.includes(unitId) || led.includes(unitId));
  const next: SplitProposal = { ...split, agreed };
  return isCoordinator(actor) || agreed.length === concerned.length
    ? apply(work, before, next, "agreed")
    : propose(work, before, next, "agreed");
}

/** A unit's no, or the proposer's second thought: what stood goes on standing. */
export async function declineSplit(work: Work, number: number, reason?: string): Promise<SplitStep> {
  const { actor } = work;
  const { record: before, split } = await loadSplit(work, number);
  const { project } = before;
  const { concerned } = split;
  if (!concerned.some((unitId) => holds(actor, "leader", unitId)) && !isCoordinator(actor))
    throw notYours(work, project);
  const step = split.byId === actor.id ? "withdrawn" : "declined";
  const details = { step, ...(reason === undefined ? {} : { text: reason }) };
  const record = await recordProject(work, before, { ...project, split: null }, "split", details);
  return { record, shares: sharesOf(project), concerned, waiting: [] };
}

async function apply(work: Work, before: ProjectRecord, split: SplitProposal, step: string): Promise<SplitStep> {
  const { project } = before;
  const { shares, concerned } = split;
  const after: Project = { ...project, shares: settled(project.unitId, shares), split: null };
  const record = await recordProject(work, before, after, "split", {
    step,
    settled: true,
    shares: await named(work, shares),
    with: shares.map(({ unitId }) => unitId).filter((unitId) => unitId !== project.unitId),
  });
  return { record, shares, concerned, waiting: [] };
}

async function propose(work: Work, before: ProjectRecord, split: SplitProposal, step: string): Promise<SplitStep> {
  const { shares, concerned, agreed } = split;
  const details = { step, settled: false, shares: await named(work, shares) };
  const record = await recordProject(work, before, { ...before.project, split }, "split", details);
  return { record, shares, concerned, waiting: concerned.filter((unitId) => !agreed.includes(unitId)) };
}

/** With the units' names of the day: a ledger is read for years. */
async function named(work: Work, shares: readonly Share[]): Promise<readonly object[]> {
  return Promise.all(
    shares.map(async ({ unitId, role, percent }) => ({ unit: await unitName(work, unitId), role, percent })),
  );
}

async function loadSplit(
  work: Work,
  number: number,
): Promise<{ readonly record: ProjectRecord; readonly split: SplitProposal }> {
  const record = await loadCounting(work, number);
  const { split } = record.project;
  if (split) return { record, split };
  throw new UserError("conflict", "split_none", { number }, inWords(work, "/我的", "/mine"));
}

function declineExample(work: Work, number: number): string {
  return inWords(work, `/分成 谢绝 #${number} 比例再商量`, `/split decline #${number} let us talk`);
}
