import type { ProjectRecord } from "../model.ts";
import { mayKnow, type Audience } from "../secrecy.ts";
import type { Work } from "../work.ts";

/** More units than this on one day at one firm are told as "others". */
const most = 50;

/** Who else the visit of the day is shared with: it counts once. */
export interface Joined {
  /** The own unit has it already. */
  readonly own: boolean;
  /** Ids of other units that everybody who reads the answer may know of. */
  readonly units: readonly number[];
  /** There are others, which are not named. */
  readonly unnamed: boolean;
}

/**
 * What the visit just logged is one with: the same firm, day and direction. A unit is named only where all of `audiences`
 * may know the project it went for; of a project at level L2 nothing is said at all.
 * @returns undefined where it stands alone, or is no visit
 */
export async function joinedVisit(
  work: Work,
  { project, seq }: ProjectRecord,
  audiences: readonly Audience[],
): Promise<Joined | undefined> {
  const { tx, org } = work;
  const own = (await tx.outings.ofProject(org.id, project.number)).find((outing) => outing.seq === seq);
  if (!own || own.kind === "errand") return undefined;
  const sameDay = await tx.outings.ofFirm(org.id, own.firm, own.day, most);
  const others = sameDay.filter(
    (other) =>
      other.kind !== "errand" &&
      other.direction === own.direction &&
      (other.project !== own.project || other.seq !== own.seq),
  );
  const projects = await tx.projects.byNumbers(org.id, [...new Set(others.map((other) => other.project))]);
  const known = new Set<number>();
  let unnamed = false;
  for (const other of others.filter(({ unitId }) => unitId !== own.unitId)) {
    const found = projects.find((record) => record.project.number === other.project);
    if (!found) continue;
    if (audiences.every((audience) => mayKnow(found.project, audience))) known.add(other.unitId);
    else if (found.project.secrecy !== "L2") unnamed = true;
  }
  const joined = { own: others.some(({ unitId }) => unitId === own.unitId), units: [...known], unnamed };
  return joined.own || joined.unnamed || joined.units.length > 0 ? joined : undefined;
}
