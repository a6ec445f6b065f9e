import { UserError } from "../../errors.ts";
import { addDays, dayOf } from "../day.ts";
import type { ProjectRecord } from "../model.ts";
import type { SideState } from "../models/side.ts";
import { loadForChange } from "../projects/load.ts";
import { recordProject } from "../record.ts";
import { inWords, type Work } from "../work.ts";
import { requireDecider } from "./decides.ts";
import { askedPause, isAway, runningPause, standingSide, withoutOwnPause } from "./side.ts";

/**
 * Back to the main line, at the stage it was in, with its history, its first report and its credit. Its clock starts anew;
 * an excuse that ends early counts to the day before. An excuse that was only asked for is withdrawn.
 */
export async function reviveProject(work: Work, number: number, words: string | undefined): Promise<ProjectRecord> {
  const before = await loadForChange(work, number);
  const { project } = before;
  const today = dayOf(work.now, work.org.timezone);
  const side = standingSide(project.side, today);
  if (!side)
    throw new UserError("conflict", "on_line", { number }, inWords(work, `/线索 #${number}`, `/lead #${number}`));
  if (side.state === "exited") requireDecider(work, project);
  const away = isAway(side);
  const after = {
    ...project,
    side: away ? null : endedPause(side, today),
    progressAt: away ? work.now.toISOString() : project.progressAt,
  };
  return recordProject(work, before, after, "revive", {
    from: side.state,
    since: side.since,
    ...(words === undefined ? {} : { text: words }),
  });
}

function endedPause(side: SideState, today: string): SideState | null {
  if (askedPause(side, today) && !runningPause(side, today)) return withoutOwnPause(side);
  const until = addDays(today, -1);
  return side.since <= until ? { ...side, until } : withoutOwnPause(side);
}
