import { UserError } from "../../errors.ts";
import { addDays, dayOf } from "../day.ts";
import type { Day, Entry, Project, ProjectRecord } from "../model.ts";
import { recordProject } from "../record.ts";
import { isCoordinator } from "../rights.ts";
import { inWords, type Work } from "../work.ts";
import { claimFirst, lockReports, othersOf, rulesOf } from "./claim.ts";
import { loadHolding } from "./load.ts";
import { alive, binds, holderOf } from "./standing.ts";
import { stateOn, termStart } from "./term.ts";

/** How far back a ledger is read for progress in the hold's time. */
const reach = 200;

/**
 * Renews a hold for the pack's days more, once, where something has come of it in its time: a progress entry, or a fact
 * with its date.
 * @throws UserError conflict naming what is in the way
 */
export async function renewHold(
  work: Work,
  number: number,
  fact: { readonly on?: Day | undefined; readonly text: string },
): Promise<ProjectRecord> {
  const before = await loadHolding(work, number, "worker");
  const { project } = before;
  const { hold } = project;
  const { policy, today } = rulesOf(work);
  const hint = inWords(work, `/首报 #${number}`, `/claim #${number}`);
  if (hold === null || !alive(project)) throw new UserError("conflict", "no_hold", { number }, hint);
  const state = stateOn(hold, today);
  if (state !== "held" || hold.until === null) throw new UserError("conflict", "hold_state", { number, state }, hint);
  if (hold.renewals >= policy.renewals)
    throw new UserError("conflict", "renewed_already", { until: hold.until, times: policy.renewals }, hint);
  const since = termStart(hold.until, policy);
  const dated = fact.on !== undefined && fact.on >= since && fact.on <= today;
  if (!dated && !(await hasProgress(work, number, since)))
    throw new UserError(
      "conflict",
      "renewal_needs_fact",
      { since },
      inWords(
        work,
        `/首报 续期 #${number} ${today} 与董事长谈定用地`,
        `/claim renew #${number} ${today} agreed the site with the CEO`,
      ),
    );
  const until = addDays(hold.until, policy.days);
  const after: Project = { ...project, hold: { ...hold, until, renewals: hold.renewals + 1, warned: 0 } };
  const details = { text: fact.text, ...(fact.on === undefined ? {} : { date: fact.on }) };
  return recordProject(work, before, after, "hold", details);
}

/** Gives a first report up: the investor is free for the next report. Cases against it have nothing left to decide. */
export async function releaseHold(
  work: Work,
  number: number,
): Promise<{ readonly record: ProjectRecord; readonly waiting: readonly Project[] }> {
  const before = await loadHolding(work, number, "speaker");
  const { project } = before;
  const { hold } = project;
  const { today } = rulesOf(work);
  const hint = inWords(work, `/首报 #${number}`, `/claim #${number}`);
  if (hold === null || !alive(project)) throw new UserError("conflict", "no_hold", { number }, hint);
  if (hold.state === "released") throw new UserError("conflict", "hold_state", { number, state: "released" }, hint);
  // The days are over: what becomes of it is for the coordinator.
  if (stateOn(hold, today) === "lapsed" && !isCoordinator(work.actor))
    throw new UserError("conflict", "hold_state", { number, state: "lapsed" }, hint);
  const waiting = (await othersOf(work, project)).filter(
    (other) => other.contest?.against === number && binds(project, other) && alive(other),
  );
  const after: Project = { ...project, hold: { ...hold, state: "released" } };
  return { record: await recordProject(work, before, after, "hold", {}), waiting };
}

/**
 * Registers a first report for a project that is there already, where nobody holds its investor: after a release, or for
 * a project from before. Where another unit was earlier, its case begins.
 */
export async function registerHold(work: Work, number: number): Promise<ProjectRecord> {
  const before = await loadHolding(work, number, "worker");
  const { project } = before;
  const { today } = rulesOf(work);
  const hint = inWords(work, `/首报 #${number}`, `/claim #${number}`);
  if (project.investor === null)
    throw new UserError(
      "invalid_input",
      "no_investor",
      { number },
      inWords(work, `/线索 改 #${number} 公司:某某集团`, `/lead edit #${number} company:Acme`),
    );
  if (project.hold !== null)
    throw new UserError("conflict", "hold_state", { number, state: stateOn(project.hold, today) }, hint);
  if (!alive(project)) throw new UserError("conflict", "no_hold", { number }, hint);
  await lockReports(work);
  const holder = holderOf(await othersOf(work, project), today);
  const own = holder?.unitId === project.unitId;
  if (holder && (own || project.contest?.against === holder.number))
    throw own
      ? new UserError("conflict", "unit_holds", { number: holder.number }, hint)
      : new UserError("conflict", "case_state", { number, state: project.contest?.state ?? "open" }, hint);
  const claimed = await claimFirst(work, project);
  if (claimed.hold === null && claimed.contest === null)
    throw new UserError("conflict", "hold_state", { number, state: "released" }, hint);
  // What was decided of an earlier case stays readable on the project.
  const contest = claimed.contest ?? (project.contest?.state === "decided" ? project.contest : null);
  return recordProject(work, before, { ...claimed, contest }, claimed.hold === null ? "contest" : "hold", {});
}

/** Substantive progress that happened from the day on and was not taken back. */
async function hasProgress(work: Work, number: number, since: Day): Promise<boolean> {
  const entries = await work.tx.ledger.ofStream(work.org.id, "project", number, reach);
  const undone = new Set(entries.filter(({ kind }) => kind === "undo").map(({ body }) => body.details["undoes"]));
  return entries.some(
    (entry) =>
      entry.kind === "progress" &&
      entry.body.details["kind"] !== "note" &&
      !undone.has(entry.seq) &&
      happened(entry, work.org.timezone) >= since,
  );
}

function happened({ at, body }: Entry, timezone: string): Day {
  const { date } = body.details;
  return typeof date === "string" ? date : dayOf(new Date(at), timezone);
}
