import type { Day, Project, Unit } from "../model.ts";
import type { Contest, Decision, Hold } from "../models/first-report.ts";
import type { Work } from "../work.ts";
import { rulesOf } from "./claim.ts";
import { binds, mustWait } from "./standing.ts";
import { stateOn } from "./term.ts";

/**
 * A case as the later unit may read it: who was first and when where the policy says so, never the other's project,
 * amount or contact.
 */
export interface SeenCase {
  readonly number: number;
  readonly state: Contest["state"];
  readonly since: Day;
  readonly decisions: readonly Pick<Decision, "at" | "outcome" | "reason">[];
  /** Undefined where only the coordinator may say who it is: below the threshold, and for projects of named people. */
  readonly unit: Unit | undefined;
  readonly reportedOn: Day | undefined;
  /** What the first report is now; undefined once it binds nobody. */
  readonly first: Exclude<Hold["state"], "released"> | undefined;
  /** The last protected day, where the later project has to wait for it. */
  readonly waitsUntil: Day | undefined;
}

/** @throws Error where the project has no case */
export function seeCase(later: Project, holder: Project | undefined, units: readonly Unit[], today: Day): SeenCase {
  const { contest, number } = later;
  if (contest === null) throw new Error(`no case on project ${number}`);
  const { state, since, decisions } = contest;
  const bound = binds(holder, later) ? holder : undefined;
  const hold = bound?.hold ?? undefined;
  const first = hold && stateOn(hold, today);
  const named = bound && isNamed(bound, bound);
  return {
    number,
    state,
    since,
    decisions: decisions.map(({ at, outcome, reason }) => ({ at, outcome, reason })),
    unit: named ? units.find(({ id }) => id === bound.unitId) : undefined,
    reportedOn: named ? hold?.since : undefined,
    first: first === "released" ? undefined : first,
    waitsUntil: mustWait(holder, later, today) ? (holder.hold?.until ?? undefined) : undefined,
  };
}

/**
 * Whether one side of a case learns which unit the other is: only where the first report is protected, or was, and never of a project
 * whose existence is for named people.
 */
export function isNamed(holder: Project, of: Project): boolean {
  const { hold } = holder;
  return hold !== null && hold.state !== "soft" && hold.until !== null && of.secrecy !== "L2";
}

/** The case of a project as its unit may read it. */
export async function caseOf(work: Work, later: Project): Promise<SeenCase | undefined> {
  if (later.contest === null) return undefined;
  const { tx, org } = work;
  const holder = await tx.projects.byNumber(org.id, later.contest.against);
  return seeCase(later, holder?.project, await tx.units.list(org.id), rulesOf(work).today);
}

/** A later report as the first reporter may read it: by code name. */
export interface SeenRival {
  readonly number: number;
  readonly codeName: string;
  readonly state: Contest["state"];
  readonly since: Day;
  readonly unit: Unit | undefined;
}

/** @param all for the coordinator, who knows every unit */
export function seeRival(holder: Project, later: Project, units: readonly Unit[], all: boolean): SeenRival | undefined {
  const { contest, number, codeName, unitId } = later;
  if (contest?.against !== holder.number) return undefined;
  const { state, since } = contest;
  const unit = all || isNamed(holder, later) ? units.find(({ id }) => id === unitId) : undefined;
  return { number, codeName, state, since, unit };
}
