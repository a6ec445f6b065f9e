import type { Stage } from "../../packs/pack.ts";
import type { ProjectRecord } from "../model.ts";
import { mayChange } from "../rights.ts";
import { mayKnow, show, type ShownProject } from "../secrecy.ts";
import { lampOf, type LampReading } from "../stale.ts";
import type { Work } from "../work.ts";
import { stageLine } from "./gate.ts";
import { nextStage } from "./stage.ts";

/** A project as the actor may see it, where it stands, and what the actor may do with it. */
export interface DescribedProject {
  readonly project: ShownProject;
  readonly lamp: LampReading;
  readonly next: Stage | undefined;
  /** What a button for the next stage types. */
  readonly nextLine: string | undefined;
  readonly mayChange: boolean;
  /** Whether everybody in the channel of this unit may read it by name. */
  readonly openTo: (channelOf: number | undefined) => boolean;
}

export function describeProject(work: Work, { project }: ProjectRecord): DescribedProject {
  const next = nextStage(work, project.stage);
  return {
    project: show(project, { reader: work.actor }),
    lamp: lampOf(project, work.pack, work.calendar, work.org.timezone, work.now),
    next,
    nextLine: next && stageLine(next, work.locale, project.number),
    mayChange: project.mergedInto === null && mayChange(work.actor, project),
    openTo: (channelOf) => channelOf === project.unitId && mayKnow(project, { channelOf }),
  };
}
