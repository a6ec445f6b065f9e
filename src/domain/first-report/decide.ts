import { UserError } from "../../errors.ts";
import { addDays } from "../day.ts";
import type { Day, Project, ProjectRecord } from "../model.ts";
import type { Decision, Hold } from "../models/first-report.ts";
import { recordProject } from "../record.ts";
import { requireRole } from "../rights.ts";
import { inWords, type Work } from "../work.ts";
import { requireState, withPartner, type Stepped } from "./cases.ts";
import { lockReports, othersOf, releaseDormant, rulesOf } from "./claim.ts";
import { byNumber, loadCase, type Case } from "./load.ts";
import { active, holderOf } from "./standing.ts";
import { newHold, stateOn, weigh, type Policy } from "./term.ts";

/** What was decided; without a `later` project it was about an ended hold alone. */
export interface Decided {
  readonly holder: ProjectRecord;
  readonly later: ProjectRecord | undefined;
  readonly decision: Decision;
}

/**
 * The coordinator decides a case, or what becomes of a hold that has ended. Decisions are dated and added to the ones
 * there were; the last one counts.
 * @throws UserError forbidden; conflict where nothing waits for a decision, or somebody else has come to hold the investor
 */
export async function decide(
  work: Work,
  number: number,
  outcome: Decision["outcome"],
  reason: string,
): Promise<Decided> {
  requireRole(work.actor, ["coordinator"]);
  await lockReports(work);
  const decision = { byId: work.actor.id, at: work.now.toISOString(), outcome, reason };
  const { project } = await byNumber(work, number);
  return isAboutHold(project, rulesOf(work).today)
    ? { holder: await decideHold(work, number, decision), later: undefined, decision }
    : { ...(await decideCase(work, number, decision)), decision };
}

async function decideCase(work: Work, number: number, decision: Decision): Promise<Stepped> {
  const found = await loadCase(work, number, "coordinator");
  requireState(work, found, "decide");
  const { policy, today } = rulesOf(work);
  const { later, holder } = found;
  await requireNoThird(work, later.project, holder.project, today);
  const [first, second] = carryOut(found, decision, today, policy);
  const details = { text: decision.reason, outcome: decision.outcome };
  return {
    later: await recordProject(work, later, second, "decision", details),
    holder: await recordProject(work, holder, first, "decision", { ...details, case: number }),
  };
}

/** Both projects as the decision leaves them, whatever an earlier one had made of them. */
function carryOut(
  { later, holder, contest }: Case,
  decision: Decision,
  today: Day,
  policy: Policy,
): readonly [first: Project, second: Project] {
  const { unitId, mergedInto, amount } = later.project;
  const decided = { ...contest, state: "decided", decisions: [...contest.decisions, decision] } as const;
  const first: Project = { ...holder.project, partners: holder.project.partners.filter((id) => id !== unitId) };
  const second: Project = {
    ...later.project,
    contest: decided,
    hold: null,
    mergedInto: mergedInto === first.number ? null : mergedInto,
  };
  if (decision.outcome === "upheld")
    return [
      { ...first, hold: first.hold && { ...first.hold, state: "released" } },
      { ...second, hold: newHold(amount, today, policy) },
    ];
  const restored = { ...first, hold: first.hold && restore(first.hold, first, today, policy) };
  if (decision.outcome === "dismissed") return [restored, second];
  return [withPartner(restored, unitId), { ...second, mergedInto: first.number }];
}

/** A hold that an earlier decision took away is there again, with the days it had. */
function restore(hold: Hold, { amount }: Project, today: Day, policy: Policy): Hold {
  if (hold.state !== "released") return hold;
  const back = weigh({ ...hold, state: "soft" }, amount, today, policy);
  return { ...back, state: stateOn(back, today) };
}

/** A hold that ended is given back for a full term, or is gone, and the investor free for the next report. */
async function decideHold(work: Work, number: number, decision: Decision): Promise<ProjectRecord> {
  const before = await byNumber(work, number);
  const { project } = before;
  const { policy, today } = rulesOf(work);
  const { hold } = project;
  if (hold === null || decision.outcome === "shared")
    throw new UserError("conflict", "no_case", { number }, inWords(work, "/首报列表", "/claims"));
  if (decision.outcome === "upheld") await requireNoThird(work, project, project, today);
  const again: Hold = { ...newHold(project.amount, today, policy), told: hold.told };
  const after: Hold =
    decision.outcome === "dismissed"
      ? { ...hold, state: "released" }
      : { ...again, since: hold.since, until: again.until === null ? hold.until : addDays(today, policy.days) };
  const details = { text: decision.reason, outcome: decision.outcome };
  return recordProject(work, before, { ...project, hold: after }, "decision", details);
}

function isAboutHold({ contest, hold }: Project, today: Day): boolean {
  if (hold === null || (contest !== null && contest.state !== "decided")) return false;
  const state = stateOn(hold, today);
  return state === "lapsed" || state === "released";
}

/**
 * Between two, nothing can be decided about what a third one holds; one who left the field finds nothing on coming back.
 * @throws UserError conflict
 */
async function requireNoThird(work: Work, later: Project, holder: Project, today: Day): Promise<void> {
  const others = (await othersOf(work, later)).filter(({ number }) => number !== holder.number);
  const third = holderOf(others.filter(active), today);
  if (!third) return releaseDormant(work, others);
  const { number } = third;
  throw new UserError("conflict", "hold_taken", { number }, inWords(work, `/首报 #${number}`, `/claim #${number}`));
}
