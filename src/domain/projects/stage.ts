import { UserError } from "../../errors.ts";
import type { Stage } from "../../packs/pack.ts";
import { dayOf } from "../day.ts";
import { requireFreeToMove } from "../first-report/guard.ts";
import type { ProjectRecord } from "../model.ts";
import { recordProject } from "../record.ts";
import { findStage, stageIndex, stageOf } from "../words.ts";
import { inWords, type Work } from "../work.ts";
import { checkEvidence, stageExample, type GivenEvidence } from "./gate.ts";
import { loadForChange } from "./load.ts";

/**
 * Moves a project through a gate. Stages may be skipped (a leased plant breaks no ground), never gone back: what was
 * entered by mistake is taken back with undo, which leaves its trail.
 * @throws UserError naming the evidence that is missing
 */
export async function moveStage(
  work: Work,
  number: number,
  given: string,
  evidence: GivenEvidence,
): Promise<ProjectRecord> {
  const { org, pack, now, locale } = work;
  const before = await loadForChange(work, number);
  const { project } = before;
  const stage = findStage(pack, given, locale);
  const today = dayOf(now, org.timezone);
  const from = stageIndex(pack, project.stage);
  const to = stageIndex(pack, stage.code);
  const current = stageOf(pack, project.stage);
  const ahead = nextStage(work, project.stage);
  const hint = ahead ? stageExample(ahead, locale, number, today) : undefined;
  if (to === from) throw new UserError("conflict", "same_stage", { stage: stage.name[locale] }, hint);
  if (to < from) {
    throw new UserError(
      "conflict",
      "stage_backwards",
      { from: current.name[locale], to: stage.name[locale] },
      inWords(work, "/撤销", "/undo"),
    );
  }
  await requireFreeToMove(work, project, stage);
  const passed = checkEvidence(stage, evidence, today, locale, stageExample(stage, locale, number, today));
  const after = {
    ...project,
    stage: stage.code,
    reached: { ...project.reached, [stage.code]: passed.day },
    evidence: { ...project.evidence, ...passed.evidence },
    progressAt: now.toISOString(),
  };
  return recordProject(work, before, after, "stage", {
    from: project.stage,
    to: stage.code,
    day: passed.day,
    ...passed.evidence,
  });
}

/** The stage after this one, for the card's button. */
export function nextStage(work: Pick<Work, "pack">, code: string): Stage | undefined {
  return work.pack.stages[stageIndex(work.pack, code) + 1];
}
