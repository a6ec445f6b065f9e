import type { Metric, Pack } from "../packs/pack.ts";
import { periodsOf } from "./period.ts";
import type { Project, RollupCell } from "./model.ts";

const scales = ["Y", "M", "W", "D"] as const;

/**
 * What a project counts for: a pure function of its present state, so that every figure can be rebuilt, an undo takes
 * back exactly what was added, and a corrected amount corrects the boards.
 */
export function contributions(project: Project, pack: Pack): readonly RollupCell[] {
  if (project.voided) return [];
  const cells: RollupCell[] = [];
  for (const metric of pack.metrics) {
    const day = project.reached[metric.stage];
    const value = day === undefined ? 0 : worth(project, metric);
    if (day === undefined || value === 0) continue;
    const periods = periodsOf(day);
    for (const scale of scales) {
      cells.push({
        scale,
        period: periods[scale],
        metric: metric.code,
        unitId: project.unitId,
        origin: project.origin,
        value,
      });
    }
  }
  return cells;
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

function worth(project: Project, metric: Metric): number {
  const { amount } = project;
  if (
    metric.atLeast &&
    !(amount && amount.currency === metric.atLeast.currency && amount.minor >= metric.atLeast.minor)
  )
    return 0;
  if (metric.value === "count") return 1;
  return amount && amount.currency === metric.currency ? amount.minor : 0;
}
