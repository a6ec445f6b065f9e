import { UserError } from "../../errors.ts";
import type { Actor, Project, ProjectRecord } from "../model.ts";
import type { Contest } from "../models/first-report.ts";
import { absentProject } from "../projects/absent.ts";
import { belongsTo, holds, isCoordinator, mayChange } from "../rights.ts";
import { mayKnow } from "../secrecy.ts";
import { inWords, type Work } from "../work.ts";
import { alive, binds } from "./standing.ts";

/** A later report with its case, and the project that was reported first. */
export interface Case {
  readonly later: ProjectRecord;
  readonly holder: ProjectRecord;
  readonly contest: Contest;
}

/** Whose step it is: the later unit's, the first reporter's, either's, or the coordinator's. */
export type Side = "later" | "holder" | "either" | "coordinator";

/** Who may speak for a project's unit: its owner, the unit's leader, the coordinator. */
export function speaksFor(actor: Actor, project: Project): boolean {
  return project.ownerId === actor.id || holds(actor, "leader", project.unitId) || isCoordinator(actor);
}

/**
 * The case kept on this project, for a step of one side.
 * @throws UserError not_found; forbidden to whoever is not of that side; conflict where the first report binds no longer
 */
export async function loadCase(work: Work, number: number, side: Side): Promise<Case> {
  const later = await byNumber(work, number);
  const { contest } = later.project;
  const holder = contest === null ? undefined : await work.tx.projects.byNumber(work.org.id, contest.against);
  requireSide(work, later.project, holder?.project, side);
  if (contest === null || holder === undefined)
    throw new UserError("conflict", "no_case", { number }, inWords(work, `/首报 #${number}`, `/claim #${number}`));
  if (!isArguable(holder.project, later.project, contest))
    throw new UserError(
      "conflict",
      "case_moot",
      { number },
      inWords(work, `/首报 登记 #${number}`, `/claim register #${number}`),
    );
  return { later, holder, contest };
}

/** @throws UserError not_found */
export async function byNumber(work: Work, number: number): Promise<ProjectRecord> {
  const record = await work.tx.projects.byNumber(work.org.id, number);
  if (record && !record.project.voided) return record;
  throw absentProject(work, number, record, inWords(work, "/首报列表", "/claims"));
}

/** A project whose own hold is to be changed, by whoever may speak for it, or (renewing) by anybody who works on it. */
export async function loadHolding(work: Work, number: number, by: "speaker" | "worker"): Promise<ProjectRecord> {
  const record = await byNumber(work, number);
  const { project } = record;
  if (!mayKnow(project, { reader: work.actor })) throw notYours(work, project);
  if (by === "worker" && !mayChange(work.actor, project)) throw notYours(work, project);
  if (by === "speaker" && !speaksFor(work.actor, project))
    throw belongsTo(work.actor, project.unitId)
      ? new UserError("forbidden", "not_allowed", { role: "leader" })
      : notYours(work, project);
  return record;
}

export function notYours(work: Work, project: Project): UserError {
  const reason = belongsTo(work.actor, project.unitId) ? "named_people_only" : "not_your_project";
  return new UserError("forbidden", reason, { number: project.number }, inWords(work, "/首报列表", "/claims"));
}

function requireSide(work: Work, later: Project, holder: Project | undefined, side: Side): void {
  const { actor } = work;
  const first = holder !== undefined && speaksFor(actor, holder);
  if (side === "coordinator") {
    if (isCoordinator(actor)) return;
    throw new UserError("forbidden", "not_allowed", { role: "coordinator" });
  }
  if (side !== "holder" && mayChange(actor, later)) return;
  if (side !== "later" && first) return;
  // Whoever works for the first reporter may know that there is a case, and is told who may answer it.
  const concerned = side === "holder" && (mayChange(actor, later) || (holder && belongsTo(actor, holder.unitId)));
  if (concerned) throw new UserError("forbidden", "not_allowed", { role: "leader" });
  throw notYours(work, later);
}

/** A decision may be asked for again though it ended the hold that it was about. */
function isArguable(holder: Project, later: Project, { state }: Contest): boolean {
  if (binds(holder, later) && alive(later)) return true;
  return (
    (state === "decided" || state === "appealed") &&
    alive(holder) &&
    holder.hold !== null &&
    (alive(later) || later.mergedInto === holder.number) &&
    holder.investor === later.investor &&
    holder.unitId !== later.unitId
  );
}
