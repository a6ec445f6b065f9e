// @ts-check
/** @import { ChainsChart } from "../../../chat/message.ts" */
/** @import { Words } from "./words.js" */
import { caption, figure } from "./chart-parts.js";
import { h } from "./dom.js";

/** A sign for each state beside its word, its colour and its border. */
const signs = { held: "✓", progress: "◐", missing: "○" };

/**
 * Chains as lists of links: text in boxes, so nothing has to be described.
 * @param {ChainsChart} chart
 * @param {Words} words
 * @returns {HTMLElement}
 */
export function drawChains(chart, words) {
  if (chart.chains.length === 0)
    return figure("chains", caption(chart, []), h("p", { class: "note" }, words.noNumbers));
  return figure(
    "chains",
    caption(chart, []),
    ...chart.chains.flatMap(({ label, links }) => [
      h("h4", { class: "cohort" }, label),
      h(
        "ol",
        { class: "chain" },
        ...links.map(({ label: name, state, projects, firms = [] }) =>
          h(
            "li",
            { class: "chain-link", "data-state": state },
            h("b", {}, name),
            h(
              "span",
              {},
              `${signs[state]} ${words.state[state]}`,
              projects > 0 ? ` · ${words.projects(projects)}` : undefined,
            ),
            firms.length === 0 ? undefined : h("span", { class: "firms" }, firms.join(words.between)),
          ),
        ),
      ),
    ]),
  );
}
