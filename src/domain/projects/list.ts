import type { Page, ProjectFilter } from "../ports.ts";
import { isCoordinator, unitsOf } from "../rights.ts";
import { foldText } from "../record.ts";
import type { Work } from "../work.ts";
import { describeProject, type DescribedProject } from "./describe.ts";

/** Projects the actor may know, as the actor may see them; the newest progress first. */
export async function listProjects(
  work: Work,
  filter: ProjectFilter,
  page: Page,
): Promise<{ readonly projects: readonly DescribedProject[]; readonly more: boolean }> {
  const { records, more } = await work.tx.projects.list(work.org.id, visible(work, filter), page);
  return { projects: records.map((record) => describeProject(work, record)), more };
}

/** The nurture pool as far as the actor may know it; the earliest day to call again first. */
export async function listPool(
  work: Work,
  filter: ProjectFilter,
  page: Page,
): Promise<{ readonly projects: readonly DescribedProject[]; readonly more: boolean }> {
  const { records, more } = await work.tx.projects.toRevisit(work.org.id, visible(work, filter), page);
  return { projects: records.map((record) => describeProject(work, record)), more };
}

function visible(work: Work, filter: ProjectFilter): ProjectFilter {
  const { actor } = work;
  return {
    ...filter,
    asOf: work.now,
    ...(filter.words ? { words: filter.words.map(foldText) } : {}),
    ...(isCoordinator(actor)
      ? {}
      : { visibleTo: { unitIds: unitsOf(actor), ledUnitIds: unitsOf(actor, "leader"), memberId: actor.id } }),
  };
}
