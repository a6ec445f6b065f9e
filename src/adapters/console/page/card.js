// @ts-check
/** @import { Choice } from "../../../chat/message.ts" */
/** @import { WireBlock, WireInline, WireMessage, WireText } from "../wire.ts" */
import { drawChart } from "./chart.js";
import { h, svg } from "./dom.js";
import { drawForm } from "./form.js";
import { instant } from "./time.js";
import { wordsOf } from "./words.js";

/**
 * What a card can ask for. Each resolves to whether the server has it.
 * @typedef {object} CardActions
 * @property {(line: string) => Promise<boolean>} press
 * @property {(line: string, fields: Readonly<Record<string, string>>, form: string | undefined) => Promise<boolean>} submit
 * @property {(typed: string) => Promise<readonly Choice[]>} suggest projects that may be meant
 * @property {(id: string) => string | undefined} nameOf
 */

/** A shape for each tone, so that it does not depend on seeing colours. */
const marks = {
  neutral: "M4 10h12",
  good: "M4.5 10.5l3.6 3.6 7.4-8",
  warning: "M10 4.5v7M10 15.2v.3",
  bad: "M5.5 5.5l9 9M14.5 5.5l-9 9",
};

/**
 * A message as a card: a title bar in the colour of its tone, and its blocks.
 * @param {WireMessage} message
 * @param {CardActions} actions
 * @returns {HTMLElement}
 */
export function drawCard(message, actions) {
  const { title, tone } = message;
  // The summary stands for a message that has nothing else to show.
  const blocks = message.blocks.length === 0 && title === undefined ? [h("p", { class: "text" }, message.summary)] : [];
  const mark = svg(
    "svg",
    { viewBox: "0 0 20 20", class: "mark", "aria-hidden": "true" },
    svg("path", { d: marks[tone] }),
  );
  const head =
    title === undefined
      ? undefined
      : h("header", { class: "card-title" }, tone === "neutral" ? undefined : mark, h("h3", {}, title));
  const body = [...blocks, ...message.blocks.map((block) => drawBlock(block, message, actions))];
  return h(
    "article",
    { class: "card", "data-tone": tone, lang: message.locale },
    head,
    body.length > 0 ? h("div", { class: "card-body" }, ...body) : undefined,
  );
}

/**
 * @param {WireBlock} block
 * @param {WireMessage} message
 * @param {CardActions} actions
 * @returns {HTMLElement}
 */
function drawBlock(block, message, actions) {
  const text = /** @param {WireText} value */ (value) =>
    value.map((inline) => drawInline(inline, message.locale, actions));
  switch (block.kind) {
    case "text":
      return h("p", { class: "text" }, ...text(block.text));
    case "note":
      return h("p", { class: "note" }, ...text(block.text));
    case "fields":
      return h(
        "dl",
        { class: "fields" },
        ...block.fields.map((field) => h("div", {}, h("dt", {}, field.label), h("dd", {}, ...text(field.value)))),
      );
    case "table": {
      const alignOf = /** @param {number} index */ (index) => block.columns[index]?.align ?? "left";
      const head = h(
        "tr",
        {},
        ...block.columns.map(({ label, align }) => h("th", { scope: "col", "data-align": align }, label)),
      );
      const rows = block.rows.map((row) =>
        h(
          "tr",
          {},
          ...row.map((cell, index) => h("td", { "data-align": alignOf(index) }, h("div", {}, ...text(cell)))),
        ),
      );
      // Wide tables scroll inside their own box, which a keyboard can reach.
      const name = message.title ?? message.summary;
      return h(
        "div",
        { class: "scroll", tabindex: "0", role: "region", "aria-label": name },
        h("table", {}, h("thead", {}, head), h("tbody", {}, ...rows)),
      );
    }
    case "chart":
      return drawChart(block.chart, wordsOf(message.locale));
    case "buttons":
      return h("div", { class: "buttons" }, ...block.buttons.map((button) => drawButton(button, actions)));
    case "form":
      return drawForm(block, wordsOf(message.locale), actions);
    case "divider":
      return h("hr");
  }
}

/**
 * @param {{ label: string, line: string, tone?: "primary" | "danger" }} button
 * @param {CardActions} actions
 * @returns {HTMLElement}
 */
function drawButton(button, actions) {
  const element = h(
    "button",
    { type: "button", class: "button", "data-tone": button.tone ?? "plain", title: button.line },
    button.label,
  );
  async function press() {
    // A second click while the first is on its way is a slip; after it, it is meant.
    if (element.getAttribute("aria-busy") === "true") return;
    element.setAttribute("aria-busy", "true");
    await actions.press(button.line);
    element.removeAttribute("aria-busy");
  }

  element.addEventListener("click", () => void press());
  return element;
}

/**
 * @param {WireInline} inline
 * @param {"zh-CN" | "en"} locale
 * @param {CardActions} actions
 * @returns {Node | string}
 */
function drawInline(inline, locale, actions) {
  if (typeof inline === "string") return inline;
  if ("strong" in inline) return h("strong", {}, inline.strong);
  if ("code" in inline) return h("code", {}, inline.code);
  if ("link" in inline)
    return h("a", { href: inline.link, target: "_blank", rel: "noopener noreferrer" }, inline.label);
  if ("person" in inline)
    return h("span", { class: "mention" }, `@${inline.name || actions.nameOf(inline.person) || inline.person}`);
  const time = h("time", { datetime: inline.date }, instant(locale, inline));
  if (inline.style === "relative") time.title = instant(locale, { ...inline, style: "time" });
  return time;
}
