import { addDays, instantOf } from "../day.ts";
import type { Actor, Day, Project, Unit } from "../model.ts";
import type { DueKind } from "../models/part.ts";
import { belongsTo, isCoordinator } from "../rights.ts";
import { mayKnow, show } from "../secrecy.ts";
import type { Work } from "../work.ts";
import { rulesOf } from "./claim.ts";
import { isNamed } from "./seen.ts";
import { active, binds } from "./standing.ts";
import { stateOn } from "./term.ts";

/** One line of the list of first reports and cases. */
export interface ClaimLine {
  readonly number: number;
  /** Its name, or its code name to whoever may not know it. */
  readonly title: string;
  /** Undefined where the reader may not learn which unit it is. */
  readonly unit: Unit | undefined;
  readonly what:
    | { readonly kind: "hold"; readonly state: "held" | "lapsed"; readonly until: Day }
    | {
        readonly kind: "case";
        readonly state: NonNullable<Project["contest"]>["state"];
        readonly since: Day;
        /** Somebody waits for an answer of the reader's own unit. */
        readonly answer: boolean;
      };
}

/** More things of one kind are not open at once in one organisation. */
const most = 1000;

/**
 * For the coordinator what is to be decided: disputes, appeals, holds that have lapsed, and those that are ending. For
 * everybody else their own unit's holds and cases, and what other units ask of them.
 */
export async function listClaims(work: Work): Promise<readonly ClaimLine[]> {
  const { actor } = work;
  const units = await work.tx.units.list(work.org.id);
  const { today } = rulesOf(work);
  if (isCoordinator(actor)) {
    const decide = await projectsDue(work, "contest-decide");
    const lapsed = await projectsDue(work, "hold-lapsed");
    const ending = await projectsDue(work, "hold-end", endingBy(work));
    return [
      ...(await caseLines(work, decide, units, () => true)),
      ...[...lapsed, ...ending].flatMap((project) => holdLine(actor, project, units, today)),
    ];
  }
  const decide = await projectsDue(work, "contest-decide");
  const open = await projectsDue(work, "contest-open");
  const lapsed = await projectsDue(work, "hold-lapsed");
  const held = await projectsDue(work, "hold-end");
  const concerns = (project: Project) => project.ownerId === actor.id || belongsTo(actor, project.unitId);
  return [
    ...(await caseLines(work, [...decide, ...open], units, concerns)),
    ...[...lapsed, ...held].filter(concerns).flatMap((project) => holdLine(actor, project, units, today)),
  ];
}

/** A hold is ending once its holder was to be reminded for the first time. */
function endingBy({ pack, now, org }: Work): Date {
  const { today, policy } = rulesOf({ pack, now, org });
  return instantOf(addDays(today, policy.days - policy.warnings[0] + 1), "00:00", org.timezone);
}

async function projectsDue(
  work: Work,
  kind: DueKind,
  until: Date = new Date("9999-01-01"),
): Promise<readonly Project[]> {
  const dues = await work.tx.dues.between(work.org.id, kind, new Date(0), until, most);
  const records = await work.tx.projects.byNumbers(
    work.org.id,
    dues.map(({ number }) => number),
  );
  const order = dues.map(({ number }) => number);
  return records.map(({ project }) => project).toSorted((a, b) => order.indexOf(a.number) - order.indexOf(b.number));
}

function holdLine(actor: Actor, project: Project, units: readonly Unit[], today: Day): readonly ClaimLine[] {
  const { hold, number, unitId } = project;
  if (hold?.until == null || !active(project)) return [];
  const state = stateOn(hold, today);
  if (state !== "held" && state !== "lapsed") return [];
  const unit = units.find(({ id }) => id === unitId);
  const { title } = show(project, { reader: actor });
  return [{ number, title, unit, what: { kind: "hold", state, until: hold.until } }];
}

/** @param concerns whether the reader works on the side of a project */
async function caseLines(
  work: Work,
  projects: readonly Project[],
  units: readonly Unit[],
  concerns: (project: Project) => boolean,
): Promise<readonly ClaimLine[]> {
  const { actor, tx, org } = work;
  const numbers = [...new Set(projects.flatMap(({ contest }) => (contest === null ? [] : [contest.against])))];
  const holders = new Map(
    (await tx.projects.byNumbers(org.id, numbers)).map(({ project }) => [project.number, project]),
  );
  return projects.flatMap((later): readonly ClaimLine[] => {
    const { contest, number } = later;
    const holder = contest === null ? undefined : holders.get(contest.against);
    if (contest === null || holder === undefined) return [];
    const [own, asked] = [concerns(later), concerns(holder)];
    if ((!own && !asked) || !(binds(holder, later) || contest.state === "appealed")) return [];
    const named = own || isNamed(holder, later);
    return [
      {
        number,
        title: show(later, { reader: actor }).title,
        unit: named ? units.find(({ id }) => id === later.unitId) : undefined,
        what: {
          kind: "case",
          state: contest.state,
          since: contest.since,
          answer: !isCoordinator(actor) && asked && contest.state === "joining" && mayKnow(holder, { reader: actor }),
        },
      },
    ];
  });
}
