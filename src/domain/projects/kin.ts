import { UserError } from "../../errors.ts";
import type { Project, ProjectRecord } from "../model.ts";
import { show, type Audience, type ShownProject } from "../secrecy.ts";
import { inWords, type Work } from "../work.ts";
import { loadProject } from "./load.ts";

/** 以商招商: who brought a project, and whom it brought. */
export interface Kin {
  readonly by: ShownProject | undefined;
  /** The oldest first. */
  readonly brought: readonly ShownProject[];
  readonly more: boolean;
}

/** A card names this many. */
const most = 5;
/** A longer row of one bringing the next is no row of deals but a mistake. */
const longestRow = 20;

/** As the audience may see them; nothing of a project that it may not know. */
export async function kinOf(work: Work, { project }: ProjectRecord, audience: Audience): Promise<Kin> {
  const { tx, org } = work;
  if (!show(project, audience).named) return { by: undefined, brought: [], more: false };
  const by = project.introducedBy === null ? undefined : await tx.projects.byNumber(org.id, project.introducedBy);
  const brought = await tx.projects.introducedBy(org.id, project.number, most + 1);
  return {
    by: by && !by.project.voided ? show(by.project, audience) : undefined,
    brought: brought.slice(0, most).map((one) => show(one.project, audience)),
    more: brought.length > most,
  };
}

/**
 * The project that brought another: one the actor may know, and never itself or one that it brought.
 * @throws UserError not_found or forbidden as for looking at it; invalid_input for a circle
 */
export async function introducer(work: Work, given: number, of: Project["number"] | undefined): Promise<number> {
  let at = await loadProject(work, given);
  for (let step = 0; step < longestRow; step++) {
    if (at.project.number === of)
      throw new UserError(
        "invalid_input",
        "introduced_in_circle",
        { number: of, by: given },
        inWords(work, `/线索 #${of}`, `/lead #${of}`),
      );
    if (at.project.introducedBy === null) break;
    const next = await work.tx.projects.byNumber(work.org.id, at.project.introducedBy);
    if (!next) break;
    at = next;
  }
  return given;
}
