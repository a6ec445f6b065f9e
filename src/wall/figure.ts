import { formatAmount } from "../chat/amount.ts";
import { minorPerMajor, type Money } from "../money.ts";
import type { Metric } from "../packs/pack.ts";
import { figureText } from "../views/money.ts";
import type { View } from "../views/view.ts";

/** Units that amounts are told in, in majors: 亿 and 万, billions and millions. */
const scales = { "zh-CN": [1e8, 1e4], en: [1e9, 1e6] } as const;

/** A metric's value in few signs: a screen is read from across the room. */
export function shortFigure(view: View, metric: Metric, value: number): string {
  if (metric.value === "count" || value === 0) return figureText(view, metric, value);
  return shortAmount(view, { currency: metric.currency ?? view.pack.currency, minor: value });
}

/** Exact where four digits of its unit say it; else cut there, never rounded up, and said to be about so much. */
export function shortAmount(view: View, { currency, minor }: Money): string {
  const one = minorPerMajor(currency);
  const unit = scales[view.locale].find((scale) => minor >= scale * one);
  const whole = (unit ?? 1) * one;
  const step = unit === undefined || minor >= 1000 * whole ? whole : minor < 100 * whole ? whole / 100 : whole / 10;
  const cut = Math.floor(minor / step) * step;
  const text = formatAmount({ currency, minor: cut }, view.locale);
  return cut === minor ? text : view.words.wall.about(text);
}
