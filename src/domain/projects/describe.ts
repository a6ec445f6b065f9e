import type { Mark, Stage } from "../../packs/pack.ts";
import { dayOf } from "../day.ts";
import { fundsTotals, type FundsTotal } from "../funds/contract.ts";
import type { ProjectRecord } from "../model.ts";
import { mayChange, mayChangeFrom } from "../rights.ts";
import { mayKnow, show, type Audience, type ShownProject } from "../secrecy.ts";
import { isAway, standingSide } from "../sides/side.ts";
import { lampOf, type LampReading } from "../stale.ts";
import type { Work } from "../work.ts";
import { stageLine } from "./gate.ts";
import { openMarks, stageAhead } from "./stage.ts";

/** A project as its audience may see it, where it stands, and what they may do with it. */
export interface DescribedProject {
  readonly project: ShownProject;
  readonly lamp: LampReading;
  readonly next: Stage | undefined;
  /** What a button for the next stage types. */
  readonly nextLine: string | undefined;
  /** What may be entered beside the line now, and is not yet. */
  readonly openMarks: readonly Mark[];
  readonly mayChange: boolean;
  /** Arrived funds by currency; none for those outside its circle. */
  readonly funds: readonly FundsTotal[];
  /** Whether this unit's channel is one of the project's own or a partner's, and everybody in it may read it by name. */
  readonly openTo: (channelOf: number | undefined) => boolean;
}

/** For the actor, where nobody else is named. */
export function describeProject(
  work: Work,
  { project }: ProjectRecord,
  audience: Audience = { reader: work.actor },
): DescribedProject {
  const today = dayOf(work.now, work.org.timezone);
  // An excuse that has ended says nothing any more, though the clocks still take its days off.
  const shown = show({ ...project, side: standingSide(project.side, today) }, audience);
  const next = isAway(project.side) ? undefined : stageAhead(work, project);
  return {
    project: shown,
    lamp: lampOf(project, work.pack, work.calendar, work.org.timezone, work.now),
    next,
    openMarks: isAway(project.side) ? [] : openMarks(work, project),
    nextLine: next && stageLine(next, work.locale, project.number),
    mayChange:
      project.mergedInto === null &&
      ("reader" in audience ? mayChange(audience.reader, project) : mayChangeFrom(audience.channelOf, project)),
    funds: fundsTotals(shown, work.pack),
    openTo: (channelOf) =>
      channelOf !== undefined &&
      [project.unitId, ...project.partners].includes(channelOf) &&
      mayKnow(project, { channelOf }),
  };
}
