import { UserError } from "../../errors.ts";
import type { PersonRef } from "../membership.ts";
import type { ProjectRecord } from "../model.ts";
import { recordProject } from "../record.ts";
import { isDisowned } from "../reminders/ladder.ts";
import { requireHandOver } from "../rights.ts";
import type { Work } from "../work.ts";
import { loadForChange } from "./load.ts";
import { ownerIn } from "./log.ts";

/**
 * Hands a project to another person of the same unit: by the unit's leader, the coordinator, or its owner. Handing over
 * is not progress.
 */
export async function assignProject(work: Work, number: number, ref: PersonRef): Promise<ProjectRecord> {
  const before = await loadForChange(work, number);
  const { project } = before;
  requireHandOver(work.actor, project);
  const ownerId = await ownerIn(work, ref, project.unitId);
  // Whoever said that it is not theirs may be told that it is.
  if (ownerId === project.ownerId && !isDisowned(project)) throw new UserError("invalid_input", "nothing_changed", {});
  return recordProject(work, before, { ...project, ownerId, disowned: null }, "assign", {});
}
