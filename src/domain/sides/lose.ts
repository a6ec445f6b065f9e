import { UserError } from "../../errors.ts";
import { addDays, dayOf } from "../day.ts";
import { lineOf, stageIndex, stageOf } from "../line.ts";
import type { Day, Project, ProjectRecord } from "../model.ts";
import type { SideState } from "../models/side.ts";
import { loadForChange } from "../projects/load.ts";
import { recordProject } from "../record.ts";
import { inWords, type Work } from "../work.ts";
import { decides, requireDecider } from "./decides.ts";
import { readReason, type GivenReason } from "./reason.ts";

/**
 * Lost, and the friendship kept: with its reason and a day to call again, which puts it into the nurture pool; null for
 * never.
 * @throws UserError conflict once a contract is signed: then it exits, which is not for everybody to say
 */
export async function loseProject(
  work: Work,
  number: number,
  input: { readonly reason: string; readonly revisit?: Day | null | undefined },
): Promise<ProjectRecord> {
  const before = await loadForChange(work, number);
  const { project } = before;
  if (isSigned(work, project))
    throw new UserError(
      "conflict",
      "signed_exits",
      { number, stage: stageOf(work.pack, project.stage)?.name[work.locale] ?? project.stage },
      decides(work, project)
        ? inWords(work, `/退出 #${number} 协商解约`, `/exit #${number} agreed`)
        : inWords(work, `/线索 #${number}`, `/lead #${number}`),
    );
  const given = readReason(work, work.pack.sides.lost, input.reason);
  const today = dayOf(work.now, work.org.timezone);
  const until = input.revisit === undefined ? addDays(today, work.pack.sides.revisit[0]) : input.revisit;
  if (until !== null) requireToCome(until, today, inWords(work, `/停谈 #${number} 用地`, `/lost #${number} land`));
  return recordProject(work, before, { ...project, side: off(work, "lost", given, until) }, "lost", {
    reason: given.reason,
    ...(given.words === null ? {} : { text: given.words }),
    ...(until === null ? {} : { revisit: until }),
  });
}

/** Moves the day to call an old acquaintance again; null, for never, takes it out of the pool. */
export async function moveRevisit(work: Work, number: number, until: Day | null): Promise<ProjectRecord> {
  const before = await loadForChange(work, number);
  const { project } = before;
  if (project.side?.state !== "lost")
    throw new UserError(
      "conflict",
      "not_lost",
      { number },
      inWords(work, `/停谈 #${number} 用地`, `/lost #${number} land`),
    );
  const today = dayOf(work.now, work.org.timezone);
  if (until !== null)
    requireToCome(until, today, inWords(work, `/停谈 回访 #${number} 180天`, `/lost later #${number} 180d`));
  if (until === project.side.until) throw new UserError("invalid_input", "nothing_changed", {});
  const side = { ...project.side, until, rounds: project.side.rounds + 1 };
  return recordProject(work, before, { ...project, side }, "nurture", until === null ? {} : { revisit: until });
}

/** Out after the signature: what was reached stays counted, nothing more is asked of it. */
export async function exitProject(work: Work, number: number, reason: string): Promise<ProjectRecord> {
  const before = await loadForChange(work, number);
  const { project } = before;
  requireDecider(work, project);
  if (!isSigned(work, project) && lineOf(work.pack, project.kind).stages[0] === work.pack.stages[0])
    throw new UserError(
      "conflict",
      "not_signed_yet",
      { number, stage: stageOf(work.pack, work.pack.sides.exitFrom)?.name[work.locale] ?? "" },
      inWords(work, `/停谈 #${number} 用地`, `/lost #${number} land`),
    );
  const given = readReason(work, work.pack.sides.exited, reason);
  return recordProject(work, before, { ...project, side: off(work, "exited", given, null) }, "exit", {
    reason: given.reason,
    ...(given.words === null ? {} : { text: given.words }),
  });
}

/**
 * Where an old acquaintance was called: the day to call again moves on, to the step that was planned or by the pack's
 * second interval, never back.
 */
export function afterCall(
  side: SideState | null,
  call: { readonly on: Day; readonly next: Day | undefined },
  interval: number,
): SideState | null {
  if (side?.state !== "lost" || side.until === null) return side;
  const until = call.next ?? addDays(call.on, interval);
  return until > side.until || call.next !== undefined ? { ...side, until, rounds: side.rounds + 1 } : side;
}

/** On another line than the main one there is no contract: it may be lost or exit at any stage. */
function isSigned({ pack }: Work, project: Project): boolean {
  const main = { stages: lineOf(pack, project.kind).stages, marks: [] };
  const contract = stageIndex(main, pack.sides.exitFrom);
  return contract !== -1 && stageIndex(main, project.stage) >= contract;
}

function off(work: Work, state: "lost" | "exited", given: GivenReason, until: Day | null): SideState {
  const since = dayOf(work.now, work.org.timezone);
  return { state, ...given, since, until, accepted: true, rounds: 0, byId: work.actor.id, past: [] };
}

function requireToCome(day: Day, today: Day, example: string): void {
  if (day <= today) throw new UserError("invalid_input", "past_date", { given: day }, example);
}
