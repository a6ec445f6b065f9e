import { UserError } from "../../errors.ts";
import type { Project } from "../model.ts";
import { holds, isCoordinator } from "../rights.ts";
import type { Work } from "../work.ts";

/** The unit's leader and the coordinator decide on excuses, corrections and exits. */
export function decides({ actor }: Pick<Work, "actor">, project: Project): boolean {
  return holds(actor, "leader", project.unitId) || isCoordinator(actor);
}

/** @throws UserError forbidden */
export function requireDecider(work: Pick<Work, "actor">, project: Project): void {
  if (!decides(work, project)) throw new UserError("forbidden", "not_allowed", { role: "leader" });
}
