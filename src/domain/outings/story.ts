import { daysBetween, dayOf } from "../day.ts";
import type { Day, Entry, EntryKind, Project } from "../model.ts";
import { lineOf, stageIndex } from "../line.ts";
import { loadProject } from "../projects/load.ts";
import { show, type ShownProject } from "../secrecy.ts";
import type { Work } from "../work.ts";
import { countOutings, type OutingCounts } from "./count.ts";
import { isOuting, outingOf } from "./derive.ts";
import { entriesOf } from "./rebuild.ts";

/** One line of a story: `stage` where a stage was reached, `entry` for whatever the ledger says. */
export type Milestone = { readonly day: Day } & (
  | { readonly kind: "stage"; readonly stage: string; /** Since the stage before. */ readonly days: number | undefined }
  | { readonly kind: "visit" | "entry"; readonly entry: Entry }
);

/** 大事记: how a project came about. */
export interface ProjectStory {
  readonly project: ShownProject;
  /** The oldest first. */
  readonly milestones: readonly Milestone[];
  /** How many more there are than `milestones` holds. */
  readonly more: number;
  readonly counts: OutingCounts;
  /** From the first word to production, or to today. */
  readonly days: number;
  /** Whether it has come to production. */
  readonly arrived: boolean;
  /** Everybody who wrote a line of it, by unit (undefined: of none), in the order of their first one; never how many. */
  readonly thanked: readonly { readonly unitId: number | undefined; readonly names: readonly string[] }[];
}

/** Longest first part that is told. */
export const mostMilestones = 30;

/** Daily work, corrections and administration: part of the history, no milestones. */
const ordinary: ReadonlySet<EntryKind> = new Set<EntryKind>([
  "lead",
  "edit",
  "progress",
  "stage",
  "assign",
  "correction",
  "exclusion",
  "investor",
  "link",
  "undo",
]);

/**
 * The story of a project for those who may know it by name: its first word, its first visit, its stages with their days,
 * holds, transfers, funds and whatever else was decided, and how often people went out for it. What was undone is no part.
 * @throws UserError not_found, or forbidden for somebody outside the circle
 */
export async function tellStory(work: Work, number: number): Promise<ProjectStory> {
  const { tx, org, pack, actor, now } = work;
  const record = await loadProject(work, number);
  const { project } = record;
  const standing = standingOf(await entriesOf(tx, org, record));
  const outings = await tx.outings.ofProject(org.id, number);
  const today = dayOf(now, org.timezone);
  const all = [
    ...stagesOf(work, project),
    ...firstVisit(work, project, standing),
    ...standing
      .filter((entry) => !ordinary.has(entry.kind))
      .map((entry): Milestone => ({ kind: "entry", day: dayOf(new Date(entry.at), org.timezone), entry })),
  ].toSorted(compareDays);
  const line = lineOf(pack, project.kind);
  // A line that produces nothing (an upgrade) has arrived at its end.
  const producing = stageIndex(line, "operating");
  const goal = producing === -1 ? line.stages.length - 1 : producing;
  const arrivedOn = project.reached[line.stages[goal]?.code ?? ""];
  const arrived = stageIndex(line, project.stage) >= goal;
  return {
    project: show(project, { reader: actor }),
    milestones: all.slice(0, mostMilestones),
    more: Math.max(0, all.length - mostMilestones),
    counts: countOutings(outings),
    days: daysBetween(all[0]?.day ?? today, arrivedOn ?? today),
    arrived,
    thanked: await thankedOf(work, standing),
  };
}

/** Without what was taken back, and without the taking back. */
function standingOf(entries: readonly Entry[]): readonly Entry[] {
  const undone = new Set(entries.flatMap(({ kind, body }) => (kind === "undo" ? [body.details["undoes"]] : [])));
  return entries.filter((entry) => entry.kind !== "undo" && !undone.has(entry.seq));
}

/**
 * Stages and marks by the day they were reached; of those of one day, as the project's line orders them. What was written up
 * after a later stage's own date (a contract signed before anybody logged the lead) was reached no later than that.
 */
function stagesOf({ pack }: Work, { reached, kind }: Project): readonly Milestone[] {
  const line = lineOf(pack, kind);
  const noLater = (stage: string, day: Day): Day => {
    const later = line.stages.slice(stageIndex(line, stage) + 1).flatMap(({ code }) => reached[code] ?? []);
    return stageIndex(line, stage) === -1 ? day : ([day, ...later].toSorted()[0] ?? day);
  };
  const passed = Object.entries(reached)
    .map(([stage, day]) => ({ stage, day: noLater(stage, day) }))
    .toSorted((a, b) => compareDays(a, b) || stageIndex(line, a.stage) - stageIndex(line, b.stage));
  return passed.map(({ stage, day }, index): Milestone => {
    const before = passed[index - 1];
    return { kind: "stage", stage, day, days: before && daysBetween(before.day, day) };
  });
}

function firstVisit({ org }: Work, project: Project, standing: readonly Entry[]): readonly Milestone[] {
  const visits = standing.flatMap((entry) => {
    const { kind } = entry.body.details;
    const outing = isOuting(kind) && kind !== "errand" ? outingOf(project, entry, org.timezone) : undefined;
    return outing ? [{ entry, day: outing.day }] : [];
  });
  const [first] = visits.toSorted(compareDays);
  return first ? [{ kind: "visit", day: first.day, entry: first.entry }] : [];
}

function compareDays(a: { readonly day: Day }, b: { readonly day: Day }): number {
  return a.day < b.day ? -1 : a.day > b.day ? 1 : 0;
}

async function thankedOf({ tx, org }: Work, standing: readonly Entry[]): Promise<ProjectStory["thanked"]> {
  const ids = [...new Set(standing.map((entry) => entry.actorId))];
  const people = await tx.people.byIds(org.id, ids);
  const byUnit = new Map<number | undefined, Set<string>>();
  for (const id of ids) {
    const member = people.find((one) => one.id === id);
    if (!member) continue;
    byUnit.set(member.unitId, (byUnit.get(member.unitId) ?? new Set()).add(member.name));
  }
  return [...byUnit].map(([unitId, names]) => ({ unitId, names: [...names] }));
}
