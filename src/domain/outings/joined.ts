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
  const here = (await tx.outings.ofProject(org.id, project.number)).find((outing) => outing.seq === seq);
  if (!here || here.kind === "errand") return undefined;
  const sameDay = await tx.outings.ofFirm(org.id, here.firm, here.day, most);
  const others = sameDay.filter(
    (other) =>
      other.kind !== "errand" &&
      other.direction === here.direction &&
      (other.project !== here.project || other.seq !== here.seq),
  );
  const projects = await tx.projects.byNumbers(org.id, [...new Set(others.map((other) => other.project))]);
  const known = new Set<number>();
  let [own, unnamed] = [false, false];
  for (const other of others) {
    const found = projects.find((record) => record.project.number === other.project);
    if (!found) continue;
    const open = audiences.every((audience) => mayKnow(found.project, audience));
    if (!open && found.project.secrecy === "L2") continue;
    if (other.unitId === here.unitId) own = true;
    else if (open) known.add(other.unitId);
    else unnamed = true;
  }
  return own || unnamed || known.size > 0 ? { own, units: [...known], unnamed } : undefined;
}
