// @ts-check
/** @import { ConsoleCommand, ConsolePerson } from "../directory.ts" */
/** @import { WireEntry } from "../wire.ts" */
/** @import { CardActions } from "./card.js" */
/** @import { Words } from "./words.js" */
import { drawCard } from "./card.js";
import { avatar, h, part, svg } from "./dom.js";
import { clockTime, dayName } from "./time.js";

/** A line on its way, shown before the server has it. */
/** @typedef {{ id: string, person: string, line: string, failed: boolean }} Pending */

/**
 * @typedef {object} ConversationView
 * @property {"zh-CN" | "en"} locale
 * @property {Words} words
 * @property {readonly ConsolePerson[]} people
 * @property {readonly ConsoleCommand[]} commands
 * @property {boolean} direct
 * @property {CardActions} actions
 * @property {(line: string) => void} suggest Puts a line into the composer.
 * @property {(id: string) => void} retry
 */

const log = part("log", HTMLDivElement);
const rows = part("rows", HTMLDivElement);
const newer = part("newer", HTMLButtonElement);

/** @type {Map<string, HTMLElement>} */
let shown = new Map();
/** @type {ConversationView | undefined} */
let view;

newer.addEventListener("click", () => toEnd());
log.addEventListener("scroll", () => {
  if (atEnd()) newer.hidden = true;
});

/**
 * Shows a whole conversation from its end.
 * @param {ConversationView} next
 * @param {readonly WireEntry[]} entries
 */
export function showConversation(next, entries) {
  view = next;
  shown = new Map();
  rows.replaceChildren();
  newer.textContent = next.words.newer;
  newer.hidden = true;
  for (const entry of entries) place(entry, drawEntry(next, entry));
  if (entries.length === 0) rows.append(drawWelcome(next));
  toEnd();
}

/**
 * Adds an entry or redraws it where it is.
 * @param {WireEntry} entry
 */
export function showEntry(entry) {
  if (!view) return;
  const before = shown.get(entry.id);
  const follow = atEnd();
  const element = drawEntry(view, entry);
  if (entry.kind === "message") hideTyping();
  if (before && before.dataset["order"] === String(entry.order)) {
    before.replaceWith(element);
    shown.set(entry.id, element);
    if (entry.kind === "message") element.classList.add("changed");
  } else {
    before?.remove();
    place(entry, element);
    element.classList.add("arrived");
  }
  if (follow) toEnd();
  else if (!before) newer.hidden = false;
}

/**
 * Shows a line that is on its way, or has failed to get there.
 * @param {Pending} pending
 */
export function showPending(pending) {
  if (!view) return;
  const { words, retry } = view;
  const entry = {
    kind: /** @type {const} */ ("said"),
    id: pending.id,
    place: "",
    order: Number.MAX_SAFE_INTEGER,
    at: new Date().toISOString(),
    person: pending.person,
    line: pending.line,
  };
  const element = drawEntry(view, entry);
  element.classList.add(pending.failed ? "failed" : "pending");
  if (pending.failed) {
    const again = h(
      "button",
      { type: "button", class: "link", onclick: () => retry(pending.id) },
      words.retry,
    );
    element
      .querySelector(".row-body")
      ?.append(h("p", { class: "failure", role: "alert" }, `${words.notSent} · `, again));
    hideTyping();
  }
  shown.get(pending.id)?.remove();
  place(entry, element);
  if (!pending.failed) showTyping();
  toEnd();
}

/** @type {{ element: HTMLElement, timer: ReturnType<typeof setTimeout> } | undefined} */
let typing;

/** Three dots until the assistant says something, or for ten seconds: not every line is answered here. */
function showTyping() {
  if (!view) return;
  hideTyping();
  const dots = h(
    "span",
    { class: "dots", role: "img", "aria-label": view.words.typing },
    h("i"),
    h("i"),
    h("i"),
  );
  const element = h(
    "div",
    { class: "row typing", "data-order": "Infinity" },
    seal(),
    h("div", { class: "row-body" }, dots),
  );
  rows.append(element);
  typing = { element, timer: setTimeout(hideTyping, 10_000) };
}

function hideTyping() {
  if (!typing) return;
  clearTimeout(typing.timer);
  typing.element.remove();
  typing = undefined;
}

