// @ts-check
/** @import { WireEntry } from "../wire.ts" */
/** @import { ConversationView } from "./entry.js" */
import { h, part } from "./dom.js";
import { drawEntry, drawWelcome, seal } from "./entry.js";
import { dayName } from "./time.js";

/** A line on its way, shown before the server has it. */
/** @typedef {{ id: string, person: string, line: string, failed: boolean }} Pending */

const log = part("log", HTMLDivElement);
const rows = part("rows", HTMLDivElement);
const newer = part("newer", HTMLButtonElement);
const earlier = part("earlier", HTMLButtonElement);

/** @type {Map<string, HTMLElement>} */
let shown = new Map();
/** @type {ConversationView | undefined} */
let view;

newer.addEventListener("click", () => toEnd());
earlier.addEventListener("click", () => {
  // Not `disabled`, which would take the focus away.
  if (earlier.getAttribute("aria-busy") === "true") return;
  earlier.setAttribute("aria-busy", "true");
  void view?.earlier().finally(() => earlier.removeAttribute("aria-busy"));
});
log.addEventListener("scroll", () => {
  if (atEnd()) newer.hidden = true;
});

/**
 * Shows a conversation from its end.
 * @param {ConversationView} next
 * @param {readonly WireEntry[]} entries
 * @param {boolean} more whether there are older ones
 */
export function showConversation(next, entries, more) {
  view = next;
  shown = new Map();
  rows.replaceChildren();
  earlier.textContent = next.words.earlier;
  earlier.hidden = !more;
  newer.textContent = next.words.newer;
  newer.hidden = true;
  for (const entry of entries) place(entry, drawEntry(next, entry));
  if (entries.length === 0) rows.append(drawWelcome(next));
  showDays();
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
    replace(before, element);
    shown.set(entry.id, element);
    if (entry.kind === "message") element.classList.add("changed");
  } else {
    before?.remove();
    place(entry, element);
    element.classList.add("arrived");
  }
  showDays();
  if (follow) toEndOrTopOf(element);
  else if (!before) newer.hidden = false;
}

/**
 * Puts older entries above, and leaves the reader where they are.
 * @param {readonly WireEntry[]} entries
 * @param {boolean} more
 */
export function showEarlier(entries, more) {
  if (!view) return;
  const fromEnd = log.scrollHeight - log.scrollTop;
  const focused = document.activeElement === earlier;
  for (const entry of entries) place(entry, drawEntry(view, entry));
  showDays();
  earlier.hidden = !more;
  log.scrollTop = log.scrollHeight - fromEnd;
  // By keyboard one reads on from what has come.
  if (focused && !more) log.focus({ preventScroll: true });
}

/** @param {readonly WireEntry[]} entries the oldest ones */
export function dropEntries(entries) {
  for (const { id } of entries) {
    shown.get(id)?.remove();
    shown.delete(id);
  }
  earlier.hidden = false;
  showDays();
  toEnd();
}

/**
 * Shows where an entry is.
 * @param {string} id
 * @returns {boolean} false when it is not here
 */
export function findEntry(id) {
  const row = shown.get(id);
  if (!row) return false;
  for (const other of rows.querySelectorAll(".found")) other.classList.remove("found");
  row.classList.add("found");
  row.scrollIntoView({ block: "center" });
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  return true;
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
    name: view.people.find(({ id }) => id === pending.person)?.name ?? view.myName,
    line: pending.line,
  };
  const element = drawEntry(view, entry);
  element.classList.add(pending.failed ? "failed" : "pending");
  if (pending.failed) {
    const again = h("button", { type: "button", class: "link", onclick: () => retry(pending.id) }, words.retry);
    element
      .querySelector(".row-body")
      ?.append(h("p", { class: "failure", role: "alert" }, `${words.notSent} · `, again));
    hideTyping();
  }
  shown.get(pending.id)?.remove();
  place(entry, element);
  showDays();
  if (!pending.failed) showTyping();
  toEnd();
}

/** @type {{ element: HTMLElement, timer: ReturnType<typeof setTimeout> } | undefined} */
let typing;

/** Three dots until the assistant says something, or for ten seconds: not every line is answered here. */
function showTyping() {
  if (!view) return;
  hideTyping();
  const dots = h("span", { class: "dots", role: "img", "aria-label": view.words.typing }, h("i"), h("i"), h("i"));
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
 * Puts a row where its order belongs.
 * @param {WireEntry} entry
 * @param {HTMLElement} element
 */
function place(entry, element) {
  rows.querySelector(".welcome")?.remove();
  shown.set(entry.id, element);
  rows.insertBefore(element, allRows().find((row) => Number(row.dataset["order"]) > entry.order) ?? null);
}

/**
 * Puts a row in another's place, and the focus where it was: who pressed a button by keyboard goes on from there.
 * @param {HTMLElement} before
 * @param {HTMLElement} element
 */
function replace(before, element) {
  const reachable = "a, button, input, select, textarea";
  const focused = [...before.querySelectorAll(reachable)].findIndex((one) => one === document.activeElement);
  before.replaceWith(element);
  const same = [...element.querySelectorAll(reachable)][focused];
  if (same instanceof HTMLElement) same.focus({ preventScroll: true });
}

/** The name of each day above its first row; anew each time, as rows come, go and move. */
function showDays() {
  for (const day of rows.querySelectorAll(".day")) day.remove();
  let last = "";
  for (const row of allRows()) {
    const at = row.querySelector("time")?.dateTime;
    if (!view || at === undefined) continue;
    const name = dayName(view.locale, new Date(at), view.words, view.timezone);
    if (name !== last) row.before(h("p", { class: "day" }, h("span", {}, name)));
    last = name;
  }
}

/** @returns {readonly HTMLElement[]} */
function allRows() {
  return [...rows.querySelectorAll(".row")].filter((row) => row instanceof HTMLElement);
}

/** @returns {boolean} whether the end is being read */
export function atEnd() {
  return log.scrollHeight - log.scrollTop - log.clientHeight < 80;
}

/**
 * What is taller than the view is read from its top.
 * @param {HTMLElement} element
 */
function toEndOrTopOf(element) {
  toEnd();
  if (element.offsetHeight > log.clientHeight) element.scrollIntoView({ block: "start" });
}

function toEnd() {
  log.scrollTop = log.scrollHeight;
  newer.hidden = true;
}
