import type { SidesReasons } from "../../../reasons/sides.ts";
import type { Sentences } from "../../sentences.ts";

const list = (items: readonly string[]) => items.join(", ");

export const sidesErrors: Sentences<SidesReasons> = {
  stage_of_other_kind: ({ stage, kind, stages }) =>
    `“${stage}” is no stage of a project of the kind “${kind}”. Its stages: ${list(stages)}.`,
  mark_too_early: ({ mark, from }) => `“${mark}” can be entered from “${from}” on.`,
  correct_unreached: ({ number, stage, stages }) =>
    stages.length === 0
      ? `#${number} is in its first stage: there is none to go back to.`
      : `#${number} cannot be corrected to “${stage}”, only back to a stage it was in: ${list(stages)}.`,
  kind_past_start: ({ from, to, stage }) =>
    `“${from}” and “${to}” go through different stages, so the kind can be changed only at “${stage}”. If it was logged by mistake, the unit's leader corrects the stage first.`,
  introduced_in_circle: ({ number, by }) =>
    `#${by} was itself brought by #${number} (or is the same), so it cannot have brought it.`,
  pause_too_long: ({ days, latest }) =>
    `A project is put on hold for ${days} days at most. Please give a day up to ${latest}.`,
  already_paused: ({ number, until }) =>
    `#${number} is on hold until ${until}. The unit's leader can extend that; to end it early, revive it.`,
  pause_gone: ({ number }) =>
    `No request to hold #${number} waits for you: it was decided, withdrawn, or made again with another date.`,
  signed_exits: ({ number, stage }) =>
    `#${number} is at “${stage}”: after the signature a project is not lost, it exits, by the unit's leader or the coordinator.`,
  not_signed_yet: ({ number, stage }) =>
    `#${number} has not come to “${stage}” yet. Before the signature, record it as lost.`,
  not_lost: ({ number }) => `#${number} is not lost, so there is no day to call again.`,
  is_lost: ({ number }) => `#${number} is lost. Please revive it first.`,
  is_exited: ({ number }) => `#${number} has exited. The unit's leader or the coordinator has to revive it first.`,
  on_line: ({ number }) => `#${number} is being worked on: there is nothing to revive.`,
};
