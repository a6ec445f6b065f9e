import { axisOf } from "../../charts/items.ts";
import { palettes } from "../../charts/theme.ts";
import { chartWords } from "../../charts/words.ts";
import type { CurveChart, FunnelChart, Message, Point, RankingChart } from "../../chat/message.ts";
import { clean, cut } from "./escape.ts";
import { limits } from "./limits.ts";

type Style = Readonly<Record<string, string | number | readonly number[]>>;

interface Values {
  readonly id: string;
  readonly values: readonly { readonly label: string; readonly series: string; readonly value: number }[];
}

interface Series {
  readonly type: "bar" | "line" | "scatter";
  readonly dataId: string;
  readonly direction?: "horizontal";
  readonly xField: "value" | "label";
  readonly yField: "value" | "label" | readonly ["label", "series"];
  readonly seriesField: "series";
  readonly stack?: false;
  readonly barWidth?: number;
  readonly bar?: { readonly style: Style };
  readonly line?: { readonly style: Style };
  readonly point?: { readonly visible: false } | { readonly style: Style };
  readonly label?: { readonly visible: true; readonly position: "right" | "top" };
}

/** Of VChart's options (visactor.io/vchart/option) those we use. No functions: Feishu takes JSON. */
export interface ChartSpec {
  readonly type: "common";
  readonly title?: { readonly text: string };
  readonly data: readonly Values[];
  readonly series: readonly Series[];
  readonly axes: readonly {
    readonly orient: "left" | "bottom";
    readonly type: "band" | "linear";
    readonly inverse?: true;
    readonly visible?: false;
  }[];
  readonly legends?: { readonly visible: true; readonly orient: "bottom" };
  /** In the order of the series. */
  readonly color: readonly string[];
}

const { fill, outline, mark, muted } = palettes.light;
/** Of what is claimed: told from the verified bar in the legend too, where there is no outline. */
const claimedFill = "#b5dcf3";
const upright = [
  { orient: "bottom", type: "band" },
  { orient: "left", type: "linear" },
] as const;
const lying = [
  { orient: "left", type: "band", inverse: true },
  { orient: "bottom", type: "linear", visible: false },
] as const;

/** Verified as a bar, claimed as a dashed outline around it, the target as a stroke across it. */
export function rankingSpec({ bars }: RankingChart, locale: Message["locale"]): ChartSpec {
  const words = chartWords(locale);
  const claims = bars.some(({ claimed }) => claimed !== undefined);
  const targets = bars.some(({ target }) => target !== undefined);
  const pick = (
    id: string,
    series: string,
    value: (bar: RankingChart["bars"][number]) => number | undefined,
  ): Values => ({
    id,
    values: bars.flatMap((bar) => {
      const picked = value(bar);
      return picked === undefined ? [] : [{ label: nameOf(bar.label), series, value: rounded(picked) }];
    }),
  });
  const lain = { direction: "horizontal", xField: "value", yField: "label", seriesField: "series" } as const;
  return {
    type: "common",
    data: [
      ...(claims ? [pick("claimed", words.claimed, ({ claimed, value }) => claimed && Math.max(claimed, value))] : []),
      pick("verified", claims ? words.verified : words.actual, ({ value }) => value),
      ...(targets ? [pick("target", words.target, ({ target }) => target)] : []),
    ],
    series: [
      ...(claims
        ? [
            {
              type: "bar",
              dataId: "claimed",
              ...lain,
              stack: false,
              barWidth: 14,
              bar: { style: { fill: claimedFill, stroke: outline, lineWidth: 1.5, lineDash: [4, 3] } },
            } as const,
          ]
        : []),
      {
        type: "bar",
        dataId: "verified",
        ...lain,
        stack: false,
        barWidth: 14,
        bar: { style: { fill } },
        label: { visible: true, position: "right" },
      },
      ...(targets
        ? [
            {
              type: "scatter",
              dataId: "target",
              ...lain,
              point: { style: { size: [3, 20], symbolType: "rect", fill: mark, fillOpacity: 1 } },
            } as const,
          ]
        : []),
    ],
    axes: lying,
    ...(claims || targets ? { legends: { visible: true, orient: "bottom" } } : {}),
    color: [...(claims ? [claimedFill] : []), fill, ...(targets ? [mark] : [])],
  };
}

/** The plan dashed, last year dotted, the year itself solid with dots and numbers. */
export function curveSpec(chart: CurveChart, locale: Message["locale"]): ChartSpec {
  const words = chartWords(locale);
  const axis = axisOf(chart);
  const lines = [
    { id: "plan", name: words.plan, points: chart.plan, color: mark, dash: [8, 4] },
    { id: "lastYear", name: words.lastYear, points: chart.lastYear ?? [], color: muted, dash: [2, 3] },
    { id: "actual", name: words.actual, points: chart.points, color: fill, dash: undefined },
  ].filter(({ points }) => points.length > 0);
  return {
    type: "common",
    data: lines.map(({ id, name, points }) => ({
      id,
      values: points.map(({ value }, index) => ({
        label: nameOf(axis[index] ?? ""),
        series: name,
        value: rounded(value),
      })),
    })),
    series: lines.map(({ id, color, dash }) => ({
      type: "line",
      dataId: id,
      xField: "label",
      yField: "value",
      seriesField: "series",
      line: { style: { stroke: color, lineWidth: dash ? 2 : 3, ...(dash ? { lineDash: dash } : {}) } },
      ...(dash
        ? { point: { visible: false } }
        : { point: { style: { fill: color, size: 7 } }, label: { visible: true, position: "top" } }),
    })),
    axes: upright,
    legends: { visible: true, orient: "bottom" },
    color: lines.map(({ color }) => color),
  };
}

/** A bar for each cohort beside the others at every step. */
export function funnelSpec({ cohorts }: FunnelChart): ChartSpec {
  const value = ({ label, steps }: FunnelChart["cohorts"][number]): readonly Values["values"][number][] =>
    steps.map((step: Point) => ({ label: nameOf(step.label), series: nameOf(label), value: rounded(step.value) }));
  return {
    type: "common",
    data: [{ id: "steps", values: cohorts.flatMap(value) }],
    series: [
      {
        type: "bar",
        dataId: "steps",
        direction: "horizontal",
        xField: "value",
        yField: ["label", "series"],
        seriesField: "series",
        label: { visible: true, position: "right" },
      },
    ],
    axes: lying,
    ...(cohorts.length > 1 ? { legends: { visible: true, orient: "bottom" } } : {}),
    // Of Okabe and Ito, in an order in which neighbours differ in brightness too.
    color: [fill, "#e69f00", "#009e73", "#56b4e9", mark, "#cc79a7"],
  };
}

function nameOf(label: string): string {
  return clean(cut(label, limits.columnLabel));
}

/** A label shows what the data says, and the client rounds nothing. */
function rounded(value: number): number {
  const hundredths = Math.round(value * 100);
  return Number.isFinite(hundredths) ? hundredths / 100 : 0;
}
