import { UserError } from "../../errors.ts";
import type { Project, ProjectRecord } from "../model.ts";
import type { Contest } from "../models/first-report.ts";
import { recordProject } from "../record.ts";
import { inWords, type Work } from "../work.ts";
import { loadCase, type Case } from "./load.ts";

/** From which states each step of a case may be taken. A unit may change its mind until the coordinator has decided. */
const from = {
  join: ["open", "proceeding", "disputed"],
  proceed: ["open", "joining"],
  dispute: ["open", "joining", "proceeding"],
  accept: ["joining"],
  decide: ["open", "joining", "proceeding", "disputed", "appealed"],
  appeal: ["decided"],
} as const satisfies Readonly<Record<string, readonly Contest["state"][]>>;

/** What became of a case: both projects as they stand now. */
export interface Stepped {
  readonly later: ProjectRecord;
  readonly holder: ProjectRecord;
}

/** The later unit asks to follow together with the first reporter, who is to accept. */
export async function askToJoin(work: Work, number: number): Promise<Stepped> {
  const found = await loadCase(work, number, "later");
  requireState(work, found, "join");
  return step(work, found, { state: "joining", reason: null });
}

/** The later unit goes on, and says why: another project of the same firm. The coordinator hears of it. */
export async function proceed(work: Work, number: number, reason: string): Promise<Stepped> {
  const found = await loadCase(work, number, "later");
  requireState(work, found, "proceed");
  return step(work, found, { state: "proceeding", reason });
}

/** The later unit objects to the first report; the coordinator decides. */
export async function dispute(work: Work, number: number, reason: string): Promise<Stepped> {
  const found = await loadCase(work, number, "later");
  requireState(work, found, "dispute");
  return step(work, found, { state: "disputed", reason });
}

/** Either side asks for a decision once more. What was decided holds until then. */
export async function appeal(work: Work, number: number, reason: string): Promise<Stepped> {
  const found = await loadCase(work, number, "either");
  requireState(work, found, "appeal");
  return step(work, found, { state: "appealed", reason });
}

/**
 * The first reporter lets the other unit in: it becomes a partner of the first project, and its own project is part of
 * that one from now on, so that the firm counts once.
 */
export async function acceptPartner(work: Work, number: number): Promise<Stepped> {
  const found = await loadCase(work, number, "holder");
  requireState(work, found, "accept");
  const { later, holder, contest } = found;
  const joined: Project = {
    ...later.project,
    contest: { ...contest, state: "joined" },
    mergedInto: holder.project.number,
  };
  return {
    later: await recordProject(work, later, joined, "contest", {}),
    holder: await recordProject(work, holder, withPartner(holder.project, later.project.unitId), "contest", {
      joined: number,
    }),
  };
}

export function withPartner(project: Project, unitId: number): Project {
  if (project.partners.includes(unitId)) return project;
  return { ...project, partners: [...project.partners, unitId] };
}

/** @throws UserError conflict: the step does not follow on what the case is now */
export function requireState(work: Work, { later, contest }: Case, action: keyof typeof from): void {
  const states: readonly Contest["state"][] = from[action];
  if (states.includes(contest.state)) return;
  const { number } = later.project;
  throw new UserError(
    "conflict",
    "case_state",
    { number, state: contest.state },
    inWords(work, `/首报 #${number}`, `/claim #${number}`),
  );
}

async function step(
  work: Work,
  { later, holder, contest }: Case,
  to: Pick<Contest, "state" | "reason">,
): Promise<Stepped> {
  const after: Project = { ...later.project, contest: { ...contest, ...to } };
  const details = to.reason === null ? {} : { text: to.reason };
  return { later: await recordProject(work, later, after, "contest", details), holder };
}
