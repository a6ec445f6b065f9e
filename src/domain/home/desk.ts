import type { Member, Unit } from "../model.ts";
import { holds } from "../rights.ts";
import type { Work } from "../work.ts";
import { urgentProjects, type OpenProject } from "./projects.ts";
import { standingOf, type UnitStanding } from "./standing.ts";
import { unsetOf, type Unset } from "./unset.ts";
import { waitingNow, type Waiting } from "./waiting.ts";

/** A person's home: what waits, their open projects, where their unit stands, what is still to be set up. */
export interface Desk {
  readonly unit: Unit | undefined;
  readonly waiting: Waiting;
  readonly projects: readonly OpenProject[];
  readonly more: boolean;
  readonly standing: readonly UnitStanding[];
  /** For admins. */
  readonly unset: Unset | undefined;
  /** Whether the person may log leads. */
  readonly logs: boolean;
  /** Coordinator or admin: they belong to no unit and need none. */
  readonly office: boolean;
  /** Whom somebody without a unit and an office can ask; empty for everybody else. */
  readonly admins: readonly Member[];
}

/** Some of them are shown among what waits already. */
const mostProjects = 15;

/** It writes nothing. */
export async function deskOf(work: Work): Promise<Desk> {
  const { tx, org, actor } = work;
  const unit = actor.unitId === undefined ? undefined : await tx.units.byId(org.id, actor.unitId);
  const office = holds(actor, "coordinator") || holds(actor, "admin");
  const { shown, more } = await urgentProjects(work, mostProjects);
  return {
    unit,
    waiting: await waitingNow(work),
    projects: shown,
    more,
    standing: unit ? await standingOf(work, unit) : [],
    logs: unit !== undefined || actor.roles.some(({ name }) => name !== "admin" && name !== "verifier"),
    unset: holds(actor, "admin") ? await unsetOf(work) : undefined,
    office,
    admins: unit === undefined && !office ? await adminsOf(work) : [],
  };
}

async function adminsOf({ tx, org }: Work): Promise<readonly Member[]> {
  return (await tx.people.holding(org.id, { name: "admin", unitId: undefined })).filter(({ active }) => active);
}
