// @ts-check
/** @import { FunnelChart, RankingChart } from "../../../chat/message.ts" */
/** @import { Words } from "./words.js" */
import { caption, figure, number, percent } from "./chart-parts.js";
import { h, svg } from "./dom.js";

/** @typedef {{ readonly value: number, readonly outline?: number | undefined, readonly mark?: number | undefined }} Bar */

/**
 * Horizontal bars, each a small drawing between its label and its numbers. What is claimed is an outline around the bar,
 * the target a mark across it.
 * @param {RankingChart} chart
 * @param {Words} words
 * @returns {HTMLElement}
 */
export function drawRanking(chart, words) {
  const { bars } = chart;
  const claims = bars.some(({ claimed }) => claimed !== undefined);
  const targets = bars.some(({ target }) => target !== undefined);
  /** @type {readonly (readonly [string, string])[]} */
  const legend = [
    ["actual", claims ? words.verified : words.actual],
    ...(claims ? [/** @type {const} */ (["claimed", words.claimed])] : []),
    ...(targets ? [/** @type {const} */ (["target", words.target])] : []),
  ];
  const heading = caption(chart, claims || targets ? legend : []);
  if (bars.length === 0) return figure("ranking", heading, h("p", { class: "note" }, words.noNumbers));
  const highest = Math.max(0, ...bars.flatMap(({ value, claimed = 0, target = 0 }) => [value, claimed, target]));
  const rows = bars.map(({ label, value, claimed, target }) =>
    row(
      label,
      drawBar({ value, outline: claimed, mark: target }, highest),
      h("b", {}, number(value)),
      ...(claimed === undefined ? [] : [also(words.claimed, ` · ${number(claimed)}`)]),
      ...(target === undefined ? [] : [also(words.target, ` / ${number(target)}`)]),
    ),
  );
  return figure("ranking", heading, ...rows);
}

/**
 * Cohort under cohort on one scale; the outline of every step is as long as its cohort's first.
 * @param {FunnelChart} chart
 * @param {Words} words
 * @returns {HTMLElement}
 */
export function drawFunnel(chart, words) {
  const { cohorts } = chart;
  const heading = caption(chart, []);
  if (cohorts.length === 0) return figure("funnel", heading, h("p", { class: "note" }, words.noNumbers));
  const highest = Math.max(0, ...cohorts.flatMap(({ steps }) => steps.map(({ value }) => value)));
  return figure(
    "funnel",
    heading,
    ...cohorts.flatMap(({ label, steps }) => {
      const whole = steps[0]?.value ?? 0;
      return [
        h("h4", { class: "cohort" }, label),
        ...steps.map((step, index) =>
          row(
            step.label,
            drawBar({ value: step.value, outline: whole }, highest),
            h("b", {}, number(step.value)),
            whole > 0 && index > 0 ? h("span", {}, ` · ${percent(step.value / whole)}`) : undefined,
          ),
        ),
      ];
    }),
  );
}

/**
 * @param {string} label
 * @param {SVGElement} bar
 * @param {...(Node | undefined)} numbers
 * @returns {HTMLElement}
 */
function row(label, bar, ...numbers) {
  return h(
    "div",
    { class: "bar-row" },
    h("span", { class: "bar-label", title: label }, label),
    bar,
    h("span", { class: "bar-value" }, ...numbers),
  );
}

/**
 * A second number: what it is says the legend to who sees it, and a word to who does not.
 * @param {string} word
 * @param {string} text
 * @returns {HTMLElement}
 */
function also(word, text) {
  return h("span", { title: word }, h("span", { class: "visually-hidden" }, ` ${word}`), text);
}

/**
 * @param {Bar} bar
 * @param {number} highest
 * @returns {SVGElement}
 */
function drawBar({ value, outline, mark }, highest) {
  const share = /** @param {number} part */ (part) =>
    highest > 0 ? Math.max(0, Math.min(1, part / highest)) * 98.5 : 0;
  const reached = mark !== undefined && mark > 0 && value >= mark;
  const shapes = [svg("rect", { x: 0, y: 3, width: "100%", height: 12, rx: 3, class: "bar-track" })];
  // An SVG rounds even a bar of no width, so a zero has none.
  if (value > 0) {
    const className = reached ? "bar-fill reached" : "bar-fill";
    shapes.push(svg("rect", { x: 0, y: 3, width: `${share(value)}%`, height: 12, rx: 3, class: className }));
  }
  if (outline !== undefined && outline > value)
    shapes.push(svg("rect", { x: 1, y: 4, width: `${share(outline)}%`, height: 10, rx: 2, class: "bar-outline" }));
  if (mark !== undefined)
    shapes.push(svg("rect", { x: `${share(mark)}%`, y: 0, width: 2.5, height: 18, rx: 1, class: "bar-target" }));
  return svg("svg", { class: "bar-drawing", height: 18, "aria-hidden": "true", focusable: "false" }, ...shapes);
}
