import { UserError } from "../../errors.ts";
import type { ProjectRecord } from "../model.ts";
import { belongsTo, requireChange } from "../rights.ts";
import { mayKnow } from "../secrecy.ts";
import { inWords, type Work } from "../work.ts";

/**
 * The project of this number, if the actor may know it.
 * @throws UserError not_found, or forbidden: somebody else's project
 */
export async function loadProject(work: Work, number: number): Promise<ProjectRecord> {
  const record = await work.tx.projects.byNumber(work.org.id, number);
  if (!record || record.project.voided) throw new UserError("not_found", "unknown_project", { number }, mine(work));
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
  const { mergedInto } = record.project;
  if (mergedInto !== null) {
    const example = inWords(work, `/线索 #${mergedInto}`, `/lead #${mergedInto}`);
    throw new UserError("conflict", "merged_project", { number, into: mergedInto }, example);
  }
  return record;
}

function mine(work: Work): string {
  return inWords(work, "/我的", "/mine");
}
