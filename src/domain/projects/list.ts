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
  const { records, more } = await work.tx.projects.list(work.org.id, limitToKnown(work, filter), page);
  return { projects: records.map((record) => describeProject(work, record)), more };
}

/** The nurture pool as far as the actor may know it; the earliest day to call again first. */
export async function listPool(
  work: Work,
  filter: ProjectFilter,
  page: Page,
): Promise<{ readonly projects: readonly DescribedProject[]; readonly more: boolean }> {
  const { records, more } = await work.tx.projects.toRevisit(work.org.id, limitToKnown(work, filter), page);
  return { projects: records.map((record) => describeProject(work, record)), more };
}

/** The same in the order of their numbers, those after the cursor: for going through all of them in parts. */
export async function listProjectsAfter(
  work: Work,
  filter: ProjectFilter,
  number: number,
  limit: number,
): Promise<readonly DescribedProject[]> {
  const records = await work.tx.projects.after(work.org.id, number, limit, limitToKnown(work, filter));
  return records.map((record) => describeProject(work, record));
}

function limitToKnown(work: Work, filter: ProjectFilter): ProjectFilter {
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
