import type { LineSeriesOption } from "echarts/charts";
import type { CurveChart, Point } from "../chat/message.ts";
import { drawable, letters, stroke, top, widthOf, type Drawing, type Part, type Pen } from "./frame.ts";
import { axisOf } from "./items.ts";
import { fontFamily, sizes } from "./theme.ts";
import { numberText } from "./words.ts";

const height = 430;

/** Three lines that differ in stroke as well: what is has dots and numbers, the plan is dashed, last year dotted. */
export function drawCurve(chart: CurveChart, pen: Pen): Drawing {
  const { palette, words, locale } = pen;
  const { width, margin, small } = sizes;
  const { points, plan, lastYear } = chart;
  const axis = axisOf(chart);
  const first = top + 70;
  const all = [...points, ...plan, ...(lastYear ?? [])].map(({ value }) => drawable(value));
  const scale = widthOf(numberText(Math.max(0, ...all), locale), small);
  const left = margin + scale + 22;
  const right = width - margin - scale - 22;
  const spacing = (right - left) / Math.max(1, axis.length - 1);
  const every = (needed: number): number => Math.max(1, Math.ceil(needed / spacing));
  const named = every(Math.max(24, ...axis.map((label) => widthOf(label, small))) + 14);
  const valued = every(scale + 18);
  const type = { fontFamily, fontSize: small } as const;

  const lines: readonly {
    readonly name: string;
    readonly points: readonly Point[];
    readonly style: LineSeriesOption;
  }[] = [
    ...(lastYear ? [{ name: words.lastYear, points: lastYear, style: dashed(palette.muted, [3, 6], 3) }] : []),
    ...(plan.length > 0 ? [{ name: words.plan, points: plan, style: dashed(palette.mark, [14, 8], 4) }] : []),
    {
      name: words.actual,
      points,
      style: {
        symbol: "circle",
        symbolSize: 13,
        lineStyle: { color: palette.fill, width: 5 },
        itemStyle: { color: palette.fill, borderColor: palette.paper, borderWidth: 2 },
      },
    },
  ];

  const series = lines.map(({ points: line, style, name }): LineSeriesOption => {
    const last = line.length - 1;
    const own = name === words.actual;
    return {
      type: "line",
      ...style,
      data: line.map(({ value }, index) => {
        const labelled = own ? (last - index) % valued === 0 : index === last && last > points.length - 1;
        return {
          value: drawable(value),
          label: {
            ...type,
            show: labelled,
            position: index === axis.length - 1 ? "right" : own ? "top" : "right",
            distance: 10,
            formatter: numberText(value, locale),
            color: own ? palette.ink : palette.muted,
            fontWeight: own ? "bold" : "normal",
            // A rim in the colour of the paper keeps a number legible on the line it crosses.
            textBorderColor: palette.paper,
            textBorderWidth: 6,
          },
        };
      }),
      labelLayout: { moveOverlap: "shiftY" },
    };
  });

  return {
    bottom: first + height + 52,
    parts: legend(lines, pen),
    option: {
      grid: { left, width: right - left, top: first, height, outerBoundsMode: "none" },
      xAxis: {
        type: "category",
        boundaryGap: false,
        data: axis.map((label) => label),
        axisLine: { lineStyle: { color: palette.muted, width: 2 } },
        axisTick: { show: false },
        axisLabel: {
          ...type,
          color: palette.muted,
          margin: 16,
          interval: (index: number) => (axis.length - 1 - index) % named === 0,
        },
      },
      yAxis: {
        type: "value",
        min: 0,
        splitNumber: 4,
        splitLine: { lineStyle: { color: palette.line, width: 1.5 } },
        axisLabel: {
          ...type,
          color: palette.muted,
          margin: 14,
          formatter: (value: number) => numberText(value, locale),
        },
      },
      series,
    },
  };
}

function dashed(color: string, dash: readonly number[], width: number): LineSeriesOption {
  return { symbol: "circle", symbolSize: 0, lineStyle: { color, width, type: [...dash] } };
}

function legend(
  lines: readonly { readonly name: string; readonly style: LineSeriesOption }[],
  pen: Pen,
): readonly Part[] {
  const { palette } = pen;
  const y = top + 20;
  let x: number = sizes.margin;
  return [...lines].reverse().flatMap(({ name, style }) => {
    const from = x;
    x += 60 + widthOf(name, sizes.small) + 34;
    const { color, width, type } = style.lineStyle ?? {};
    return [
      stroke(from, y, from + 48, y, {
        stroke: color,
        lineWidth: width,
        ...(Array.isArray(type) ? { lineDash: type } : {}),
      }),
      ...(style.symbolSize !== 0
        ? [{ type: "circle" as const, shape: { cx: from + 24, cy: y, r: 7 }, style: { fill: color } }]
        : []),
      letters(name, from + 60, y, { size: sizes.small, fill: palette.muted }),
    ];
  });
}
