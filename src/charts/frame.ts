import type { BarSeriesOption, LineSeriesOption, ScatterSeriesOption } from "echarts/charts";
import type { GraphicComponentOption, GridComponentOption } from "echarts/components";
import type { ComposeOption } from "echarts/core";
import { displayWidth } from "../chat/width.ts";
import type { Chart } from "../chat/message.ts";
import type { Locale } from "../locale.ts";
import { fontFamily, sizes, type Palette } from "./theme.ts";
import { chartWords, type ChartWords } from "./words.ts";

export type Option = ComposeOption<
  BarSeriesOption | LineSeriesOption | ScatterSeriesOption | GridComponentOption | GraphicComponentOption
>;

/** What every drawing gets beside its chart. */
export interface Pen {
  readonly locale: Locale;
  readonly words: ChartWords;
  readonly palette: Palette;
}

/** A drawing in units of `sizes.width`; the frame adds title and foot around it. */
export interface Drawing {
  /** Where it ends. */
  readonly bottom: number;
  readonly parts: readonly Part[];
  readonly option?: Option;
}

export type Part = Readonly<Record<string, unknown>> & {
  readonly type: "text" | "rect" | "line" | "circle" | "polygon";
};

export interface Lettering {
  readonly size?: number;
  readonly strong?: boolean;
  readonly fill: string;
  readonly align?: "left" | "center" | "right";
  /** Longer text ends in an ellipsis. */
  readonly width?: number;
}

/** Where the drawing under the title begins. */
export const top = 84;

/** Text whose middle is at this height. */
export function letters(text: string, x: number, y: number, style: Lettering): Part {
  const { size = sizes.text, strong = false, fill, align = "left", width = sizes.width } = style;
  return {
    type: "text",
    x,
    y,
    style: {
      text: fit(text, width, size),
      fontSize: size,
      fontFamily,
      fontWeight: strong ? "bold" : "normal",
      fill,
      align,
      verticalAlign: "middle",
    },
  };
}

export function box(
  { x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  style: Readonly<Record<string, unknown>>,
  corner = 0,
): Part {
  return { type: "rect", shape: { x, y, width, height, r: corner }, style };
}

export function stroke(x1: number, y1: number, x2: number, y2: number, style: Readonly<Record<string, unknown>>): Part {
  return { type: "line", shape: { x1, y1, x2, y2 }, style };
}

/** A text's width in our font, nearly, and rather more than less: what is wide to a terminal is as wide as it is high. */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * size;
}

function emsOf(character: string): number {
  const columns = displayWidth(character);
  if (columns !== 1) return columns / 2;
  if (/[A-Zmw%@×]/.test(character)) return 0.72;
  // Signs like ✓ are as wide as they are high in a Chinese font.
  if (/[\u2010-\u2BFF]/.test(character)) return 1;
  return /[ ijlrft.,:;'|!()·-]/.test(character) ? 0.36 : 0.56;
}

/** One line of text within `width`. XML has no form for control characters and halves of pairs. */
export function fit(text: string, width: number, size: number): string {
  const shown = text
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu, "")
    .trim();
  if (widthOf(shown, size) <= width) return shown;
  let kept = "";
  let room = width / size - 1;
  for (const character of shown) {
    room -= emsOf(character);
    if (room < 0) break;
    kept += character;
  }
  return `${kept}…`;
}

/** A length that can be drawn: what is less than nothing has none, and beyond these ends axes have no ticks. */
export function drawable(value: number): number {
  if (!Number.isFinite(value)) return 0;
  return Math.round(Math.min(Math.max(value, 0), 1e12) * 1e4) / 1e4;
}

/** The whole picture: paper, title and unit, the drawing, and what it leaves out. */
export function framed(chart: Chart, drawing: Drawing, left: number, pen: Pen): { height: number; option: Option } {
  const { palette, words } = pen;
  const { width, margin, title, small } = sizes;
  const unit = chart.unit === "" ? "" : words.unit(chart.unit);
  const unitWidth = Math.min(300, widthOf(unit, small));
  const foot =
    left > 0 ? [letters(words.more(left), margin, drawing.bottom + 22, { size: small, fill: palette.muted })] : [];
  const head = [
    letters(chart.title, margin, 46, {
      size: title,
      strong: true,
      fill: palette.ink,
      width: width - margin * 3 - unitWidth,
    }),
    letters(unit, width - margin, 46, { size: small, fill: palette.muted, align: "right", width: 300 }),
  ];
  return {
    height: Math.ceil(drawing.bottom + (left > 0 ? 44 : 0) + margin),
    option: {
      ...drawing.option,
      animation: false,
      backgroundColor: palette.paper,
      graphic: { elements: [...drawing.parts, ...head, ...foot] },
    },
  };
}

export function penOf(locale: Locale, palette: Palette): Pen {
  return { locale, palette, words: chartWords(locale) };
}
