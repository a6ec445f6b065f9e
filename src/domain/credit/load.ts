import { UserError } from "../../errors.ts";
import type { Project, ProjectRecord } from "../model.ts";
import type { Transfer } from "../models/credit.ts";
import { absentProject } from "../projects/absent.ts";
import { requireUnmerged } from "../projects/load.ts";
import { mayKnow } from "../secrecy.ts";
import { inWords, type Work } from "../work.ts";

/**
 * A project that counts, for somebody who need not know it by name: a leader who is asked to take it over, or to share
 * its credit. What is answered must go through `show`.
 * @throws UserError not_found
 */
export async function loadCounting(work: Work, number: number): Promise<ProjectRecord> {
  const record = await work.tx.projects.byNumber(work.org.id, number);
  if (record && !record.project.voided && record.project.mergedInto === null) return record;
  if (record && !record.project.voided && mayKnow(record.project, { reader: work.actor }))
    requireUnmerged(work, record);
  throw absentProject(work, number, record, pendingExample(work));
}

/** @throws UserError conflict where nobody has asked for a hand-over, or it was settled meanwhile */
export async function loadTransfer(
  work: Work,
  number: number,
): Promise<{ readonly record: ProjectRecord; readonly transfer: Transfer }> {
  const record = await loadCounting(work, number);
  const { transfer } = record.project;
  if (!transfer) throw new UserError("conflict", "transfer_none", { number }, pendingExample(work));
  return { record, transfer };
}

/** While one unit waits for another's word, the credit that both agreed on stands. */
export async function requireNoTransfer(work: Work, { number, transfer }: Project): Promise<void> {
  if (!transfer) return;
  const unit = await unitName(work, transfer.toUnitId);
  throw new UserError("conflict", "transfer_waiting", { number, unit }, pendingExample(work));
}

/** Somebody else's matter: whoever knows the project is told who decides. */
export function notYours(work: Work, project: Project): UserError {
  return mayKnow(project, { reader: work.actor })
    ? new UserError("forbidden", "not_allowed", { role: "leader" })
    : new UserError("forbidden", "not_your_project", { number: project.number }, inWords(work, "/我的", "/mine"));
}

export async function unitName(work: Pick<Work, "tx" | "org">, unitId: number): Promise<string> {
  return (await work.tx.units.byId(work.org.id, unitId))?.shortName ?? "";
}

function pendingExample(work: Work): string {
  return inWords(work, "/流转 待办", "/transfer list");
}
