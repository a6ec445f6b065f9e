import { UserError } from "../../errors.ts";
import type { Mark, Stage } from "../../packs/pack.ts";
import { dayOf } from "../day.ts";
import { isMark, lineOf, nextStage, stageIndex, stageOf } from "../line.ts";
import { requireFreeToMove } from "../first-report/guard.ts";
import type { Project, ProjectRecord } from "../model.ts";
import { recordProject } from "../record.ts";
import { findGate } from "../words.ts";
import { inWords, type Work } from "../work.ts";
import { checkEvidence, stageExample, type GivenEvidence } from "./gate.ts";
import { loadForChange } from "./load.ts";

/**
 * The gate that a word means for this project: a stage or a mark of its own kind's line.
 * @throws UserError where there is none, or where it is another kind's
 */
export async function gateOf(work: Work, number: number, given: string): Promise<Stage | Mark> {
  const { project } = await loadForChange(work, number);
  return findGate(work.pack, project.kind, given, work.locale, aheadExample(work, project));
}

/**
 * Moves a project through a gate. Stages may be skipped (a leased plant breaks no ground), never gone back: what was
 * entered by mistake is taken back with undo or by a correction, which leave their trail. A mark is entered beside the
 * line: the project stays in its stage.
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
  const line = lineOf(pack, project.kind);
  const hint = aheadExample(work, project);
  const gate = findGate(pack, project.kind, given, locale, hint);
  const today = dayOf(now, org.timezone);
  const from = stageIndex(line, project.stage);
  const current = line.stages[from]?.name[locale] ?? project.stage;
  // Where it has come to, and what comes next.
  const card = inWords(work, `/线索 #${number}`, `/lead #${number}`);
  if (gate.code === project.stage || (isMark(gate) && project.reached[gate.code] !== undefined))
    throw new UserError("conflict", "same_stage", { stage: gate.name[locale] }, hint, [{ line: card }]);
  if (isMark(gate)) requireFrom(work, number, gate, from);
  else if (stageIndex(line, gate.code) < from) {
    throw new UserError(
      "conflict",
      "stage_backwards",
      { from: current, to: gate.name[locale] },
      inWords(work, "/撤销", "/undo"),
      [{ line: card }],
    );
  }
  await requireFreeToMove(work, project, gate);
  const passed = checkEvidence(gate, evidence, today, locale, stageExample(gate, locale, number, today));
  const after = {
    ...project,
    stage: isMark(gate) ? project.stage : gate.code,
    reached: { ...project.reached, [gate.code]: passed.day },
    evidence: { ...project.evidence, ...passed.evidence },
    progressAt: now.toISOString(),
  };
  return recordProject(work, before, after, "stage", {
    from: project.stage,
    to: gate.code,
    ...(isMark(gate) ? { mark: true } : {}),
    day: passed.day,
    ...passed.evidence,
  });
}

/** A line that leads on from where the project is; at the end of its line, one that shows it. */
function aheadExample(work: Work, project: Project): string {
  const { number } = project;
  const ahead = stageAhead(work, project);
  return ahead
    ? stageExample(ahead, work.locale, number, dayOf(work.now, work.org.timezone))
    : inWords(work, `/线索 #${number}`, `/lead #${number}`);
}

/** @throws UserError while the project has not come as far as the mark asks */
function requireFrom(work: Work, number: number, mark: Mark, at: number): void {
  const { pack, locale } = work;
  const first = stageOf(pack, mark.from);
  if (!first || at >= pack.stages.indexOf(first)) return;
  throw new UserError(
    "conflict",
    "mark_too_early",
    { mark: mark.name[locale], from: first.name[locale] },
    stageExample(first, locale, number, dayOf(work.now, work.org.timezone)),
  );
}

/** The marks that the project has come far enough for and does not have. */
export function openMarks(
  work: Pick<Work, "pack">,
  project: Pick<Project, "kind" | "stage" | "reached">,
): readonly Mark[] {
  const line = lineOf(work.pack, project.kind);
  const at = stageIndex(line, project.stage);
  return line.marks.filter((mark) => at >= stageIndex(line, mark.from) && project.reached[mark.code] === undefined);
}

/** The stage after the one it is in, for the card's button. */
export function stageAhead(work: Pick<Work, "pack">, project: { readonly kind: string; readonly stage: string }) {
  return nextStage(lineOf(work.pack, project.kind), project.stage);
}
