import { show, type ShownProject } from "./secrecy.ts";
import { lampOf, type LampReading } from "./stale.ts";
import type { Work } from "./work.ts";

/** A project without substantive progress in a time, and what its clocks say of it. */
export interface UnchangedLine {
  readonly project: ShownProject;
  readonly lamp: LampReading;
}

export interface Unchanged {
  /** Those that wait, or are held by an excuse or a plan: the longest wait first. */
  readonly lines: readonly UnchangedLine[];
  /** How many are within the time of their stage. */
  readonly inTime: number;
  /** There are more projects than were read. */
  readonly more: boolean;
}

const pageSize = 200;
const mostRead = 2000;

/**
 * A unit's projects on the line without substantive progress since the instant, as the unit's channel may know them. Those
 * in a stage without a clock are left out: nothing is expected of them. What was lost or has exited is told as news once,
 * and then rests.
 */
export async function unchangedOfUnit(
  { tx, org, pack, calendar, now }: Pick<Work, "tx" | "org" | "pack" | "calendar" | "now">,
  unitId: number,
  since: Date,
): Promise<Unchanged> {
  const lines: UnchangedLine[] = [];
  let inTime = 0;
  let more = true;
  for (let offset = 0; more && offset < mostRead; offset += pageSize) {
    const page = await tx.projects.list(org.id, { unitId, side: "open" }, { offset, limit: pageSize });
    more = page.more;
    for (const { project } of page.records) {
      if (new Date(project.progressAt) >= since) continue;
      const lamp = lampOf(project, pack, calendar, org.timezone, now);
      if (lamp.reason === "fresh") inTime += 1;
      else if (lamp.reason !== "no_clock") lines.push({ project: show(project, { channelOf: unitId }), lamp });
    }
  }
  const late = ({ lamp }: UnchangedLine) => lamp.overdueWorkingDays;
  return {
    lines: lines.toSorted((a, b) => late(b) - late(a) || a.project.number - b.project.number),
    inTime,
    more,
  };
}
