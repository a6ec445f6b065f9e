import { dayOf, instantOf } from "../day.ts";
import type { Day, NextStep, Project, ProjectRecord } from "../model.ts";
import { outingDetails, type OutingInput } from "../outings/input.ts";
import { recordProject } from "../record.ts";
import { afterCall } from "../sides/lose.ts";
import type { Work } from "../work.ts";
import { loadForChange } from "./load.ts";

export const progressKinds = ["call", "visit", "reception", "site", "talk", "meeting", "errand", "note"] as const;
export type ProgressKind = (typeof progressKinds)[number];

export interface ProgressInput extends OutingInput {
  readonly kind: ProgressKind;
  readonly text: string;
  readonly next?: NextStep | undefined;
  /** The day it happened, if not today; never in the future. */
  readonly date?: Day | undefined;
}

/**
 * Logs substantive progress: the clock starts again from the day it happened, the old next step is done or replaced. A
 * note is kept but is not progress: writing one does not make a lead fresh. With an old acquaintance it moves on the day to
 * call again.
 */
export async function logProgress(work: Work, number: number, input: ProgressInput): Promise<ProjectRecord> {
  const before = await loadForChange(work, number);
  const happened = input.date === undefined ? work.now : instantOf(input.date, "12:00", work.org.timezone);
  const at = (happened < work.now ? happened : work.now).toISOString();
  const substantive = input.kind !== "note";
  const { project } = before;
  const after = {
    ...project,
    progressAt: substantive && at > project.progressAt ? at : project.progressAt,
    next: input.next ?? (substantive ? null : project.next),
    side: substantive
      ? afterCall(
          project.side,
          { on: dayOf(new Date(at), work.org.timezone), next: input.next?.on },
          work.pack.sides.revisit[1],
        )
      : project.side,
  };
  const details = {
    kind: input.kind,
    text: input.text,
    ...(input.date === undefined ? {} : { date: input.date }),
    ...outingDetails(work, input.kind, input),
    ...unitOf(work, project),
  };
  return recordProject(work, before, after, "progress", details);
}

/** A partner's people write on another unit's project: what they did is their own unit's. */
function unitOf({ actor }: Work, { unitId, partners }: Project): { readonly unit?: number } {
  const own = actor.unitId;
  return own === undefined || own === unitId || !partners.includes(own) ? {} : { unit: own };
}
