import type { Actor, Member, ProjectRecord } from "../model.ts";
import { show, type ShownProject } from "../secrecy.ts";
import type { Work } from "../work.ts";

/** Who speaks for a unit: its leaders, else the coordinators. */
export async function leadersOf(work: Pick<Work, "tx" | "org">, unitId: number): Promise<readonly Member[]> {
  const { tx, org } = work;
  const leaders = (await tx.people.holding(org.id, { name: "leader", unitId })).filter((member) => member.active);
  if (leaders.length > 0) return leaders;
  return (await tx.people.holding(org.id, { name: "coordinator", unitId: undefined })).filter(
    (member) => member.active,
  );
}

/** The project as this person may see it. */
export function showTo(work: Pick<Work, "org">, { project }: ProjectRecord, member: Member): ShownProject {
  const identity = { platform: "console" as const, workspace: work.org.key, id: String(member.id) };
  // What may be seen goes by the person; through which door they come does not matter.
  const reader: Actor = { ...member, identity };
  return show(project, { reader });
}
