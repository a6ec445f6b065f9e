// @ts-check
/** @import { Chart } from "../../../chat/message.ts" */
/** @import { Words } from "./words.js" */
import { h, svg } from "./dom.js";

/**
 * Horizontal bars, each a small drawing between its label and its number, so that text keeps its size on a phone. The
 * numbers are text and need no alternative.
 * @param {Chart} chart
 * @param {Words} words
 * @returns {HTMLElement}
 */
export function drawChart(chart, words) {
  const highest = Math.max(0, ...chart.bars.flatMap((bar) => [bar.value, bar.target ?? 0]));
  const withTarget = chart.bars.some((bar) => bar.target !== undefined);
  const heading = h(
    "figcaption",
    {},
    h("span", { class: "chart-title" }, chart.title),
    chart.unit === "" ? undefined : h("span", { class: "chart-unit" }, chart.unit),
  );
  if (withTarget) {
    heading.append(
      h(
        "span",
        { class: "legend" },
        h("i", { class: "key-actual" }),
        words.actual,
        h("i", { class: "key-target" }),
        words.target,
      ),
    );
  }
  if (chart.bars.length === 0)
    return h("figure", { class: "chart" }, heading, h("p", { class: "note" }, words.noNumbers));
  const rows = chart.bars.map((bar) =>
    h(
      "div",
      { class: "bar-row" },
      h("span", { class: "bar-label", title: bar.label }, bar.label),
      drawBar(bar, highest),
      h(
        "span",
        { class: "bar-value" },
        h("b", {}, number(bar.value)),
        bar.target === undefined ? undefined : h("span", {}, ` / ${number(bar.target)}`),
      ),
    ),
  );
  return h("figure", { class: "chart" }, heading, ...rows);
}

/**
 * @param {Chart["bars"][number]} bar
 * @param {number} highest
 * @returns {SVGElement}
 */
function drawBar(bar, highest) {
  const share = /** @param {number} value */ (value) =>
    highest > 0 ? Math.max(0, Math.min(1, value / highest)) * 98.5 : 0;
  const reached = bar.target !== undefined && bar.target > 0 && bar.value >= bar.target;
  const shapes = [
    svg("rect", { x: 0, y: 3, width: "100%", height: 12, rx: 3, class: "bar-track" }),
    // An SVG rounds even a bar of no width, so a zero has none.
    ...(bar.value > 0
      ? [
          svg("rect", {
            x: 0,
            y: 3,
            width: `${share(bar.value)}%`,
            height: 12,
            rx: 3,
            class: reached ? "bar-fill reached" : "bar-fill",
          }),
        ]
      : []),
    ...(bar.target === undefined
      ? []
      : [
          svg("rect", {
            x: `${share(bar.target)}%`,
            y: 0,
            width: 2.5,
            height: 18,
            rx: 1,
            class: "bar-target",
          }),
        ]),
  ];
  return svg("svg", { class: "bar-drawing", height: 18, "aria-hidden": "true", focusable: "false" }, ...shapes);
}

/**
 * @param {number} value
 * @returns {string}
 */
function number(value) {
  return new Intl.NumberFormat("en", { maximumFractionDigits: 2 }).format(value);
}
