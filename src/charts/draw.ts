import type { Chart } from "../chat/message.ts";
import { unreachable } from "../errors.ts";
import type { Locale } from "../locale.ts";
import { drawChains } from "./chains.ts";
import { drawCurve } from "./curve.ts";
import { framed, letters, penOf, top, type Drawing, type Pen } from "./frame.ts";
import { pictureLimits } from "./limits.ts";
import { drawFunnel, drawRanking } from "./ranking.ts";
import { palettes, sizes, type Theme } from "./theme.ts";
import { countOf, trim } from "./trim.ts";

export interface DrawOptions {
  readonly locale: Locale;
  /** In pixels; the height follows. 900 when absent, at which no letter is smaller than 24. */
  readonly width?: number;
  readonly theme?: Theme;
}

/**
 * A chart as SVG, its texts in the font of `theme.ts`. ECharts is loaded with the first one: a process that draws nothing
 * does not pay for it. Takes some tens of milliseconds.
 */
export async function drawSvg(
  chart: Chart,
  { locale, width = sizes.width, theme = "light" }: DrawOptions,
): Promise<string> {
  const { echarts } = await import("./echarts.ts");
  const pen = penOf(locale, palettes[theme]);
  const { chart: shown, left } = trim(chart, pictureLimits[chart.kind]);
  const { height, option } = framed(shown, countOf(shown) === 0 ? nothing(pen) : drawingOf(shown, pen), left, pen);
  const picture = echarts.init(null, null, { renderer: "svg", ssr: true, width: sizes.width, height });
  try {
    picture.setOption(option);
    return scaled(picture.renderToSVGString(), width, height);
  } finally {
    // A chart that is not disposed of keeps the process alive.
    picture.dispose();
  }
}

/**
 * A chart as PNG. Letters become outlines and pixels in the thread pool, out of fonts that hold no others; here remain the
 * SVG, those fonts and the packing: some tens of milliseconds for twenty bars.
 */
export async function drawPng(chart: Chart, options: DrawOptions): Promise<Uint8Array> {
  const [svg, { rasterize }] = await Promise.all([drawSvg(chart, options), import("./rasterize.ts")]);
  return rasterize(svg);
}

function drawingOf(chart: Chart, pen: Pen): Drawing {
  switch (chart.kind) {
    case "ranking":
      return drawRanking(chart, pen);
    case "curve":
      return drawCurve(chart, pen);
    case "funnel":
      return drawFunnel(chart, pen);
    case "chains":
      return drawChains(chart, pen);
    default:
      return unreachable(chart);
  }
}

function nothing({ words, palette }: Pen): Drawing {
  return { bottom: top + 60, parts: [letters(words.none, sizes.margin, top + 30, { fill: palette.muted })] };
}

/** ECharts states the size it drew at; the view box stays, so everything is scaled alike. */
function scaled(svg: string, width: number, height: number): string {
  const factor = width / sizes.width;
  return svg.replace(
    `width="${sizes.width}" height="${height}"`,
    `width="${Math.round(width)}" height="${Math.round(height * factor)}"`,
  );
}
