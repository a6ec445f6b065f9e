import type { Day, Project } from "../model.ts";
import type { Contest } from "../models/first-report.ts";
import { stateOn } from "./term.ts";

/** Still pursued: neither void, nor part of another project, nor lost, in nurture or given up. Only such a one can hold. */
export function alive(project: Project): boolean {
  if (project.voided || project.mergedInto !== null) return false;
  return project.side === null || project.side.state === "paused";
}

/** Whether the project's first report still binds anybody: it protects, is known of, or waits for the coordinator. */
export function active(project: Project): boolean {
  return alive(project) && project.hold !== null && project.hold.state !== "released";
}

const order = ["held", "lapsed", "soft", "released"] as const;

/**
 * Of an investor's projects the one that holds it, or is the last to have held it while the coordinator has not decided.
 * Where two would (their investors turned out to be one, or one came back), the earlier report is the first report.
 */
export function holderOf(projects: readonly Project[], today: Day): Project | undefined {
  const rank = ({ hold }: Project): number => (hold === null ? order.length : order.indexOf(stateOn(hold, today)));
  const since = ({ hold }: Project): Day => hold?.since ?? "";
  return projects
    .filter(active)
    .toSorted(
      (a, b) => rank(a) - rank(b) || (since(a) < since(b) ? -1 : since(a) > since(b) ? 1 : a.number - b.number),
    )[0];
}

/** Others may not negotiate: held, on a living project, and not past its last day. */
export function protects(project: Project, today: Day): boolean {
  return active(project) && project.hold !== null && stateOn(project.hold, today) === "held";
}

/** Whether the first report that a case is about still binds: else there is nothing left to decide. */
export function binds(holder: Project | undefined, later: Project): holder is Project {
  return holder !== undefined && active(holder) && holder.investor === later.investor && holder.unitId !== later.unitId;
}

/** Whether the later project must wait: it may go on where it says why, was taken in, or was decided for. */
export function mustWait(holder: Project | undefined, later: Project, today: Day): holder is Project {
  const { contest } = later;
  if (contest === null || !binds(holder, later) || !protects(holder, today)) return false;
  return waits(contest);
}

function waits(contest: Contest): boolean {
  if (contest.state === "decided" || contest.state === "appealed")
    return contest.decisions.at(-1)?.outcome !== "shared";
  return contest.state === "open" || contest.state === "joining" || contest.state === "disputed";
}
