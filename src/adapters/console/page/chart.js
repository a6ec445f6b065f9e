// @ts-check
/** @import { WireChart } from "../wire.ts" */
/** @import { Words } from "./words.js" */
import { drawFunnel, drawRanking } from "./chart-bars.js";
import { drawChains } from "./chart-chains.js";
import { drawCurve } from "./chart-curve.js";

/**
 * Drawn by the page itself, so that text keeps its size on a phone and the colours follow the page's. What is drawn as
 * text needs no alternative; what is not has the sentences of `alt`.
 * @param {WireChart} chart
 * @param {Words} words
 * @returns {HTMLElement}
 */
export function drawChart(chart, words) {
  switch (chart.kind) {
    case "ranking":
      return drawRanking(chart, words);
    case "curve":
      return drawCurve(chart, words);
    case "funnel":
      return drawFunnel(chart, words);
    case "chains":
      return drawChains(chart, words);
  }
}
