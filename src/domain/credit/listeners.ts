import type { Actor, Member, ProjectRecord } from "../model.ts";
import { show, type ShownProject } from "../secrecy.ts";
import type { Work } from "../work.ts";

/** The project as this person may see it. */
export function showTo(work: Pick<Work, "org">, { project }: ProjectRecord, member: Member): ShownProject {
  const identity = { platform: "console" as const, workspace: work.org.key, id: String(member.id) };
  // What may be seen goes by the person; through which door they come does not matter.
  const reader: Actor = { ...member, identity };
  return show(project, { reader });
}
