import type { Money } from "../money.ts";
import type { Metric, Pack } from "../packs/pack.ts";
import { periodsOf } from "./period.ts";
import type { Day, Project, RollupCell } from "./model.ts";
import type { FundsClaim } from "./models/funds.ts";

const scales = ["Y", "M", "W", "D"] as const;

/** Counts are kept in hundredths of a project, so that a share of its credit is exact. Amounts in minor units. */
export const perProject = 100;

/** How many of the kept units make one that people read of: projects of a count, minor units of an amount. */
export function keptPerShown(metric: Metric): number {
  return metric.value === "count" ? perProject : 1;
}

/**
 * What a project counts for: a pure function of its present state, so that every figure can be rebuilt, an undo takes
 * back exactly what was added, and a corrected amount corrects the boards. What is void, merged into another, or excluded
 * by the rules counts for nothing.
 */
export function contributions(project: Project, pack: Pack): readonly RollupCell[] {
  if (project.voided || project.mergedInto !== null || project.exclusion !== null) return [];
  return pack.metrics.flatMap((metric) =>
    facts(project, metric).flatMap(({ day, value }) => {
      const periods = periodsOf(day);
      return creditOf(project, metric, value).flatMap(([unitId, part]) =>
        scales.map((scale): RollupCell => {
          return { scale, period: periods[scale], metric: metric.code, unitId, origin: project.origin, value: part };
        }),
      );
    }),
  );
}

interface Fact {
  readonly day: Day;
  readonly value: number;
}

function facts(project: Project, metric: Metric): readonly Fact[] {
  if (metric.funds !== undefined) return Object.values(project.funds).flatMap((claim) => fundsFact(claim, metric));
  const day = metric.stage === undefined ? undefined : project.reached[metric.stage];
  const value = day === undefined ? 0 : worth(project, metric);
  return day === undefined || value === 0 ? [] : [{ day, value }];
}

function fundsFact(claim: FundsClaim, metric: Metric): readonly Fact[] {
  const { state, amount, verifiedMinor, bookedOn, source } = claim;
  if (amount.currency !== metric.currency || (metric.sources && !metric.sources.includes(source))) return [];
  // What waits for the verifier is claimed in full; what was cut is claimed no longer.
  const counted =
    state === "verified" ? verifiedMinor : state === "claimed" && metric.funds === "claimed" ? amount.minor : 0;
  return counted === 0 ? [] : [{ day: bookedOn, value: counted }];
}

/** Shares of a value among units, exact: what is left by rounding goes to the unit that has the project. */
function creditOf(
  project: Project,
  metric: Metric,
  value: number,
): readonly (readonly [unitId: number, part: number])[] {
  if (metric.credit === "landing" || project.shares.length === 0) return [[project.unitId, value]];
  const parts = new Map<number, number>();
  let rest = value;
  for (const { unitId, percent } of project.shares) {
    // Exact beyond 2^53 too: amounts go to 1e14, and a hundred times that is out of reach of a double's integers.
    const part = Number((BigInt(value) * BigInt(percent)) / 100n);
    parts.set(unitId, (parts.get(unitId) ?? 0) + part);
    rest -= part;
  }
  if (rest !== 0) parts.set(project.unitId, (parts.get(project.unitId) ?? 0) + rest);
  return [...parts].filter(([, part]) => part !== 0);
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

/** What a project is worth to a metric of stages: an expansion only by what it adds. */
function worth(project: Project, metric: Metric): number {
  const amount = increment(project);
  if (
    metric.atLeast &&
    !(amount && amount.currency === metric.atLeast.currency && amount.minor >= metric.atLeast.minor)
  )
    return 0;
  if (metric.value === "count") return perProject;
  return amount && amount.currency === metric.currency ? Math.max(0, amount.minor) : 0;
}

function increment({ amount, baseline }: Project): Money | null {
  if (!amount || !baseline || baseline.currency !== amount.currency) return amount;
  return { currency: amount.currency, minor: Math.max(0, amount.minor - baseline.minor) };
}
