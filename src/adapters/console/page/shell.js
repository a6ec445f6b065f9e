// @ts-check
/** @import { ConsoleOrganisation } from "../directory.ts" */
/** @import { Words } from "./words.js" */
import { h, part } from "./dom.js";

const app = part("app", HTMLDivElement);
const sidebar = part("sidebar", HTMLElement);
const menu = part("menu", HTMLButtonElement);
const banner = part("banner", HTMLDivElement);
const toast = part("toast", HTMLDivElement);
const narrow = matchMedia("(max-width: 759px)");
/** The board has its own column from here on; below, it is a tab. */
const boardBeside = matchMedia("(min-width: 1120px)");

/**
 * What opens and closes around the conversation.
 * @param {{ account: () => void, board: () => void, chat: () => void }} on somebody asks for their account, or turns to a tab
 */
export function prepareShell(on) {
  menu.addEventListener("click", () => setDrawer(true));
  part("backdrop", HTMLButtonElement).addEventListener("click", closeDrawer);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeDrawer();
  });
  narrow.addEventListener("change", () => setDrawer(false));
  narrow.addEventListener("change", fitHint);
  boardBeside.addEventListener("change", () => setView("chat"));
  for (const id of ["me", "me-small"]) part(id, HTMLButtonElement).addEventListener("click", on.account);

  const tabs = /** @type {const} */ (["chat", "board"]);
  for (const view of tabs) {
    const tab = part(`tab-${view}`, HTMLButtonElement);
    tab.addEventListener("click", () => turnTo(view));
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const other = view === "chat" ? "board" : "chat";
      turnTo(other);
      part(`tab-${other}`, HTMLButtonElement).focus();
    });
  }
  /** @param {"chat" | "board"} view */
  function turnTo(view) {
    setView(view);
    on[view]();
  }

  part("skip", HTMLAnchorElement).addEventListener("click", (event) => {
    // The address is the conversation's.
    event.preventDefault();
    openChat();
    part("line", HTMLTextAreaElement).focus();
  });
  const wide = part("board-wide", HTMLButtonElement);
  wide.addEventListener("click", () => {
    const on = app.classList.toggle("board-wide");
    wide.setAttribute("aria-pressed", String(on));
  });
  setDrawer(false);
  setView("chat");
}

let hints = { short: "", long: "" };

/** A hint of two lines would make the field two lines high. */
function fitHint() {
  part("line", HTMLTextAreaElement).placeholder = narrow.matches ? hints.short : hints.long;
}

export function closeDrawer() {
  setDrawer(false);
}

export function openChat() {
  setView("chat");
}

/** Shows the board, and leads a keyboard to it. */
export function openBoard() {
  setView("board");
  part("board-body", HTMLDivElement).focus({ preventScroll: true });
}

/** @param {boolean} open */
function setDrawer(open) {
  const wasOpen = app.dataset["drawer"] === "open";
  app.dataset["drawer"] = open ? "open" : "closed";
  menu.setAttribute("aria-expanded", String(open));
  // A closed drawer must not be reached by the keyboard.
  sidebar.inert = narrow.matches && !open;
  if (!narrow.matches) return;
  if (open) sidebar.querySelector("button")?.focus();
  else if (wasOpen) menu.focus();
}

/** @param {"chat" | "board"} view */
function setView(view) {
  app.dataset["view"] = view;
  for (const one of ["chat", "board"]) {
    const tab = part(`tab-${one}`, HTMLButtonElement);
    tab.setAttribute("aria-selected", String(one === view));
    tab.tabIndex = one === view ? 0 : -1;
  }
}

/**
 * Fills in every word of the page that index.html leaves empty.
 * @param {Words} words
 * @param {ConsoleOrganisation} organisation
 * @param {string} me
 */
export function showWords(words, organisation, me) {
  const text = /** @type {const} */ ([
    ["organisation", organisation.name],
    ["product", words.product],
    ["demo", words.demo],
    ["tab-chat", words.chat],
    ["tab-board", words.board],
    ["board-title", words.board],
    ["hint", words.hint],
    ["skip", words.skip],
    ["log-title", words.messages],
  ]);
  for (const [id, value] of text) part(id, HTMLElement).textContent = value;
  const labels = /** @type {const} */ ([
    ["menu", words.menu],
    ["backdrop", words.closeMenu],
    ["attach", words.attach],
    ["send", words.send],
    ["slash", words.commands],
    ["suggestions", words.suggestions],
    ["log", words.messages],
    ["sidebar", words.channels],
    ["board", words.board],
    ["board-body", words.board],
    ["board-wide", words.boardWide],
  ]);
  for (const [id, value] of labels) part(id, HTMLElement).setAttribute("aria-label", value);
  app.querySelector(".tabs")?.setAttribute("aria-label", words.views);
  part("demo", HTMLElement).hidden = !organisation.demo;
  const line = part("line", HTMLTextAreaElement);
  hints = { short: words.composerShort, long: words.composer(me) };
  fitHint();
  line.setAttribute("aria-label", words.composer(me));
}

/**
 * @param {string | undefined} text
 * @param {{ label: string, run: () => void }} [action]
 */
export function showBanner(text, action) {
  banner.hidden = text === undefined;
  const button = action && h("button", { type: "button", class: "link", onclick: action.run }, action.label);
  banner.replaceChildren(text ?? "", ...(button ? [" ", button] : []));
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let toastTimer;

/**
 * @param {string} text
 * @param {"alert" | "status"} role whether a screen reader breaks off for it
 */
export function showToast(text, role = "alert") {
  clearTimeout(toastTimer);
  toast.setAttribute("role", role);
  toast.hidden = false;
  toast.textContent = text;
  toastTimer = setTimeout(() => {
    toast.hidden = true;
  }, 5_000);
}
