import type { AnyCommand } from "../../commands/context.ts";
import type { Choice } from "../chat/message.ts";
import type { Suggest } from "../chat/port.ts";
import { sourcesOf, type FormChoices } from "../chat/usage.ts";
import { readProjectNumber } from "../chat/values.ts";
import { makeSecret } from "../chance.ts";
import type { Clock } from "../clock.ts";
import { dayOf } from "../domain/day.ts";
import type { Actor } from "../domain/model.ts";
import { describeProject } from "../domain/projects/describe.ts";
import { listProjects } from "../domain/projects/list.ts";
import { loadProject } from "../domain/projects/load.ts";
import { settingOf, type Setting } from "../domain/setting.ts";
import type { ShownProject } from "../domain/secrecy.ts";
import type { Work } from "../domain/work.ts";
import { UserError } from "../errors.ts";
import type { Store, StoreTx } from "../store/port.ts";
import { choicesFrom } from "../views/choices.ts";
import { projectChoice } from "../views/list.ts";
import { viewOf, type View } from "../views/view.ts";
import { knownActor } from "./known-actor.ts";

/** As many as a person looks through; more are found by typing. */
const mostProjects = 20;
/** What a list of one unit's people still holds on every platform. */
const mostMembers = 100;

/** What a form of this command offers to whoever fills it in: nothing that the person may not see, only what is asked for. */
export async function offersFor(
  tx: StoreTx,
  setting: Setting,
  view: View,
  actor: Actor | undefined,
  command: AnyCommand,
  now: Date,
): Promise<FormChoices> {
  const sources = sourcesOf(command);
  if (sources.size === 0) return {};
  const { org } = setting;
  const units = sources.has("unit") ? await tx.units.list(org.id) : [];
  const chains = sources.has("chain") ? await tx.chains.list(org.id) : [];
  const members =
    sources.has("member") && actor?.unitId !== undefined
      ? await tx.people.ofUnit(org.id, actor.unitId, mostMembers + 1)
      : [];
  const projects =
    sources.has("project") && actor ? await projectsLike(workOf(tx, setting, actor, view, now), view, "") : [];
  const year = Number(dayOf(now, org.timezone).slice(0, 4));
  return {
    projects,
    from: choicesFrom(view, { units, chains, members: members.length > mostMembers ? [] : members }, year),
  };
}

/** Answers while somebody types into a field of projects; writes nothing, and tells strangers nothing. */
export function createSuggest({ store, clock }: { readonly store: Store; readonly clock: Clock }): Suggest {
  return ({ caller, typed }) =>
    store.read(async (tx) => {
      const org = await tx.organizations.byWorkspace(caller.platform, caller.workspace);
      const actor = org && (await knownActor(tx, org.id, caller));
      if (!actor) return [];
      const setting = settingOf(org);
      const view = viewOf(setting, org.locale);
      return projectsLike(workOf(tx, setting, actor, view, clock.now()), view, typed);
    });
}

/** The one of that number, else those whose names hold the words; what one owns where nothing is typed yet. */
async function projectsLike(work: Work, view: View, typed: string): Promise<readonly Choice[]> {
  const asked = typed.trim().slice(0, 100);
  const numbered = await numberedProject(work, asked);
  const words = asked.split(/\s+/u).filter((word) => word !== "");
  const filter =
    words.length > 0 ? { words, side: "open" as const } : { ownerId: work.actor.id, side: "open" as const };
  const { projects } = await listProjects(work, filter, { offset: 0, limit: mostProjects });
  const shown = projects.map(({ project }) => project);
  const rest = shown.filter(({ number }) => number !== numbered?.number);
  return [...(numbered ? [numbered] : []), ...rest].map((project) => projectChoice(view, project));
}

async function numberedProject(work: Work, asked: string): Promise<ShownProject | undefined> {
  try {
    return describeProject(work, await loadProject(work, readProjectNumber(asked))).project;
  } catch (error) {
    // No number, or none that this person may know.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function workOf(tx: StoreTx, { org, pack, calendar }: Setting, actor: Actor, { locale }: View, now: Date): Work {
  return { tx, org, pack, calendar, actor, now, locale, delivery: "offer", secret: makeSecret };
}
