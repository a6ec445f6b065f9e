import { UserError } from "../../errors.ts";
import type { Project } from "../model.ts";
import { inWords, type Work } from "../work.ts";
import { lockReports, othersOf, rulesOf } from "./claim.ts";
import { active, holderOf } from "./standing.ts";

/**
 * Undoing may not bring back a hold on an investor that another unit holds by now: it was free for the taking, and was
 * taken.
 * @throws UserError conflict naming that unit's project
 */
export async function requireHoldFree(work: Work, before: Project, after: Project): Promise<void> {
  if (!active(after) || (active(before) && before.investor === after.investor)) return;
  await lockReports(work);
  const others = (await othersOf(work, after)).filter(({ unitId }) => unitId !== after.unitId);
  const holder = holderOf(others, rulesOf(work).today);
  // The other side of a decision is taken back with it.
  if (!holder || holder.contest?.against === after.number) return;
  const { number } = after;
  throw new UserError("conflict", "hold_passed_on", { number }, inWords(work, `/首报 #${number}`, `/claim #${number}`));
}
