import { UserError } from "../../errors.ts";
import { addDays, dayOf } from "../day.ts";
import type { Day, ProjectRecord } from "../model.ts";
import type { SideState } from "../models/side.ts";
import { loadForChange } from "../projects/load.ts";
import { recordProject } from "../record.ts";
import { inWords, type Work } from "../work.ts";
import { decides, requireDecider } from "./decides.ts";
import { readReason } from "./reason.ts";
import { acceptedPauses, askedPause, runningPause, withoutOwnPause } from "./side.ts";

/**
 * An excuse until a day, at most the pack's longest pause. From the unit's leader or the coordinator it holds the clocks at
 * once; from others only when one of them has accepted it, then from the day it was asked for.
 */
export async function pauseProject(
  work: Work,
  number: number,
  input: { readonly until: Day; readonly reason: string },
): Promise<ProjectRecord> {
  const before = await loadForChange(work, number);
  const { project } = before;
  const { until } = input;
  const today = dayOf(work.now, work.org.timezone);
  const example = (day: Day) =>
    inWords(work, `/暂缓 #${number} 至:${day} 等待审批`, `/hold #${number} until:${day} approval`);
  if (until < today) throw new UserError("invalid_input", "past_date", { given: until }, example(addDays(today, 14)));
  const running = runningPause(project.side, today);
  // One that is made longer is still one excuse.
  const since = running?.since ?? today;
  const latest = addDays(since, work.pack.sides.longestPause);
  if (until > latest)
    throw new UserError(
      "invalid_input",
      "pause_too_long",
      { days: work.pack.sides.longestPause, latest },
      example(latest),
    );
  const accepted = decides(work, project);
  if (running && !accepted)
    throw new UserError(
      "conflict",
      "already_paused",
      { number, until: running.until },
      inWords(work, `/重启 #${number}`, `/revive #${number}`),
    );
  const given = readReason(work, work.pack.sides.paused, input.reason);
  const progress = dayOf(new Date(project.progressAt), work.org.timezone);
  const side: SideState = {
    state: "paused",
    ...given,
    since,
    until,
    accepted,
    rounds: 0,
    byId: work.actor.id,
    past: acceptedPauses(project.side).filter((pause) => pause.since !== running?.since && pause.until > progress),
  };
  return recordProject(work, before, { ...project, side }, "pause", {
    reason: given.reason,
    ...(given.words === null ? {} : { text: given.words }),
    until,
    accepted,
  });
}

/**
 * The leader's word on an excuse that was asked for.
 * @param until what the decider was shown: another day means that somebody asked again meanwhile
 */
export async function decidePause(
  work: Work,
  number: number,
  decision: { readonly accept: boolean; readonly until?: Day | undefined; readonly words?: string | undefined },
): Promise<ProjectRecord> {
  const before = await loadForChange(work, number);
  const { project } = before;
  requireDecider(work, project);
  const asked = askedPause(project.side, dayOf(work.now, work.org.timezone));
  if (!asked || !project.side || (decision.until !== undefined && decision.until !== asked.until))
    throw new UserError("conflict", "pause_gone", { number }, inWords(work, `/线索 #${number}`, `/lead #${number}`));
  const side = decision.accept ? { ...project.side, accepted: true } : withoutOwnPause(project.side);
  return recordProject(work, before, { ...project, side }, "pause", {
    decision: decision.accept ? "accepted" : "declined",
    until: asked.until,
    ...(decision.words === undefined ? {} : { text: decision.words }),
  });
}
