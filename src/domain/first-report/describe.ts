import type { Actor, Day, Entry, Member, Project, Unit } from "../model.ts";
import type { Hold } from "../models/first-report.ts";
import { belongsTo, isCoordinator, mayChange } from "../rights.ts";
import { mayKnow, show, type ShownProject } from "../secrecy.ts";
import type { Work } from "../work.ts";
import { othersOf, rulesOf } from "./claim.ts";
import { byNumber, notYours, speaksFor } from "./load.ts";
import { seeCase, seeRival, type SeenCase, type SeenRival } from "./seen.ts";
import { active, alive, binds } from "./standing.ts";
import { stateOn } from "./term.ts";

/** What somebody may do about a first report now, as the lines' own words. */
export type ClaimAction =
  | "renew"
  | "release"
  | "register"
  | "join"
  | "proceed"
  | "dispute"
  | "appeal"
  | "accept"
  | "decide";

export interface ClaimStep {
  /** The project in whose ledger it stands. */
  readonly number: number;
  readonly entry: Entry;
  readonly actor: Member | undefined;
}

/** A first report as one person may see it: what it is, who else came, and the whole way there. */
export interface ClaimSeen {
  readonly project: ShownProject;
  readonly unit: Unit | undefined;
  /** As it is today, whether or not its end was noted already. */
  readonly hold: (Pick<Hold, "since" | "until" | "renewals"> & { readonly state: Hold["state"] }) | undefined;
  readonly own: SeenCase | undefined;
  /** Number of the first project, for the coordinator. */
  readonly against: number | undefined;
  readonly rivals: readonly SeenRival[];
  /** Oldest first. */
  readonly trail: readonly ClaimStep[];
  readonly units: readonly Unit[];
  readonly actions: readonly ClaimAction[];
}

/** Entries of one stream that are read for the trail. */
const reach = 300;

/**
 * What `/claim` shows: to the project's circle and the coordinator all of its own way; to the first reporter's side of a
 * later project its code name, what it asks for and what was decided.
 * @throws UserError forbidden to everybody else
 */
export async function describeClaim(work: Work, number: number): Promise<ClaimSeen> {
  const { tx, org, actor } = work;
  const { project } = await byNumber(work, number);
  const against = project.contest?.against;
  const holder = against === undefined ? undefined : (await tx.projects.byNumber(org.id, against))?.project;
  const knows = isInside(actor, project);
  const counterpart = holder !== undefined && isInside(actor, holder);
  if (!knows && !counterpart) throw notYours(work, project);
  const units = await tx.units.list(org.id);
  const { today } = rulesOf(work);
  const coordinator = isCoordinator(actor);
  const others = knows ? await othersOf(work, project) : [];
  const rivals = await rivalsOf(work, project, others, units, coordinator);
  const { hold } = project;
  return {
    project: show(project, { reader: actor }),
    unit: knows ? units.find(({ id }) => id === project.unitId) : undefined,
    hold:
      hold && knows
        ? { state: stateOn(hold, today), since: hold.since, until: hold.until, renewals: hold.renewals }
        : undefined,
    own: project.contest === null ? undefined : seeCase(project, holder, units, today),
    against: coordinator ? against : undefined,
    rivals: knows ? rivals : [],
    trail: await trailOf(work, [
      ...(knows ? [number] : []),
      ...(coordinator ? [...(against === undefined ? [] : [against]), ...rivals.map((rival) => rival.number)] : []),
    ]),
    units,
    actions: actionsOf(work, project, holder, today),
  };
}

/** Of those who work on it: everybody may read a public project, not who else is after its investor. */
function isInside(actor: Actor, project: Project): boolean {
  const units = [project.unitId, ...project.partners];
  const works = isCoordinator(actor) || project.ownerId === actor.id || units.some((id) => belongsTo(actor, id));
  return works && mayKnow(project, { reader: actor });
}

/** Later reports against this project; those taken in are no longer among the investor's own, and are found by their entry. */
async function rivalsOf(
  work: Work,
  project: Project,
  others: readonly Project[],
  units: readonly Unit[],
  all: boolean,
): Promise<readonly SeenRival[]> {
  const entries = await work.tx.ledger.ofStream(work.org.id, "project", project.number, reach);
  const noted = entries.flatMap(({ body: { details } }) =>
    [details["joined"], details["case"]].filter((value) => typeof value === "number"),
  );
  const known = new Map(others.map((other) => [other.number, other]));
  const missing = [...new Set(noted)].filter((number) => !known.has(number) && number !== project.number);
  for (const record of await work.tx.projects.byNumbers(work.org.id, missing))
    if (!record.project.voided) known.set(record.project.number, record.project);
  return [...known.values()]
    .toSorted((a, b) => a.number - b.number)
    .map((later) => seeRival(project, later, units, all))
    .filter((rival) => rival !== undefined);
}

async function trailOf(work: Work, numbers: readonly number[]): Promise<readonly ClaimStep[]> {
  const { tx, org } = work;
  const found: { number: number; entry: Entry }[] = [];
  for (const number of new Set(numbers)) {
    const entries = await tx.ledger.ofStream(org.id, "project", number, reach);
    for (const entry of entries) if (isStep(entry)) found.push({ number, entry });
  }
  const people = await tx.people.byIds(org.id, [...new Set(found.map(({ entry }) => entry.actorId))]);
  return found
    .toSorted((a, b) =>
      a.entry.at < b.entry.at ? -1 : a.entry.at > b.entry.at ? 1 : a.number - b.number || a.entry.seq - b.entry.seq,
    )
    .map(({ number, entry }) => ({ number, entry, actor: people.find(({ id }) => id === entry.actorId) }));
}

function isStep({ body }: Entry): boolean {
  return "hold" in body.changes || "contest" in body.changes || "partners" in body.changes;
}

function actionsOf(
  { actor, ...work }: Work,
  project: Project,
  holder: Project | undefined,
  today: Day,
): readonly ClaimAction[] {
  const { contest, hold } = project;
  const { policy } = rulesOf(work);
  const works = mayChange(actor, project);
  const state = hold && stateOn(hold, today);
  const bound = binds(holder, project);
  const actions: ClaimAction[] = [];
  if (works && alive(project) && hold && state === "held" && hold.renewals < policy.renewals) actions.push("renew");
  if (speaksFor(actor, project) && active(project) && state !== "lapsed") actions.push("release");
  if (works && alive(project) && project.investor !== null && hold === null && (contest === null || !bound))
    actions.push("register");
  if (contest && bound && works && alive(project)) {
    if (contest.state === "open" || contest.state === "proceeding" || contest.state === "disputed")
      actions.push("join");
    if (contest.state === "open" || contest.state === "joining") actions.push("proceed");
    if (contest.state !== "disputed" && contest.state !== "decided" && contest.state !== "appealed")
      actions.push("dispute");
  }
  if (contest && bound && contest.state === "joining" && speaksFor(actor, holder)) actions.push("accept");
  if (contest?.state === "decided" && (works || (holder && speaksFor(actor, holder)))) actions.push("appeal");
  const undecided = contest !== null && contest.state !== "decided" && contest.state !== "joined";
  if (isCoordinator(actor) && (undecided ? bound || contest.state === "appealed" : state === "lapsed"))
    actions.push("decide");
  return actions;
}
