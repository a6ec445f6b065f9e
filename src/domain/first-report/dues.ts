import { addDays, instantOf } from "../day.ts";
import type { Day, Organization, Project } from "../model.ts";
import type { Contest } from "../models/first-report.ts";
import type { DueKind } from "../models/part.ts";
import type { Pack } from "../../packs/pack.ts";
import { active, alive } from "./standing.ts";
import { warningDays, type Policy } from "./term.ts";

interface DueDay {
  readonly kind: DueKind;
  /** Local midnight. */
  readonly at: Date;
}

/**
 * What a project's first report and its case wait for: the reminders that are still to be sent, the first day that is
 * protected no longer, and for the coordinator's list since when something waits for a decision.
 */
export function firstReportDues(
  project: Project,
  { org, pack }: { readonly org: Pick<Organization, "timezone">; readonly pack: Pack },
): readonly DueDay[] {
  const at = (day: Day) => instantOf(day, "00:00", org.timezone);
  return [...holdDues(project, pack.firstReport, isSettled(project, pack), at), ...contestDues(project, at)];
}

/** The investor has signed with this project: nothing is left to be protected. */
export function isSettled(project: Project, pack: Pack): boolean {
  const index = (code: string) => pack.stages.findIndex((stage) => stage.code === code);
  return index(project.stage) >= index(pack.firstReport.settledStage);
}

function holdDues(project: Project, policy: Policy, settled: boolean, at: (day: Day) => Date): readonly DueDay[] {
  const { hold } = project;
  if (hold === null || hold.until === null || !active(project)) return [];
  const after = at(addDays(hold.until, 1));
  if (hold.state === "lapsed") return [{ kind: "hold-lapsed", at: after }];
  if (hold.state !== "held") return [];
  const [first, second] = warningDays(hold.until, policy);
  const warnings: readonly DueDay[] = [
    { kind: "hold-first", at: at(first) },
    { kind: "hold-second", at: at(second) },
  ];
  return [...(settled ? [] : warnings.slice(hold.warned)), { kind: "hold-end", at: after }];
}

const waiting: Readonly<Partial<Record<Contest["state"], DueDay["kind"]>>> = {
  open: "contest-open",
  joining: "contest-open",
  disputed: "contest-decide",
  appealed: "contest-decide",
};

function contestDues(project: Project, at: (day: Day) => Date): readonly DueDay[] {
  const { contest } = project;
  const kind = contest === null ? undefined : waiting[contest.state];
  return contest === null || kind === undefined || !mayWait(project) ? [] : [{ kind, at: at(contest.since) }];
}

/** A case that was shared is decided on a project that is part of another one already, and may be appealed there. */
function mayWait(project: Project): boolean {
  return alive(project) || project.contest?.state === "appealed";
}
