import type { Work } from "../work.ts";

/** Ids of those who decide: the coordinator's office, or the admins while nobody holds that role. */
export async function coordinators({ tx, org }: Pick<Work, "tx" | "org">): Promise<readonly number[]> {
  const holding = async (name: "coordinator" | "admin") =>
    (await tx.people.holding(org.id, { name, unitId: undefined })).map(({ id }) => id);
  const found = await holding("coordinator");
  return found.length > 0 ? found : holding("admin");
}
