import { UserError } from "../../errors.ts";
import { changesBetween } from "../fold.ts";
import { followInvestor } from "../investors/follow.ts";
import type { Project, ProjectRecord } from "../model.ts";
import { recordProject } from "../record.ts";
import { requireHandOver } from "../rights.ts";
import { inWords, type Work } from "../work.ts";
import { loadForChange } from "./load.ts";
import { ownerIn, readWords, type ProjectInput } from "./log.ts";

/**
 * Corrects fields. Never counts as progress: an edit does not make a stale lead fresh. Stages move through `moveStage`.
 * @throws UserError invalid_input when nothing would change
 */
export async function editProject(
  work: Work,
  number: number,
  input: Omit<ProjectInput, "stage" | "evidence">,
): Promise<ProjectRecord> {
  const before = await loadForChange(work, number);
  const words = readWords(work, input);
  const ownerId = input.owner ? await ownerIn(work, input.owner, before.project.unitId) : undefined;
  if (ownerId !== undefined && ownerId !== before.project.ownerId) requireHandOver(work.actor, before.project);
  const { name, codeName, company, amount, chain, contact, referrer, next, needs, creditCode, country, note } = input;
  const given = {
    name,
    codeName,
    company,
    amount,
    chain,
    contact,
    referrer,
    next,
    needs,
    creditCode,
    country,
    note,
    ownerId,
    ...words,
  };
  const corrected = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  // Every key is a Project field and every value of that field's type: `given` above is their list.
  const after = { ...before.project, ...corrected } as Project;
  if (Object.keys(changesBetween(before.project, after)).length === 0) {
    throw new UserError(
      "invalid_input",
      "nothing_changed",
      {},
      inWords(work, `/线索 改 #${number} 投资:60亿`, `/lead edit #${number} amount:US$35m`),
    );
  }
  const investor = await followInvestor(work, before.project, after);
  return recordProject(work, before, { ...after, investor }, "edit", {});
}
