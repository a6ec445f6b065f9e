// @ts-check
/** @import { WireEntry, WireState } from "../wire.ts" */
/** @import { Target } from "./place-address.js" */
import { fetchBoard, fetchChoices, fetchEarlier, fetchState, SessionEnded, signedIn, signOut } from "./api.js";
import { announce } from "./announce.js";
import { showBoard } from "./board.js";
import { createComposer } from "./composer.js";
import { atEnd, dropEntries, findEntry, showConversation, showEarlier, showEntry } from "./conversation.js";
import { part } from "./dom.js";
import { askWho, showAccount } from "./people.js";
import { addressOf, linkTo, readAddress, takeWanted } from "./place-address.js";
import { closeDrawer, openBoard, openChat, prepareShell, showBanner, showToast, showWords } from "./shell.js";
import { createSender } from "./sending.js";
import { showMe, showPlaces } from "./sidebar.js";
import { follow } from "./stream.js";
import { wordsOf } from "./words.js";

/** What this tab knows. One person, one open place; the address keeps both, so that a reload comes back here. */
/** @type {WireState | undefined} */
let state;
/** @type {Map<string, WireEntry>} */
let entries = new Map();
/** Places of which the server has more than this tab. */
/** @type {Set<string>} */
let older = new Set();
/** @type {Map<string, number>} */
let unread = new Map();
let current = "";
let stopFollowing = () => {};
/** @type {ReturnType<typeof setTimeout> | undefined} */
let boardTimer;
/** More rows of one conversation are not kept in the page; what is left out can be asked for. */
const mostRows = 200;
const rowsLeft = 150;

prepareShell({
  account() {
    if (!state) return;
    const words = wordsOf(state.locale);
    if (state.signedIn) showAccount(state.me, words, () => void signOut().then(leave));
    else askWho(state, words, (person) => void load(person));
  },
  board: () => remember("board", true),
  chat: () => remember({ place: current }, true),
});
const sender = createSender({
  person: () => state?.me.id ?? "",
  place: () => current,
  words: () => wordsOf(state?.locale ?? "zh-CN"),
  arrived: (id) => entries.has(id),
  signIn: leave,
});
const composer = createComposer({
  commands: () => state?.commands ?? [],
  suggested: (count) => wordsOf(state?.locale ?? "zh-CN").suggested(count),
  send: sender.line,
  sendFile: (file, line) => void sender.file(file, line),
});
/** @type {import("./card.js").CardActions} */
const actions = {
  press: sender.press,
  submit: sender.submit,
  suggest: async (typed) => (await fetchChoices(state?.me.id ?? "", typed)).choices,
  nameOf: (id) => state?.people.find((person) => person.id === id)?.name,
};
window.addEventListener("popstate", () => go(readAddress(location.hash)));
setInterval(() => void refreshBoard(), 60_000);
const wanted = takeWanted();
if (location.hash === "" && wanted !== "") history.replaceState(null, "", wanted);
void load(new URLSearchParams(location.search).get("as") ?? "");

/**
 * Loads everything this person sees and follows what changes. Tries until it succeeds: a server that is just starting
 * is the usual reason for a failure.
 * @param {string} person
 */
async function load(person) {
  stopFollowing();
  try {
    state = await fetchState(person);
  } catch (error) {
    if (error instanceof SessionEnded && signedIn) return leave();
    showBanner(wordsOf(document.documentElement.lang === "en" ? "en" : "zh-CN").cannotLoad);
    setTimeout(() => void load(person), 2_000);
    return;
  }
  const { me, cursor, board, organisation } = state;
  const words = wordsOf(state.locale);
  entries = new Map(state.entries.map((entry) => [entry.id, entry]));
  older = new Set(state.places.filter(({ more }) => more).map(({ id }) => id));
  unread = new Map();
  document.documentElement.lang = state.locale;
  showWords(words, organisation, me.name);
  showBanner(undefined);
  showMe(me, words, state.signedIn);
  showBoard(board, state, actions);
  go(readAddress(location.hash) ?? { place: current });
  let broken = false;
  stopFollowing = follow(me.id, cursor, {
    entry: onEntry,
    reset: () => void load(me.id),
    ended: leave,
    connection(connected) {
      showBanner(connected ? undefined : words.lost);
      if (connected && broken) void refreshBoard();
      broken = !connected;
    },
  });
}

/** The session is over: the server shows how to sign in, and the address is kept for afterwards. */
function leave() {
  stopFollowing();
  location.reload();
}

/**
 * Shows what an address names; the first place where it names none that there is.
 * @param {Target} target
 */
function go(target) {
  if (!state) return;
  const direct = state.places.find((place) => place.direct)?.id ?? "";
  if (target === "board") {
    openPlace(current);
    openBoard();
    remember("board", false);
  } else if (target && "project" in target) {
    // Asked once: the address then says where the answer is, and a reload does not ask again.
    openPlace(direct);
    sender.line(state.locale === "en" ? `/lead #${target.project}` : `/线索 #${target.project}`);
  } else {
    openPlace(target?.place ?? "");
    if (target?.message !== undefined && target.place === current) void openMessage(target.message);
  }
}

