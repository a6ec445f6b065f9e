import type { Metric, Pack } from "../packs/pack.ts";
import {
  cellsOf,
  chainAmounts,
  cohortAmounts,
  durationAmounts,
  keptAs,
  personAmounts,
  type Amount,
} from "./counting/beside.ts";
import { countedOf, perProject, type Counted } from "./counting/counted.ts";
import { creditedUnits, creditOf } from "./counting/credit.ts";
import type { Project, RollupCell } from "./model.ts";

export { perProject } from "./counting/counted.ts";

/** How many of the kept units make one that people read of: projects of a count, minor units of an amount. */
export function keptPerShown(metric: Metric): number {
  return metric.value === "count" ? perProject : 1;
}

/** One thing that counts, as much of it as is one unit's. */
export type Credited = Counted & { readonly unitId: number };

/** All that counts of a project, metric by metric and unit by unit. */
export function creditedOf(project: Project, counted: readonly Counted[]): readonly Credited[] {
  return counted.flatMap((one) =>
    (one.metric.credit === "landing" ? [[project.unitId, one.value] as const] : creditOf(project, one.value)).map(
      ([unitId, value]) => ({ ...one, unitId, value }),
    ),
  );
}

/**
 * What a project counts for: a pure function of its present state, so that every figure can be rebuilt, an undo takes
 * back exactly what was added, and a corrected amount corrects the boards. What is void, merged into another, or excluded
 * by the rules counts for nothing, but for what is counted because it is excluded.
 */
export function contributions(project: Project, pack: Pack): readonly RollupCell[] {
  const counted = countedOf(project, pack);
  const credited = creditedOf(project, counted);
  const counts = !project.voided && project.mergedInto === null && project.exclusion === null;
  return cellsOf(
    [
      ...credited.map(({ metric, unitId, day, value }): Amount => ({ metric: metric.code, unitId, day, value })),
      ...counted.flatMap((one) => headAmounts(project, one)),
      ...chainAmounts(project, credited, pack),
      ...personAmounts(project, counted, pack),
      ...(counts ? [...cohortAmounts(project, pack), ...durationAmounts(project, pack)] : []),
    ],
    project.origin,
  );
}

/** One whole project for each unit it is shared among, under their number. */
function headAmounts(project: Project, { metric, day }: Counted): readonly Amount[] {
  if (metric.split === undefined) return [];
  const units = metric.credit === "landing" ? [project.unitId] : creditedUnits(project);
  return units.map((unitId) => ({ metric: keptAs.heads(metric.code, units.length), unitId, day, value: perProject }));
}

/** What must be added to the stored figures when a project changes. */
export function figureDeltas(before: Project | undefined, after: Project, pack: Pack): readonly RollupCell[] {
  const sums = new Map<string, RollupCell>();
  if (before) for (const cell of contributions(before, pack)) accumulate(sums, { ...cell, value: -cell.value });
  for (const cell of contributions(after, pack)) accumulate(sums, cell);
  return [...sums.values()].filter((cell) => cell.value !== 0);
}

export function accumulate(sums: Map<string, RollupCell>, cell: RollupCell): void {
  const key = cellKey(cell);
  const known = sums.get(key);
  sums.set(key, known ? { ...known, value: known.value + cell.value } : cell);
}

export function cellKey(cell: RollupCell): string {
  return `${cell.scale}|${cell.period}|${cell.metric}|${cell.unitId}|${cell.origin}`;
}
