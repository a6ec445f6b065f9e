// @ts-check
/** @import { ChainsSlide, DigestSlide, FunnelSlide, LinkState, WallSlide } from "../wire.ts" */
import { boardPages } from "./board.js";
import { h, inParts, percent, svg } from "./dom.js";

/**
 * What a slide shows one after another: at least one page, each drawn when its turn comes.
 * @param {WallSlide} slide
 * @param {boolean} wide a screen on the wall, not a phone
 * @returns {readonly (() => Node)[]}
 */
export function pagesOf(slide, wide) {
  switch (slide.kind) {
    case "board":
      return boardPages(slide, wide);
    case "funnel":
      return [() => funnel(slide)];
    case "chains":
      return inParts(slide.chains, wide ? 6 : 30).map((chains) => () => chainMap(slide, chains));
    case "digest":
      return [() => digest(slide)];
  }
}

/** @param {FunnelSlide} slide */
function funnel({ cohorts }) {
  return h(
    "div",
    { class: "funnel" },
    ...cohorts.map(({ title, contract, steps, arrived }) =>
      h(
        "section",
        { class: "cohort" },
        h("h2", {}, title),
        h("p", { class: "contract" }, contract ?? "\u00a0"),
        h(
          "ul",
          { class: "steps" },
          ...steps.map((step) =>
            h(
              "li",
              {},
              h("span", { class: "label" }, step.label),
              h("span", { class: "count" }, step.count),
              h("span", { class: "rate" }, step.rate),
              gauge(step.share, "centred"),
            ),
          ),
        ),
        arrived &&
          h(
            "p",
            { class: "arrived" },
            h("span", { class: "label" }, arrived.label),
            h("span", { class: "rate" }, arrived.rate),
            gauge(arrived.share, "funds"),
          ),
      ),
    ),
  );
}

/**
 * @param {number} share
 * @param {"centred" | "funds"} kind
 */
function gauge(share, kind) {
  const rect = (/** @type {string} */ name, /** @type {number} */ part) =>
    svg("rect", {
      class: name,
      x: kind === "centred" ? percent((1 - part) / 2) : 0,
      width: percent(part),
      height: "100%",
    });
  return svg("svg", { class: `gauge ${kind}`, "aria-hidden": "true" }, rect("track", 1), rect("actual", share));
}

/**
 * @param {ChainsSlide} slide
 * @param {ChainsSlide["chains"]} chains
 */
function chainMap({ legend }, chains) {
  return h(
    "div",
    { class: "chains" },
    h("ul", { class: "legend" }, ...legend.map(({ state, text }) => h("li", {}, linkMark(state), text))),
    h(
      "div",
      { class: "chain-list" },
      ...chains.map(({ name, coverage, taskForce, links }) =>
        h(
          "section",
          { class: "chain" },
          h("h2", {}, name),
          h("p", {}, h("span", {}, coverage), taskForce === undefined ? undefined : h("span", {}, taskForce)),
          h(
            "ol",
            { class: "links" },
            ...links.map((link) =>
              h(
                "li",
                { class: link.state },
                linkMark(link.state),
                h("span", { class: "name" }, link.name),
                h("span", { class: "visually-hidden" }, link.says),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

/** A disc that fills up: empty, a quarter, a half, full. */
const discs = {
  missing: "",
  weak: "M12 12V4a8 8 0 0 1 8 8z",
  progress: "M12 4a8 8 0 0 1 0 16z",
  held: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z",
};

/** @param {LinkState} state */
function linkMark(state) {
  return svg(
    "svg",
    { class: `link ${state}`, viewBox: "0 0 24 24", "aria-hidden": "true" },
    svg("circle", { cx: 12, cy: 12, r: 9.5 }),
    ...(discs[state] === "" ? [] : [svg("path", { d: discs[state] })]),
  );
}

/** @param {DigestSlide} slide */
function digest({ counts, heading, items, rest, none }) {
  return h(
    "div",
    { class: "digest" },
    h(
      "dl",
      { class: "tiles" },
      ...counts.map(({ label, count, unit }) =>
        h(
          "div",
          { class: "tile" },
          h("dt", {}, label),
          h("dd", {}, h("b", {}, count), unit === "" ? undefined : h("span", {}, unit)),
        ),
      ),
    ),
    h(
      "section",
      { class: "items" },
      h("h2", {}, heading),
      items.length === 0
        ? h("p", { class: "none" }, none)
        : h(
            "ul",
            {},
            ...items.map(({ time, kind, text }) =>
              h("li", {}, h("time", {}, time), h("span", { class: "kind" }, kind), h("span", { class: "text" }, text)),
            ),
          ),
      rest === undefined ? undefined : h("p", { class: "none" }, rest),
    ),
  );
}
