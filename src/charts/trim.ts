import type { Chart } from "../chat/message.ts";
import { unreachable } from "../errors.ts";

export interface Most {
  /** Cohorts, or chains. */
  readonly groups: number;
  /** Bars, points of a line, steps of a cohort, links of a chain. */
  readonly items: number;
}

/** The first of everything, and how many numbers (or links) are left out. */
export function trim<Kind extends Chart>(chart: Kind, most: Most): { readonly chart: Kind; readonly left: number };
export function trim(chart: Chart, { groups, items }: Most): { readonly chart: Chart; readonly left: number } {
  const first = <T>(all: readonly T[]): readonly T[] => all.slice(0, items);
  const kept = ((): Chart => {
    switch (chart.kind) {
      case "ranking":
        return { ...chart, bars: first(chart.bars) };
      case "curve":
        return {
          ...chart,
          points: first(chart.points),
          plan: first(chart.plan),
          ...(chart.lastYear ? { lastYear: first(chart.lastYear) } : {}),
        };
      case "funnel":
        return {
          ...chart,
          cohorts: chart.cohorts.slice(0, groups).map((cohort) => ({ ...cohort, steps: first(cohort.steps) })),
        };
      case "chains":
        return {
          ...chart,
          chains: chart.chains.slice(0, groups).map((chain) => ({ ...chain, links: first(chain.links) })),
        };
      default:
        return unreachable(chart);
    }
  })();
  return { chart: kept, left: countOf(chart) - countOf(kept) };
}

/** How much there is to show; 0 is an empty chart. */
export function countOf(chart: Chart): number {
  switch (chart.kind) {
    case "ranking":
      return chart.bars.length;
    case "curve":
      return Math.max(chart.points.length, chart.plan.length, chart.lastYear?.length ?? 0);
    case "funnel":
      return chart.cohorts.reduce((sum, { steps }) => sum + steps.length, 0);
    case "chains":
      return chart.chains.reduce((sum, { links }) => sum + links.length, 0);
    default:
      return unreachable(chart);
  }
}
