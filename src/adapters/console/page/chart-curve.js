// @ts-check
/** @import { CurveChart, Point } from "../../../chat/message.ts" */
/** @import { Words } from "./words.js" */
import { caption, figure, number } from "./chart-parts.js";
import { h, svg } from "./dom.js";

const height = 210;
const top = 22;
const bottom = 184;

/**
 * Lines across the year. Places along it are percentages and places up it are pixels, so the drawing fits every width
 * while its text keeps its size.
 * @param {CurveChart & { readonly alt: string }} chart
 * @param {Words} words
 * @returns {HTMLElement}
 */
export function drawCurve(chart, words) {
  const { points, plan, lastYear = [], alt } = chart;
  const axis = [plan, points, lastYear].reduce((a, b) => (b.length > a.length ? b : a));
  const lines = [
    { key: "last", word: words.lastYear, line: lastYear },
    { key: "plan", word: words.plan, line: plan },
    { key: "year", word: words.actual, line: points },
  ].filter(({ line }) => line.length > 0);
  const legend = lines.map(({ key, word }) => /** @type {const} */ ([key, word])).reverse();
  if (axis.length === 0) return figure("curve", caption(chart, []), h("p", { class: "note" }, words.noNumbers));
  const highest = Math.max(0, ...lines.flatMap(({ line }) => line.map(({ value }) => value)));
  const step = tick(highest);
  const scale = Math.max(step, Math.ceil(highest / step) * step);
  const x = /** @param {number} index */ (index) => `${4 + (index / Math.max(1, axis.length - 1)) * 91}%`;
  const y = /** @param {number} value */ (value) => bottom - (Math.max(0, value) / scale) * (bottom - top);

  const grid = Array.from({ length: Math.round(scale / step) + 1 }, (_, index) => index * step).flatMap((value) => [
    svg("line", { x1: 0, x2: "100%", y1: y(value), y2: y(value), class: "curve-grid" }),
    ...(value > 0 ? [letters(number(value), 0, y(value) - 5, "curve-scale", "start")] : []),
  ]);
  const names = axis.flatMap(({ label }, index) => {
    const back = axis.length - 1 - index;
    if (back % Math.ceil(axis.length / 12) !== 0) return [];
    const minor = back % Math.ceil(axis.length / 6) !== 0;
    return [letters(label, x(index), height - 6, minor ? "curve-name minor" : "curve-name", "middle")];
  });
  const drawn = lines.flatMap(({ key, line }) => drawLine(key, line, x, y));
  const picture = svg(
    "svg",
    { class: "curve-drawing", height, role: "img", "aria-label": alt, focusable: "false" },
    ...grid,
    ...names,
    ...drawn,
  );
  return figure("curve", caption(chart, legend), picture);
}

/**
 * @param {string} key
 * @param {readonly Point[]} line
 * @param {(index: number) => string} x
 * @param {(value: number) => number} y
 * @returns {readonly SVGElement[]}
 */
function drawLine(key, line, x, y) {
  const parts = line.slice(1).map((point, index) =>
    svg("line", {
      x1: x(index),
      y1: y(line[index]?.value ?? 0),
      x2: x(index + 1),
      y2: y(point.value),
      class: `curve-line curve-${key}`,
    }),
  );
  const last = line.length - 1;
  const end = line[last];
  if (end === undefined) return parts;
  // Last year's end would stand on the others' or under them; the sentence of `alt` has it.
  const value =
    key === "last"
      ? []
      : [letters(number(end.value), x(last), y(end.value) - 8, `curve-value curve-${key}-value`, "end")];
  const dots =
    key === "year"
      ? line.map((point, index) => {
          const dot = svg("circle", { cx: x(index), cy: y(point.value), r: 3.5, class: "curve-dot" });
          dot.append(svg("title", {}, document.createTextNode(`${point.label} ${number(point.value)}`)));
          return dot;
        })
      : [];
  return [...parts, ...dots, ...value];
}

/**
 * @param {string} text
 * @param {number | string} x
 * @param {number} y
 * @param {string} className
 * @param {"start" | "middle" | "end"} anchor
 * @returns {SVGElement}
 */
function letters(text, x, y, className, anchor) {
  return svg("text", { x, y, class: className, "text-anchor": anchor }, document.createTextNode(text));
}

/**
 * A round step, three to five of which reach the highest value.
 * @param {number} highest
 * @returns {number}
 */
function tick(highest) {
  if (!(highest > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(highest / 3));
  const times = [1, 2, 5, 10].find((factor) => highest / (factor * power) <= 5) ?? 10;
  return times * power;
}
