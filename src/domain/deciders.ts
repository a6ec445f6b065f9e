import type { Member } from "./model.ts";
import type { Work } from "./work.ts";

/** Who decides for a unit: its leaders, and where it has none the coordinators. */
export async function decidersOf({ tx, org }: Pick<Work, "tx" | "org">, unitId: number): Promise<readonly Member[]> {
  const leaders = (await tx.people.holding(org.id, { name: "leader", unitId })).filter((member) => member.active);
  if (leaders.length > 0) return leaders;
  const coordinators = await tx.people.holding(org.id, { name: "coordinator", unitId: undefined });
  return coordinators.filter((member) => member.active);
}
