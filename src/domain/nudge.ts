import type { Member, Unit } from "./model.ts";
import { show, type ShownProject } from "./secrecy.ts";
import { lampOf, type LampReading } from "./stale.ts";
import type { Work } from "./work.ts";

/** One lead that waits, with why and what would clear it. */
export interface StaleLine {
  readonly project: ShownProject;
  readonly lamp: LampReading;
  readonly owner: Member | undefined;
}

type Read = Pick<Work, "tx" | "org" | "pack" | "calendar" | "now">;

/** A digest names at most this many; the rest is a number. */
export const mostLines = 20;

/** What one owner has waiting, for their private digest: everything past its clock. */
export async function staleOfOwner(work: Read, owner: Member): Promise<readonly StaleLine[]> {
  const records = await work.tx.projects.due(work.org.id, { ownerId: owner.id }, work.now, mostLines + 1);
  const reader = {
    ...owner,
    identity: { platform: "console" as const, workspace: work.org.key, id: String(owner.id) },
  };
  return records.map(({ project }) => ({
    project: show(project, { reader }),
    lamp: lampOf(project, work.pack, work.calendar, work.org.timezone, work.now),
    owner,
  }));
}

/**
 * What a unit's channel hears of: leads whose owner was told privately first and that still wait some working days later,
 * or whose lamp is yellow or red. Named as the channel may know them.
 */
export async function staleOfUnit(work: Read, unit: Pick<Unit, "id">): Promise<readonly StaleLine[]> {
  const { tx, org, pack, calendar, now } = work;
  const records = await tx.projects.due(org.id, { unitId: unit.id }, now, 200);
  const readings = records.map(({ project }) => ({
    project,
    lamp: lampOf(project, pack, calendar, org.timezone, now),
  }));
  const raised = readings
    .filter(({ lamp }) => lamp.lamp !== "green" || lamp.overdueWorkingDays >= pack.nudges.unitAfterWorkingDays)
    .slice(0, mostLines + 1);
  const owners = await tx.people.byIds(org.id, [...new Set(raised.map(({ project }) => project.ownerId))]);
  return raised.map(({ project, lamp }) => ({
    project: show(project, { channelOf: unit.id }),
    lamp,
    owner: owners.find((member) => member.id === project.ownerId),
  }));
}
