import { UserError } from "../../errors.ts";
import type { ProjectRecord } from "../model.ts";
import { belongsTo, requireChange } from "../rights.ts";
import { mayKnow } from "../secrecy.ts";
import { inWords, type Work } from "../work.ts";
import { absentProject } from "./absent.ts";

/**
 * The project of this number, if the actor may know it.
 * @throws UserError not_found, or forbidden: somebody else's project
 */
export async function loadProject(work: Work, number: number): Promise<ProjectRecord> {
  const record = await work.tx.projects.byNumber(work.org.id, number);
  if (!record || record.project.voided) throw absentProject(work, number, record, mine(work));
  if (!mayKnow(record.project, { reader: work.actor })) {
    const reason = belongsTo(work.actor, record.project.unitId) ? "named_people_only" : "not_your_project";
    throw new UserError("forbidden", reason, { number }, mine(work));
  }
  return record;
}

/** The same, for changing it; what was merged into another is changed there. */
export async function loadForChange(work: Work, number: number): Promise<ProjectRecord> {
  const record = await loadProject(work, number);
  requireChange(work.actor, record.project, mine(work));
  requireUnmerged(work, record);
  return record;
}

/** @throws UserError conflict with the project that goes on, and the same said of that */
export function requireUnmerged(work: Pick<Work, "locale">, { project: { number, mergedInto } }: ProjectRecord): void {
  if (mergedInto === null) return;
  const line = inWords(work, `/线索 #${mergedInto}`, `/lead #${mergedInto}`);
  throw new UserError("conflict", "merged_project", { number, into: mergedInto }, line, [
    { given: `#${number}`, put: `#${mergedInto}` },
    { line },
  ]);
}

function mine(work: Work): string {
  return inWords(work, "/我的", "/mine");
}
