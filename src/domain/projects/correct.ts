import { UserError } from "../../errors.ts";
import type { Gate } from "../../packs/pack.ts";
import { isMark, lineOf, stageIndex, type Line } from "../line.ts";
import type { Project, ProjectRecord } from "../model.ts";
import { recordProject } from "../record.ts";
import { requireDecider } from "../sides/decides.ts";
import { findGate } from "../words.ts";
import { inWords, type Work } from "../work.ts";
import { loadForChange } from "./load.ts";

/**
 * Goes back to a stage the project was in, because what came after was entered by mistake; or takes a mark away. For the
 * unit's leader and the coordinator, with a reason. What leaves `reached` leaves the boards; the old rows and their authors
 * stay in the ledger. No progress: a correction makes nothing fresh.
 * @throws UserError conflict where it never was there
 */
export async function correctStage(work: Work, number: number, given: string, reason: string): Promise<ProjectRecord> {
  const { pack, locale } = work;
  const before = await loadForChange(work, number);
  const { project } = before;
  requireDecider(work, project);
  const line = lineOf(pack, project.kind);
  const gate = findGate(pack, project.kind, given, locale, example(work, project, line));
  const leaving = isMark(gate) ? [gate] : laterThan(line, gate);
  const gone = leaving.filter(({ code }) => project.reached[code] !== undefined);
  if (project.reached[gate.code] === undefined || gone.length === 0) throw refusal(work, project, line, gate);
  const after = {
    ...project,
    stage: isMark(gate) ? project.stage : gate.code,
    reached: without(project.reached, (code) => !gone.some((item) => item.code === code)),
    // Keys of evidence are the gate's code, a dot, and what was asked for.
    evidence: without(project.evidence, (key) => !gone.some(({ code }) => key.startsWith(`${code}.`))),
  };
  return recordProject(work, before, after, "correction", {
    from: project.stage,
    to: gate.code,
    ...(isMark(gate) ? { mark: true } : {}),
    text: reason,
  });
}

/** Stages behind this one, and the marks that may not be entered yet at this one. */
function laterThan(line: Line, gate: Gate): readonly Gate[] {
  const at = stageIndex(line, gate.code);
  return [...line.stages.slice(at + 1), ...line.marks.filter((mark) => stageIndex(line, mark.from) > at)];
}

function without(map: Readonly<Record<string, string>>, stays: (key: string) => boolean): Record<string, string> {
  return Object.fromEntries(Object.entries(map).filter(([key]) => stays(key)));
}

function refusal(work: Work, project: Project, line: Line, gate: Gate): UserError {
  const { locale } = work;
  return new UserError(
    "conflict",
    "correct_unreached",
    {
      number: project.number,
      stage: gate.name[locale],
      stages: earlier(project, line).map((stage) => stage.name[locale]),
    },
    example(work, project, line),
  );
}

/** Stages it was in before the one it is in. */
function earlier(project: Project, line: Line): readonly Gate[] {
  const at = stageIndex(line, project.stage);
  return line.stages.slice(0, at).filter(({ code }) => project.reached[code] !== undefined);
}

/** A line that would be carried out. */
function example(work: Work, project: Project, line: Line): string {
  const { number } = project;
  const to = earlier(project, line).at(-1);
  if (!to) return inWords(work, `/线索 #${number}`, `/lead #${number}`);
  return inWords(
    work,
    `/阶段 更正 #${number} ${to.name["zh-CN"]} 合同尚未签订`,
    `/stage correct #${number} ${to.code} the contract is not signed yet`,
  );
}
