// @ts-check
/** @import { BoardSlide, WallLine } from "../wire.ts" */
import { h, inParts, percent, svg } from "./dom.js";

/** Lines one under another that are still read from across the room. */
const mostRows = 10;
const mostOnPhone = 60;

/**
 * A board's pages: one column as long as it fits, then two; on a phone one long list.
 * @param {BoardSlide} slide
 * @param {boolean} wide
 * @returns {readonly (() => Node)[]}
 */
export function boardPages(slide, wide) {
  if (!wide) return inParts(slide.lines, mostOnPhone).map((lines) => () => page(slide, [lines]));
  if (slide.lines.length <= mostRows) return [() => page(slide, [slide.lines])];
  return inParts(slide.lines, mostRows * 2).map((lines) => () => {
    const half = Math.ceil(lines.length / 2);
    return page(slide, [lines.slice(0, half), lines.slice(half)]);
  });
}

/**
 * @param {BoardSlide} slide
 * @param {readonly (readonly WallLine[])[]} columns
 * @returns {Node}
 */
function page(slide, columns) {
  const rows = Math.max(...columns.map((lines) => lines.length));
  const board = h(
    "div",
    {
      class: `board ${columns.length > 1 ? "dense" : "roomy"}`,
      "data-compared": String(slide.compared),
      "data-targeted": String(slide.targeted),
      "data-rows": rows <= 6 ? "few" : "many",
    },
    h(
      "ul",
      { class: "legend" },
      ...slide.legend.map(({ mark, text }) => h("li", {}, h("span", { class: `swatch ${mark}` }), text)),
    ),
    h("div", { class: "columns" }, ...columns.map((lines) => table(slide, lines))),
  );
  // Lines of both columns stand at one height.
  board.style.setProperty("--rows", String(Math.max(1, rows)));
  return board;
}

/**
 * @param {BoardSlide} slide
 * @param {readonly WallLine[]} lines
 */
function table(slide, lines) {
  const { columns } = slide;
  const heads = /** @type {const} */ ([
    "rank",
    ...(slide.compared ? /** @type {const} */ (["change"]) : []),
    "unit",
    "bar",
    "actual",
    ...(slide.targeted ? /** @type {const} */ (["target", "completion", "gap", "lamp"]) : []),
  ]);
  return h(
    "div",
    { class: "table", role: "table", "aria-label": slide.title },
    h(
      "div",
      { class: "row head", role: "row" },
      ...heads.map((name) => h("span", { class: name, role: "columnheader" }, columns[name])),
    ),
    ...lines.map((line) => row(slide, line)),
  );
}

/**
 * @param {BoardSlide} slide
 * @param {WallLine} line
 */
function row(slide, line) {
  /** @param {string} name @param {...(Node | string | undefined)} children */
  const cell = (name, ...children) => h("span", { class: name, role: "cell" }, ...children);
  const { change, lamp } = line;
  return h(
    "div",
    { class: "row", role: "row" },
    cell("rank", line.rank),
    ...(change
      ? [cell(`change ${change.kind}`, hidden(change.says), h("span", { "aria-hidden": "true" }, change.text))]
      : []),
    cell("unit", h("span", { class: "name", title: line.unit }, line.unit)),
    cell("bar", bar(line), hidden(claimOf(slide, line))),
    cell("actual", line.actual),
    ...(slide.targeted
      ? [
          cell("target", line.target),
          cell("completion", line.completion),
          cell("gap", line.gap),
          cell(
            `lamp ${lamp?.tone ?? "none"}`,
            ...(lamp ? [lampMark(lamp.tone), h("span", { class: "says" }, lamp.text)] : []),
          ),
        ]
      : []),
  );
}

/**
 * What the bar's outline says, for those who do not see it.
 * @param {BoardSlide} slide
 * @param {WallLine} line
 */
function claimOf(slide, { claimed }) {
  const label = slide.legend.find(({ mark }) => mark === "claimed")?.text;
  return claimed === undefined || label === undefined ? "" : `${label} ${claimed}`;
}

/**
 * Verified is filled, claimed an outline around it, the target a mark across.
 * @param {WallLine} line
 */
function bar({ bar: { actual, claimed, target } }) {
  const rect = (/** @type {string} */ name, /** @type {number} */ share) =>
    svg("rect", { class: name, x: 0, y: 0, width: percent(share), height: "100%" });
  const line = (/** @type {string} */ name, /** @type {number} */ share) =>
    svg("line", { class: name, x1: percent(share), x2: percent(share), y1: "-22%", y2: "122%" });
  return svg(
    "svg",
    { class: "gauge", "aria-hidden": "true" },
    rect("track", 1),
    rect("actual", actual),
    ...(claimed !== undefined && claimed > actual ? [rect("claimed", claimed)] : []),
    ...(target === undefined ? [] : [line("halo", target), line("target", target)]),
  );
}

/** Told apart by shape: a disc with a tick, a triangle, a square standing on its corner. */
const shapes = {
  green: ["M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z", "m7.5 12.3 3 3 6-6.4"],
  yellow: ["M12 2.6 22.6 21H1.4z", "M12 9.5v5M12 17.4v.2"],
  red: ["M12 1 23 12 12 23 1 12z", "M12 7v6M12 16.4v.2"],
};

/** @param {"green" | "yellow" | "red"} tone */
function lampMark(tone) {
  const [body = "", sign = ""] = shapes[tone];
  return svg(
    "svg",
    { class: "mark", viewBox: "0 0 24 24", "aria-hidden": "true" },
    svg("path", { class: "body", d: body }),
    svg("path", { class: "sign", d: sign }),
  );
}

/** @param {string} text */
function hidden(text) {
  return text === "" ? undefined : h("span", { class: "visually-hidden" }, text);
}
