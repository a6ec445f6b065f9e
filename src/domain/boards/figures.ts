import type { Day, RollupCell } from "../model.ts";
import type { Tx } from "../ports.ts";
import { coverOf, type Part } from "./cover.ts";

/** By unit, in the unit figures are kept in: hundredths of a project, minor units of a currency. */
export type UnitSums = ReadonlyMap<number, number>;

/** The sums that boards are made from: as kept now, as of an instant before, or from a ledger read again. */
export interface Figures {
  /** By metric, of the days from and to, both included. */
  between(from: Day, to: Day, metrics: readonly string[], origin: string): Promise<ReadonlyMap<string, UnitSums>>;
  /** By metric, of whole years from and to: what is kept by year alone, such as what became of one year's signings. */
  years(from: number, to: number, metrics: readonly string[], origin: string): Promise<ReadonlyMap<string, UnitSums>>;
  /** By metric, of everything whose name begins so: what is kept by month and year alone, such as days in a stage. */
  beginning(prefix: string, periods: Periods, origin: string): Promise<ReadonlyMap<string, UnitSums>>;
}

/** Whole years (`2026`) or months (`2026-11`), both included. */
export interface Periods {
  readonly scale: "Y" | "M";
  readonly from: string;
  readonly to: string;
}

/** The figures as they are kept now. Costs a dozen rows for each unit, never projects. */
export function keptFigures(tx: Pick<Tx, "rollups">, orgId: number): Figures {
  const sumsOf = async (parts: readonly Part[], metrics: readonly string[], origin: string) => {
    const sums = sumsFrom();
    for (const { metric, unitId, value } of await tx.rollups.sumsOf(orgId, { parts, metrics, origins: [origin] }))
      add(sums, metric, unitId, value);
    return sums;
  };
  return {
    between: (from, to, metrics, origin) => sumsOf(coverOf(from, to), metrics, origin),
    years: (from, to, metrics, origin) =>
      sumsOf(
        Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => wholeYear(from + index)),
        metrics,
        origin,
      ),
    async beginning(prefix, periods, origin) {
      const sums = sumsFrom();
      for (const { metric, unitId, value } of await tx.rollups.withPrefix(orgId, { ...periods, prefix, origin }))
        add(sums, metric, unitId, value);
      return sums;
    },
  };
}

/** Figures with cells added to them: what was not there yet taken away, what has been corrected put in its place. */
export function withCells(figures: Figures, cells: readonly RollupCell[]): Figures {
  if (cells.length === 0) return figures;
  const added = async (
    scale: RollupCell["scale"],
    [from, to]: readonly [string, string],
    isAsked: (metric: string) => boolean,
    origin: string,
    kept: ReadonlyMap<string, UnitSums>,
  ) => {
    const sums = sumsFrom(kept);
    for (const cell of cells) {
      if (cell.scale !== scale || cell.origin !== origin || !isAsked(cell.metric)) continue;
      if (cell.period >= from && cell.period <= to) add(sums, cell.metric, cell.unitId, cell.value);
    }
    return sums;
  };
  return {
    between: async (from, to, metrics, origin) =>
      added("D", [from, to], oneOf(metrics), origin, await figures.between(from, to, metrics, origin)),
    years: async (from, to, metrics, origin) =>
      added("Y", [yearKey(from), yearKey(to)], oneOf(metrics), origin, await figures.years(from, to, metrics, origin)),
    beginning: async (prefix, periods, origin) =>
      added(
        periods.scale,
        [periods.from, periods.to],
        (metric) => metric.startsWith(prefix),
        origin,
        await figures.beginning(prefix, periods, origin),
      ),
  };
}

/** For figures that are made of cells alone. */
export const noFigures: Figures = {
  between: async () => new Map(),
  years: async () => new Map(),
  beginning: async () => new Map(),
};

function oneOf(metrics: readonly string[]): (metric: string) => boolean {
  return (metric) => metrics.includes(metric);
}

function wholeYear(year: number): Part {
  return { scale: "Y", period: yearKey(year), sign: 1 };
}

function yearKey(year: number): string {
  return String(year).padStart(4, "0");
}

type MutableSums = Map<string, Map<number, number>>;

function sumsFrom(kept: ReadonlyMap<string, UnitSums> = new Map()): MutableSums {
  return new Map([...kept].map(([metric, sums]) => [metric, new Map(sums)]));
}

function add(sums: MutableSums, metric: string, unitId: number, value: number): void {
  const known = sums.get(metric) ?? new Map<number, number>();
  known.set(unitId, (known.get(unitId) ?? 0) + value);
  sums.set(metric, known);
}
