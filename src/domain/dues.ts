import { creditDues } from "./credit/due.ts";
import type { Project } from "./model.ts";
import type { Due, DueKind } from "./models/part.ts";
import type { Work } from "./work.ts";

/** One thing that falls due: local midnight at which the day begins on which somebody should see to it. */
export interface DueDay {
  readonly kind: DueKind;
  readonly at: Date;
}

type Rule = (project: Project, setting: Pick<Work, "org" | "pack" | "calendar">) => readonly DueDay[];

/** What each part of the record says of its own clocks. */
const rules: readonly Rule[] = [creditDues];

/** What falls due of a project, and when: a pure function of its present state. Nothing for what counts nowhere. */
export function duesOf(project: Project, setting: Pick<Work, "org" | "pack" | "calendar">): readonly Due[] {
  if (project.voided || project.mergedInto !== null) return [];
  const of = { subject: "project", number: project.number, unitId: project.unitId, ownerId: project.ownerId } as const;
  return rules
    .flatMap((rule) => rule(project, setting))
    .map(({ kind, at }) => ({ ...of, kind, at: at.toISOString() }))
    .toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
}
