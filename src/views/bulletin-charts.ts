import type { Block } from "../chat/message.ts";
import type { YearCurve } from "../domain/boards/bulletin.ts";
import type { Cohort } from "../domain/boards/cohorts.ts";
import { drawnIn } from "./board.ts";
import type { View } from "./view.ts";

/** The year so far beside its plan, which is due evenly over the months, and beside last year. */
export function curveChart(view: View, { metric, months, plan }: YearCurve): readonly Block[] {
  if (months.length < 2 || months.every(({ value, lastYear }) => value === 0 && lastYear === 0)) return [];
  const { charts } = view.words.posts;
  const { scale, unit } = drawnIn(view, metric);
  const label = (month: number) => charts.month(month);
  return [
    {
      kind: "chart",
      chart: {
        kind: "curve",
        title: charts.curve(metric.name[view.locale]),
        unit,
        points: months.map(({ month, value }) => ({ label: label(month), value: value / scale })),
        plan:
          plan === null
            ? []
            : Array.from({ length: 12 }, (_, index) => ({
                label: label(index + 1),
                value: (plan * (index + 1)) / 12 / scale,
              })),
        ...(months.some(({ lastYear }) => lastYear > 0)
          ? { lastYear: months.map(({ month, lastYear }) => ({ label: label(month), value: lastYear / scale })) }
          : {}),
      },
    },
  ];
}

/** What became of each year's signings, from the contract to production. */
export function funnelChart(view: View, cohorts: readonly Cohort[]): readonly Block[] {
  if (cohorts.length === 0) return [];
  const { charts } = view.words.posts;
  return [
    {
      kind: "chart",
      chart: {
        kind: "funnel",
        title: charts.funnel,
        unit: view.locale === "en" ? "" : "个",
        cohorts: cohorts.map(({ year, signed, performed, started, operating }) => ({
          label: String(year),
          steps: [
            { label: charts.steps.signed, value: signed },
            { label: charts.steps.performed, value: performed },
            { label: charts.steps.started, value: started },
            { label: charts.steps.operating, value: operating },
          ],
        })),
      },
    },
  ];
}
