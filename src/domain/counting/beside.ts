import type { Pack } from "../../packs/pack.ts";
import { daysBetween } from "../day.ts";
import { lineOf } from "../line.ts";
import type { Project, RollupCell, Scale } from "../model.ts";
import { periodsOf } from "../period.ts";
import { perProject, hasCome, plannedOf, type Counted } from "./counted.ts";
import { creditOf } from "./credit.ts";

/** What becomes of the projects signed in one year; `contract` and `arrived` are amounts in the pack's own currency. */
export const cohortCodes = ["signed", "performed", "started", "operating", "capacity", "contract", "arrived"] as const;
export type CohortCode = (typeof cohortCodes)[number];

/** What names of days in a stage begin with. */
export const durations = "days/";

/** Names under which figures beside those of the metrics are kept. Codes of metrics and stages have no slash. */
export const keptAs = {
  /** Kept by year alone: the one in which the project was signed. */
  cohort: (code: CohortCode) => `cohort/${code}`,
  chain: (chain: string, metric: string) => `chain/${chain}/${metric}`,
  person: (metric: string) => `person/${metric}`,
  /** Shared among so many units; nine stands for more. */
  heads: (metric: string, units: number) => `${metric}/${Math.min(9, units)}`,
  /** With the number of days after it; kept by month and year, in which the stage was left. */
  days: (stage: string) => `${durations}${stage}/`,
} as const;

/** Whether it is kept by month and year and not by day. */
export function isByMonth(metric: string): boolean {
  return metric.startsWith(durations);
}

/** A value on its way into cells: for the unit of this id (a member's, of what is kept by person), in these scales. */
export interface Amount {
  readonly metric: string;
  readonly unitId: number;
  readonly day: string;
  readonly value: number;
  readonly scales?: readonly Scale[];
}

/** What became of the year's signings. The period is the signing's year, whenever the rest happened. */
export function cohortAmounts(project: Project, pack: Pack): readonly Amount[] {
  const { cohort, currency } = pack;
  const signed = project.reached[cohort.signed];
  if (signed === undefined) return [];
  const planned = plannedOf(project);
  const arrived = Object.values(project.funds).filter(({ state }) => state === "verified");
  const own = arrived.filter(({ amount }) => amount.currency === currency);
  const come = (stage: string) => (hasCome(project, pack, stage) ? perProject : 0);
  const values: Readonly<Record<CohortCode, number>> = {
    signed: perProject,
    performed: arrived.length > 0 ? perProject : come(cohort.performed),
    started: come(cohort.started),
    operating: come(cohort.operating),
    capacity: come(cohort.capacity),
    contract: planned?.currency === currency ? planned.minor : 0,
    arrived: own.reduce((sum, { verifiedMinor }) => sum + verifiedMinor, 0),
  };
  return cohortCodes.flatMap((code) =>
    values[code] === 0
      ? []
      : creditOf(project, values[code]).map(([unitId, value]) => ({
          metric: keptAs.cohort(code),
          unitId,
          day: signed,
          value,
          scales: ["Y"],
        })),
  );
}

/** How long it was in each stage that it has left: from the day it entered it to the day of the next one it reached. */
export function durationAmounts(project: Project, pack: Pack): readonly Amount[] {
  const reached = lineOf(pack, project.kind).stages.flatMap(({ code }) => {
    const day = project.reached[code];
    return day === undefined ? [] : [{ code, day }];
  });
  return reached.flatMap(({ code, day }, index) => {
    const next = reached[index + 1];
    if (!next) return [];
    // Evidence may date a stage before the one it came from: no time was spent there.
    const days = Math.max(0, daysBetween(day, next.day));
    const { unitId } = project;
    return [{ metric: `${keptAs.days(code)}${days}`, unitId, day: next.day, value: perProject, scales: ["Y", "M"] }];
  });
}

/** Ranked results by whoever owns the project, whole however its credit is split; nothing where the pack ranks no persons. */
export function personAmounts(project: Project, counted: readonly Counted[], pack: Pack): readonly Amount[] {
  if (!pack.rankPersons) return [];
  return counted
    .filter(({ metric }) => !metric.informationOnly)
    .map(({ metric, day, value }) => ({ metric: keptAs.person(metric.code), unitId: project.ownerId, day, value }));
}

/** The headline results of the project's chain. */
export function chainAmounts(
  project: Project,
  counted: readonly (Counted & { readonly unitId: number })[],
  pack: Pack,
): readonly Amount[] {
  const { chain } = project;
  if (chain === null) return [];
  return counted
    .filter(({ metric }) => pack.chains.metrics.includes(metric.code))
    .map(({ metric, unitId, day, value }) => ({ metric: keptAs.chain(chain, metric.code), unitId, day, value }));
}

const allScales: readonly Scale[] = ["Y", "M", "W", "D"];

/** Cells for the amounts, one for each scale of each. */
export function cellsOf(amounts: readonly Amount[], origin: string): readonly RollupCell[] {
  const known = new Map<string, Readonly<Record<Scale, string>>>();
  return amounts.flatMap(({ metric, unitId, day, value, scales = allScales }) => {
    const periods = known.get(day) ?? periodsOf(day);
    known.set(day, periods);
    return scales.map((scale): RollupCell => ({ scale, period: periods[scale], metric, unitId, origin, value }));
  });
}
