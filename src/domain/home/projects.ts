import type { Project } from "../model.ts";
import { listProjects } from "../projects/list.ts";
import { show, type ShownProject } from "../secrecy.ts";
import { lampOf, worseLampFirst, type LampReading } from "../stale.ts";
import type { Work } from "../work.ts";

/** One of a person's open projects, in one line. */
export interface OpenProject {
  readonly project: ShownProject;
  readonly lamp: LampReading;
}

/** Of those that wait so many are weighed by their lamps: those that have waited longest. */
const mostWeighed = 60;
const far = new Date("9999-01-01T00:00:00Z");

/**
 * The actor's own open projects, the most urgent first: those that wait, by lamp and by how long; then those whose clock
 * runs out next; then those without a clock, the newest progress first. It reads no more than it shows, but for the first.
 */
export async function urgentProjects(
  work: Work,
  limit: number,
): Promise<{ readonly shown: readonly OpenProject[]; readonly more: boolean }> {
  const { tx, org, actor, now } = work;
  const found = new Map<number, OpenProject>();
  const add = (projects: readonly OpenProject[]) => {
    for (const one of projects) if (!found.has(one.project.number)) found.set(one.project.number, one);
  };
  const due = (range: { readonly after?: Date; readonly until: Date }, most: number) =>
    tx.projects.due(org.id, { ownerId: actor.id }, { ...range, earliestFirst: true }, most);
  add(
    (await due({ until: now }, mostWeighed))
      .map(({ project }) => open(work, project))
      .toSorted((a, b) => worseLampFirst(a.lamp, b.lamp)),
  );
  if (found.size <= limit)
    add((await due({ after: now, until: far }, limit + 1)).map(({ project }) => open(work, project)));
  if (found.size <= limit) {
    // Those already found may be the newest ones too.
    const page = { offset: 0, limit: limit + 1 + found.size };
    const { projects } = await listProjects(work, { ownerId: actor.id, side: "open" }, page);
    add(projects);
  }
  const all = [...found.values()];
  return { shown: all.slice(0, limit), more: all.length > limit };
}

function open({ pack, calendar, org, now, actor }: Work, project: Project): OpenProject {
  return { project: show(project, { reader: actor }), lamp: lampOf(project, pack, calendar, org.timezone, now) };
}
