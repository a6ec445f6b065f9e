import { UserError } from "../../errors.ts";
import type { Mark, Stage } from "../../packs/pack.ts";
import { lineOf, stageIndex } from "../line.ts";
import type { Project } from "../model.ts";
import { inWords, type Work } from "../work.ts";
import { rulesOf } from "./claim.ts";
import { mustWait } from "./standing.ts";

/**
 * While another unit's first report protects the investor, a later project goes no further than the pack's last open
 * stage, until the two have agreed, the unit has said why it goes on, or the coordinator has decided.
 * @throws UserError conflict with the last protected day
 */
export async function requireFreeToMove(
  work: Work,
  project: Project,
  gate: Stage | Mark,
  hint?: string,
): Promise<void> {
  const { contest, number } = project;
  if (contest === null) return;
  const { policy, today } = rulesOf(work);
  const line = lineOf(work.pack, project.kind);
  // A line without that stage is open at its first one alone.
  const open = Math.max(0, stageIndex(line, policy.lastOpenStage));
  if (stageIndex(line, gate.code) <= open) return;
  const holder = (await work.tx.projects.byNumber(work.org.id, contest.against))?.project;
  if (!mustWait(holder, project, today)) return;
  throw new UserError(
    "conflict",
    "reported_first",
    {
      until: holder.hold?.until ?? today,
      stage: line.stages[open]?.name[work.locale] ?? policy.lastOpenStage,
      decided: contest.state === "decided",
    },
    hint ?? inWords(work, `/首报 #${number}`, `/claim #${number}`),
  );
}