/**
 * @param {string} place
 * @param {boolean} [chosen] by the person, who may want to go back
 */
function openPlace(place, chosen = false) {
  if (!state) return;
  const opened = state.places.find(({ id }) => id === place) ?? state.places[0];
  if (!opened) return;
  current = opened.id;
  unread.delete(opened.id);
  remember({ place: opened.id }, chosen);
  part("place-name", HTMLHeadingElement).textContent = opened.name;
  part("place-unit", HTMLSpanElement).textContent = opened.unit ?? "";
  const { locale, people, commands, organisation } = state;
  showConversation(
    {
      locale,
      timezone: organisation.timezone,
      words: wordsOf(locale),
      people,
      commands,
      direct: opened.direct,
      me: state.me.id,
      myName: state.me.name,
      actions,
      suggest: composer.fill,
      retry: sender.retry,
      linkOf: (message) => addressOf({ place: opened.id, message }),
      copyLink: (message) => void copy(linkTo({ place: opened.id, message })),
      earlier: () => loadEarlier(opened.id),
    },
    entriesIn(opened.id),
    older.has(opened.id),
  );
  sender.showFailed(opened.id);
  showSidebar();
  closeDrawer();
  openChat();
  // Where there is a keyboard one goes on typing; on a touch screen the keyboard would cover the conversation.
  if (matchMedia("(pointer: fine) and (min-width: 760px)").matches) part("line", HTMLTextAreaElement).focus();
}

/**
 * Writes into the address where one is.
 * @param {Exclude<Target, undefined>} target
 * @param {boolean} step whether going back leads to where one was
 */
function remember(target, step) {
  const url = `${location.pathname}${signedIn ? "" : `?as=${encodeURIComponent(state?.me.id ?? "")}`}${addressOf(target)}`;
  if (`${location.pathname}${location.search}${location.hash}` === url) return;
  if (step) history.pushState(null, "", url);
  else history.replaceState(null, "", url);
}

/** @param {string} place */
function entriesIn(place) {
  return [...entries.values()].filter((entry) => entry.place === place).sort((a, b) => a.order - b.order);
}

/**
 * @param {string} place
 * @returns {Promise<boolean>} whether anything came
 */
async function loadEarlier(place) {
  if (!state) return false;
  const page = await fetchEarlier(state.me.id, place, entriesIn(place)[0]?.order ?? 0).catch(() => undefined);
  if (!page) return false;
  for (const entry of page.entries) entries.set(entry.id, entry);
  if (!page.more) older.delete(place);
  if (place === current) showEarlier(page.entries, page.more);
  return page.entries.length > 0;
}

/** @param {string} message */
async function openMessage(message) {
  const place = current;
  while (place === current && !entries.has(message) && older.has(place) && (await loadEarlier(place)));
  if (place !== current || !state) return;
  remember({ place, message }, false);
  if (!findEntry(message)) showToast(wordsOf(state.locale).messageGone);
}

/** @param {string} link */
async function copy(link) {
  // Only where the page is safe from being read on its way; elsewhere the address bar has it.
  await navigator.clipboard?.writeText(link).catch(() => undefined);
  if (state && navigator.clipboard) showToast(wordsOf(state.locale).linkCopied, "status");
}

function showSidebar() {
  if (!state) return;
  const words = wordsOf(state.locale);
  showPlaces(state, words, { current, unread, open: (place) => openPlace(place, true) });
  const count = [...unread.values()].reduce((sum, one) => sum + one, 0);
  const name = state.places.find(({ id }) => id === current)?.name ?? "";
  document.title = `${count > 0 ? `(${count}) ` : ""}${name} · ${words.product}`;
  part("menu-dot", HTMLSpanElement).hidden = count === 0;
}

/** @param {WireEntry} entry */
function onEntry(entry) {
  const known = entries.has(entry.id);
  entries.set(entry.id, entry);
  sender.forget(entry.id);
  if (entry.place === current) {
    showEntry(entry);
    trim();
  } else if (!known && !(entry.kind === "said" && entry.person === state?.me.id)) {
    unread.set(entry.place, (unread.get(entry.place) ?? 0) + 1);
    showSidebar();
  }
  if (entry.kind !== "message") return;
  const where = entry.place === current ? "" : `${state?.places.find(({ id }) => id === entry.place)?.name ?? ""}: `;
  if (!known) announce(`${where}${entry.message.summary}`, entry.message.locale);
  clearTimeout(boardTimer);
  boardTimer = setTimeout(() => void refreshBoard(), 500);
}

/** Whoever reads at the end does not carry the whole day along. */
function trim() {
  const here = entriesIn(current);
  if (here.length <= mostRows || !atEnd()) return;
  const dropped = here.slice(0, here.length - rowsLeft);
  for (const { id } of dropped) entries.delete(id);
  older.add(current);
  dropEntries(dropped);
}

async function refreshBoard() {
  if (!state) return;
  const asked = state;
  // The next change, or the next minute, tries again.
  const answer = await fetchBoard(state.me.id).catch(() => undefined);
  if (answer && asked === state) showBoard(answer.board, state, actions);
}
