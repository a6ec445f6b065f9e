import { addDays } from "../day.ts";
import type { Day, RollupCell } from "../model.ts";
import type { Tx } from "../ports.ts";

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

/** The figures as they are kept now. Costs as many rows as there are units, months and days asked for, never projects. */
export function keptFigures(tx: Pick<Tx, "rollups">, orgId: number): Figures {
  return {
    async between(from, to, metrics, origin) {
      const sums = sumsFrom();
      for (const range of rangesOf(from, to))
        for (const { metric, unitId, value } of await tx.rollups.sumsOf(orgId, {
          ...range,
          metrics,
          origins: [origin],
        }))
          add(sums, metric, unitId, value);
      return sums;
    },
    async years(from, to, metrics, origin) {
      const sums = sumsFrom();
      const range = { scale: "Y", from: yearKey(from), to: yearKey(to) } as const;
      for (const { metric, unitId, value } of await tx.rollups.sumsOf(orgId, { ...range, metrics, origins: [origin] }))
        add(sums, metric, unitId, value);
      return sums;
    },
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

export interface KeptRange {
  readonly scale: "M" | "D";
  readonly from: string;
  readonly to: string;
}

/** As few kept sums as cover the days exactly: the days before the first whole month, whole months, the days after. */
export function rangesOf(from: Day, to: Day): readonly KeptRange[] {
  if (from > to) return [];
  const first = isFirst(from) ? from : firstOfNext(from);
  const afterLast = isFirst(addDays(to, 1)) ? addDays(to, 1) : `${to.slice(0, 7)}-01`;
  if (first >= afterLast) return [{ scale: "D", from, to }];
  return [
    ...(from < first ? [{ scale: "D", from, to: addDays(first, -1) } as const] : []),
    { scale: "M", from: first.slice(0, 7), to: addDays(afterLast, -1).slice(0, 7) },
    ...(afterLast <= to ? [{ scale: "D", from: afterLast, to } as const] : []),
  ];
}

function isFirst(day: Day): boolean {
  return day.endsWith("-01");
}

function firstOfNext(day: Day): Day {
  return `${addDays(`${day.slice(0, 7)}-01`, 31).slice(0, 7)}-01`;
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