/**
 * Puts a row where its order belongs, with a day above the first of each day.
 * @param {WireEntry} entry
 * @param {HTMLElement} element
 */
function place(entry, element) {
  rows.querySelector(".welcome")?.remove();
  shown.set(entry.id, element);
  const all = [...rows.querySelectorAll(".row")].filter((row) => row instanceof HTMLElement);
  const next = all.find((row) => Number(row.dataset["order"]) > entry.order);
  const previous = next ? all[all.indexOf(next) - 1] : all.at(-1);
  rows.insertBefore(element, next ?? null);
  const day = new Date(entry.at).toDateString();
  element.dataset["day"] = day;
  if (view && previous?.dataset["day"] !== day) {
    element.before(
      h("p", { class: "day" }, h("span", {}, dayName(view.locale, new Date(entry.at), view.words))),
    );
  }
}

/**
 * @param {ConversationView} current
 * @param {WireEntry} entry
 * @returns {HTMLElement}
 */
function drawEntry(current, entry) {
  const { words, locale } = current;
  const time = h("time", { datetime: entry.at }, clockTime(locale, new Date(entry.at)));
  const common = { "data-order": entry.order, "data-entry": entry.id };
  if (entry.kind === "said") {
    const person = current.people.find(({ id }) => id === entry.person);
    const name = person?.name ?? entry.person;
    const head = h(
      "div",
      { class: "row-head" },
      h("b", {}, name),
      person?.unit === undefined ? undefined : h("span", {}, person.unit),
      time,
    );
    return h(
      "div",
      { ...common, class: "row said" },
      avatar(entry.person, name),
      h("div", { class: "row-body" }, head, drawLine(entry.line)),
    );
  }
  const only =
    entry.privateTo === undefined
      ? undefined
      : h("span", { class: "only-you" }, eye(), words.onlyYou);
  const head = h(
    "div",
    { class: "row-head" },
    h("b", {}, words.assistant),
    h("span", { class: "bot" }, words.bot),
    time,
    only,
  );
  const body = h("div", { class: "row-body" }, head, drawCard(entry.message, current.actions));
  return h(
    "div",
    { ...common, class: entry.privateTo === undefined ? "row" : "row private" },
    seal(),
    body,
  );
}

/**
 * The command's own word stands out, as it decides what happens.
 * @param {string} line
 * @returns {HTMLElement}
 */
function drawLine(line) {
  const command = /^[/／]\s*\S+/.exec(line)?.[0] ?? "";
  return h(
    "p",
    { class: "line" },
    command === "" ? undefined : h("b", {}, command),
    line.slice(command.length),
  );
}

/**
 * @param {ConversationView} current
 * @returns {HTMLElement}
 */
function drawWelcome({ words, commands, suggest, direct }) {
  const chips = commands
    .slice(0, 5)
    .map((command) =>
      h(
        "button",
        {
          type: "button",
          class: "chip",
          title: command.usage,
          onclick: () => suggest(`${command.name} `),
        },
        h("b", {}, command.name),
        h("span", {}, command.summary),
      ),
    );
  return h(
    "div",
    { class: "welcome" },
    h("img", { src: "/console/icon.svg", alt: "", width: "56", height: "56" }),
    h("h2", {}, words.welcome),
    h("p", {}, direct ? words.welcomeDirect : words.welcomeText),
    h("div", { class: "chips" }, ...chips),
  );
}

/** @returns {HTMLElement} */
function seal() {
  return h(
    "span",
    { class: "avatar seal-avatar", "aria-hidden": "true" },
    h("img", { src: "/console/icon.svg", alt: "" }),
  );
}

/** @returns {SVGElement} */
function eye() {
  const path = svg("path", { d: "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5z" });
  return svg(
    "svg",
    { viewBox: "0 0 20 20", "aria-hidden": "true" },
    path,
    svg("circle", { cx: 10, cy: 10, r: 2.4 }),
  );
}

/** @returns {boolean} */
function atEnd() {
  return log.scrollHeight - log.scrollTop - log.clientHeight < 80;
}

function toEnd() {
  log.scrollTop = log.scrollHeight;
  newer.hidden = true;
}
