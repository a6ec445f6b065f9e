import { UserError } from "../../errors.ts";
import type { Project } from "../model.ts";
import { inWords, type Work } from "../work.ts";
import { lockReports, othersOf, rulesOf } from "./claim.ts";
import { active, protects } from "./standing.ts";

/**
 * Undoing may not bring back a hold on an investor that another unit holds by now, or a second one beside the own
 * unit's: it was free for the taking, and was taken.
 * @throws UserError conflict naming that unit's project
 */
export async function requireHoldFree(work: Work, before: Project, after: Project): Promise<void> {
  const same = active(before) && before.investor === after.investor;
  const returns = active(after) && !same;
  const protectsAgain = isHeld(after) && !(same && isHeld(before));
  if (!returns && !protectsAgain) return;
  await lockReports(work);
  const { today } = rulesOf(work);
  const taken = (await othersOf(work, after)).some(
    (other) =>
      active(other) &&
      (other.unitId !== after.unitId || protects(other, today)) &&
      // The other side of a decision is taken back with it.
      other.contest?.against !== after.number,
  );
  const { number } = after;
  if (taken)
    throw new UserError(
      "conflict",
      "hold_passed_on",
      { number },
      inWords(work, `/首报 #${number}`, `/claim #${number}`),
    );
}

function isHeld(project: Project): boolean {
  return active(project) && project.hold?.state === "held";
}
