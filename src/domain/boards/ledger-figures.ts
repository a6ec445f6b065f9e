import type { Pack } from "../../packs/pack.ts";
import { isByMonth } from "../counting/beside.ts";
import { cellKey, contributions } from "../figures.ts";
import { applyEntry } from "../fold.ts";
import type { Entry, Project, RollupCell } from "../model.ts";
import { laterThan } from "./as-of.ts";
import { correctingCells, lastCorrected } from "./corrected.ts";
import type { Figures, UnitSums } from "./figures.ts";

/** What an issue, or a re-issue of it, was made from. */
export interface Instant {
  readonly asOf: string;
  /** What had been wrong is put right up to here; undefined as first posted. */
  readonly corrected?: string;
}

/**
 * Figures of many instants from one reading of the ledger: each project's entries are followed once, what they changed goes
 * to the first instant that knows of it, and an instant's figures are those of the one before and its own.
 */
export function ledgerFigures(instants: readonly Instant[], pack: Pack) {
  const times = [...new Set(instants.map(({ asOf }) => asOf))].toSorted();
  const added = times.map(() => new Map<string, RollupCell>());
  const corrections = new Map<string, Map<string, RollupCell>>();
  const reissues = new Map(
    instants.flatMap(({ asOf, corrected }) =>
      corrected === undefined ? [] : [[`${asOf} ${corrected}`, { asOf, corrected }] as const],
    ),
  );

  return {
    /** Takes in all entries of one project, in their order. */
    follow(entries: readonly Entry[]): void {
      let state: Project | undefined;
      let at = "";
      const states: { readonly at: string; readonly project: Project }[] = [];
      for (const entry of entries) {
        const after = applyEntry(state, entry.body);
        // Two machines' clocks may differ: an entry is of no earlier time than the one before it.
        if (entry.at > at) at = entry.at;
        const index = firstAtOrAfter(times, at);
        const cells = added[index];
        if (cells) {
          if (state) for (const cell of contributions(state, pack)) put(cells, { ...cell, value: -cell.value });
          for (const cell of contributions(after, pack)) put(cells, cell);
        }
        states.push({ at, project: after });
        state = after;
      }
      const stateAt = (instant: string) => states.findLast((one) => one.at <= instant)?.project;
      for (const [key, { asOf, corrected }] of reissues) {
        const then = stateAt(asOf);
        const now = then && lastCorrected(then, laterThan(entries, asOf), corrected, pack);
        if (!then || !now) continue;
        const cells = corrections.get(key) ?? new Map<string, RollupCell>();
        for (const cell of correctingCells(then, then, now, pack)) put(cells, cell);
        corrections.set(key, cells);
      }
    },
    /** In the order of time. Valid until the next one is asked for. */
    *inOrder(): Generator<{ readonly asOf: string; readonly figures: Figures; corrected(to: string): Figures }> {
      const cells = new Map<string, RollupCell>();
      for (const [index, asOf] of times.entries()) {
        for (const cell of added[index]?.values() ?? []) put(cells, cell);
        const figures = figuresOf([...cells.values()]);
        yield {
          asOf,
          figures,
          corrected: (to) => figuresOf([...cells.values(), ...(corrections.get(`${asOf} ${to}`)?.values() ?? [])]),
        };
      }
    },
  };
}

function put(cells: Map<string, RollupCell>, cell: RollupCell): void {
  // Days and years say all that weeks and months do, but for what is not kept by the day.
  if (cell.scale === "W" || (cell.scale === "M" && !isByMonth(cell.metric))) return;
  const key = cellKey(cell);
  const value = (cells.get(key)?.value ?? 0) + cell.value;
  if (value === 0) cells.delete(key);
  else cells.set(key, { ...cell, value });
}

/** The index of the first instant that is not before this one; as many as there are when all are. */
function firstAtOrAfter(times: readonly string[], at: string): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? "") < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Figures from cells in memory, found by metric and origin. */
function figuresOf(cells: readonly RollupCell[]): Figures {
  const byMetric = new Map<string, RollupCell[]>();
  for (const cell of cells) {
    const key = `${cell.scale} ${cell.metric} ${cell.origin}`;
    const known = byMetric.get(key);
    if (known) known.push(cell);
    else byMetric.set(key, [cell]);
  }
  const sums = (scale: string, [from, to]: readonly [string, string], metrics: readonly string[], origin: string) =>
    new Map(
      metrics.map((metric): readonly [string, UnitSums] => {
        const units = new Map<number, number>();
        for (const { period, unitId, value } of byMetric.get(`${scale} ${metric} ${origin}`) ?? [])
          if (period >= from && period <= to) units.set(unitId, (units.get(unitId) ?? 0) + value);
        return [metric, units];
      }),
    );
  const year = (number: number) => String(number).padStart(4, "0");
  return {
    between: async (from, to, metrics, origin) => sums("D", [from, to], metrics, origin),
    years: async (from, to, metrics, origin) => sums("Y", [year(from), year(to)], metrics, origin),
    beginning: async (prefix, { scale, from, to }, origin) => {
      const names = new Set(cells.flatMap(({ metric }) => (metric.startsWith(prefix) ? [metric] : [])));
      return sums(scale, [from, to], [...names], origin);
    },
  };
}
