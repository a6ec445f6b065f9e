import { altText } from "../../charts/alt.ts";
import { trim } from "../../charts/trim.ts";
import type { Locale } from "../../chat/command.ts";
import type { Chart, Point } from "../../chat/message.ts";
import { unreachable } from "../../errors.ts";
import { clip } from "./clip.ts";
import { consoleLimits as limits } from "./limits.ts";
import type { WireChart } from "./wire.ts";

/** A chart as the page draws it, and how much of it is left out. */
export function renderChart(whole: Chart, locale: Locale): { readonly chart: WireChart; readonly left: number } {
  const { chart, left } = trim(whole, { groups: limits.groups, items: limits.bars });
  const short = clipped(chart);
  return { chart: { ...short, alt: clip(altText(short, locale, left), limits.text) }, left };
}

function clipped(chart: Chart): Chart {
  const head = { title: label(chart.title), unit: label(chart.unit) };
  switch (chart.kind) {
    case "ranking":
      return { ...chart, ...head, bars: chart.bars.map((bar) => ({ ...bar, label: label(bar.label) })) };
    case "curve":
      return {
        ...chart,
        ...head,
        points: points(chart.points),
        plan: points(chart.plan),
        ...(chart.lastYear ? { lastYear: points(chart.lastYear) } : {}),
      };
    case "funnel":
      return {
        ...chart,
        ...head,
        cohorts: chart.cohorts.map((cohort) => ({ label: label(cohort.label), steps: points(cohort.steps) })),
      };
    case "chains":
      return {
        ...chart,
        ...head,
        chains: chart.chains.map((chain) => ({
          label: label(chain.label),
          links: chain.links.map(({ firms, ...link }) => ({
            ...link,
            label: label(link.label),
            ...(firms ? { firms: firms.slice(0, limits.firms).map(label) } : {}),
          })),
        })),
      };
    default:
      return unreachable(chart);
  }
}

function points(line: readonly Point[]): readonly Point[] {
  return line.map((point) => ({ ...point, label: label(point.label) }));
}

function label(text: string): string {
  return clip(text, limits.label);
}
