import type { Reply } from "../../src/chat/message.ts";
import type { DescribedProject } from "../../src/domain/projects/describe.ts";
import { projectList } from "../../src/views/list.ts";
import type { CommandContext } from "../context.ts";

export const pageSize = 20;

/** A list is for the one who asked: it holds what that person may see. */
export async function answerWithList(
  context: CommandContext,
  found: { readonly projects: readonly DescribedProject[]; readonly more: boolean },
  say: {
    readonly title: (count: number) => string;
    readonly empty: string;
    /** The line of the next page, where the list can be gone through. */
    readonly next?: string;
  },
): Promise<Reply> {
  const { services, view } = context;
  const owners = await services.people.byIds([...new Set(found.projects.map(({ project }) => project.ownerId))]);
  const rows = found.projects.map(({ project, lamp }) => ({
    project,
    lamp,
    owner: owners.find((member) => member.id === project.ownerId),
  }));
  return {
    message: projectList(view, rows, {
      title: say.title(rows.length),
      empty: say.empty,
      more: found.more,
      ...(found.more && say.next !== undefined ? { next: say.next } : {}),
    }),
    audience: "caller",
  };
}
