import { box, drawable, letters, stroke, top, widthOf, type Drawing, type Part, type Pen } from "./frame.ts";
import { sizes } from "./theme.ts";

export interface Row {
  readonly label: string;
  /** Absent in a row that is a heading. */
  readonly bar?: {
    readonly value: number;
    /** Drawn around the bar, dashed. */
    readonly outline?: number | undefined;
    readonly mark?: number | undefined;
  };
  /** Under the columns, in their order. */
  readonly cells: readonly string[];
}

export interface Column {
  readonly label: string;
  readonly key: "fill" | "outline" | "mark" | "none";
}

const rowHeight = 48;
const barHeight = 26;
const gap = 28;

/** Horizontal bars with their names before and their numbers behind them, the numbers' heads being the legend too. */
export function drawRows(rows: readonly Row[], columns: readonly Column[], pen: Pen): Drawing {
  const { palette } = pen;
  const { width, margin, text, small } = sizes;
  const first = top + 46;
  const names = Math.min(260, Math.max(60, ...rows.map(({ label }) => widthOf(label, text))));
  const widths = columns.map(({ label, key }, column) =>
    // Three of them leave a fifth of the picture to the bars.
    Math.min(
      140,
      Math.max(
        widthOf(label, small) + (key === "none" ? 0 : 28),
        ...rows.map(({ cells }) => widthOf(cells[column] ?? "", text)),
      ),
    ),
  );
  const ends = widths.map(
    (_, column) => width - margin - widths.slice(column + 1).reduce((sum, one) => sum + one + gap, 0),
  );
  const left = margin + names + 18;
  const right = (ends[0] ?? width) - (widths[0] ?? 0) - gap;
  const largest = Math.max(
    0,
    ...rows.flatMap(({ bar }) => (bar ? [bar.value, bar.outline ?? 0, bar.mark ?? 0].map(drawable) : [])),
  );
  const middle = (row: number): number => first + row * rowHeight + rowHeight / 2;
  const parts: Part[] = [
    ...columns.flatMap(({ label, key }, column) => head(label, key, ends[column] ?? 0, pen)),
    ...rows.flatMap(({ label, bar, cells }, row): readonly Part[] => [
      ...(bar
        ? []
        : [
            stroke(margin, middle(row) - rowHeight / 2, width - margin, middle(row) - rowHeight / 2, {
              stroke: palette.line,
              lineWidth: 1,
            }),
          ]),
      letters(label, margin, middle(row), {
        fill: palette.ink,
        strong: !bar,
        width: bar ? names : width - 2 * margin,
      }),
      ...cells.map((cell, column) =>
        letters(cell, ends[column] ?? 0, middle(row), {
          fill: column === 0 ? palette.ink : palette.muted,
          strong: column === 0,
          align: "right",
        }),
      ),
    ]),
  ];
  const bottom = first + rows.length * rowHeight;
  return { bottom, parts, option: { ...plane(), series: series() } };

  function plane(): NonNullable<Drawing["option"]> {
    return {
      grid: { left, width: right - left, top: first, height: rows.length * rowHeight, outerBoundsMode: "none" },
      xAxis: { type: "value", show: false, min: 0, max: largest > 0 ? largest * 1.015 : 1 },
      yAxis: { type: "category", show: false, inverse: true, data: rows.map((_, row) => row) },
    };
  }

  function series(): NonNullable<NonNullable<Drawing["option"]>["series"]> {
    const length = (value = 0): number | "-" => {
      const long = drawable(value);
      return long > 0 ? long : "-";
    };
    return [
      {
        type: "bar",
        barWidth: barHeight,
        barGap: "-100%",
        data: rows.map(({ bar }) =>
          length(bar && bar.outline !== undefined && bar.outline > bar.value ? bar.outline : undefined),
        ),
        itemStyle: { color: "none", borderColor: palette.outline, borderType: [6, 4], borderWidth: 2.5 },
      },
      {
        type: "bar",
        barWidth: barHeight,
        barGap: "-100%",
        data: rows.map(({ bar }) => length(bar?.value)),
        itemStyle: { color: palette.fill },
      },
      {
        type: "scatter",
        symbol: "rect",
        symbolSize: [5, 38],
        data: rows.flatMap(({ bar }, row) => {
          const at = length(bar?.mark);
          return at === "-" ? [] : [[at, row]];
        }),
        itemStyle: { color: palette.mark, borderColor: palette.paper, borderWidth: 1, opacity: 1 },
      },
    ];
  }
}

function head(label: string, key: Column["key"], end: number, { palette }: Pen): readonly Part[] {
  const y = top + 20;
  const x = end - widthOf(label, sizes.small) - 26;
  const name = letters(label, end, y, { size: sizes.small, fill: palette.muted, align: "right" });
  switch (key) {
    case "none":
      return [name];
    case "fill":
      return [box({ x, y: y - 9, width: 18, height: 18 }, { fill: palette.fill }), name];
    case "outline":
      return [
        box(
          { x, y: y - 8, width: 17, height: 17 },
          { fill: "none", stroke: palette.outline, lineWidth: 2.5, lineDash: [5, 3] },
        ),
        name,
      ];
    case "mark":
      return [box({ x: x + 10, y: y - 13, width: 5, height: 26 }, { fill: palette.mark }), name];
  }
}
