import { creditDues } from "./credit/due.ts";
import { firstReportDues } from "./first-report/dues.ts";
import { verifyDues } from "./funds/dues.ts";
import type { Project } from "./model.ts";
import type { Due, DueKind } from "./models/part.ts";
import { sideDues } from "./sides/dues.ts";
import { promiseDues } from "./promises/dues.ts";
import type { Work } from "./work.ts";

/** One thing that falls due: local midnight at which the day begins on which somebody should see to it. */
export interface DueDay {
  readonly kind: DueKind;
  readonly at: Date;
}

type Rule = (project: Project, setting: Pick<Work, "org" | "pack" | "calendar">) => readonly DueDay[];

/** What each part of the record says of its own clocks. */
const rules: readonly Rule[] = [firstReportDues, sideDues, creditDues, verifyDues, promiseDues];

/** Of a project that became part of another only this is left: whether that was right may still be asked. */
const mergedRules: readonly Rule[] = [firstReportDues];

/** What falls due of a project, and when: a pure function of its present state. Nothing for what is void. */
export function duesOf(project: Project, setting: Pick<Work, "org" | "pack" | "calendar">): readonly Due[] {
  if (project.voided) return [];
  const of = { subject: "project", number: project.number, unitId: project.unitId, ownerId: project.ownerId } as const;
  return (project.mergedInto === null ? rules : mergedRules)
    .flatMap((rule) => rule(project, setting))
    .map(({ kind, at }) => ({ ...of, kind, at: at.toISOString() }))
    .toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
}
