// @ts-check
/** @import { WireEntry, WireState } from "../wire.ts" */
/** @import { Saying } from "./api.js" */
import { fetchBoard, fetchChoices, fetchState, newId, say, sendFile } from "./api.js";
import { showBoard } from "./board.js";
import { createComposer } from "./composer.js";
import { showConversation, showEntry, showPending } from "./conversation.js";
import { part } from "./dom.js";
import { askWho } from "./people.js";
import { closeDrawer, prepareShell, showBanner, showToast, showWords } from "./shell.js";
import { showMe, showPlaces } from "./sidebar.js";
import { follow } from "./stream.js";
import { wordsOf } from "./words.js";

/** What this tab knows. One person, one open place; the address keeps both, so that a reload comes back here. */
/** @type {WireState | undefined} */
let state;
/** @type {Map<string, WireEntry>} */
let entries = new Map();
/** @type {Map<string, number>} */
let unread = new Map();
let current = "";
/** Lines that did not get through, by the id of their row. */
/** @type {Map<string, Saying>} */
const failed = new Map();
let stopFollowing = () => {};
/** @type {ReturnType<typeof setTimeout> | undefined} */
let boardTimer;

prepareShell(() => {
  if (state) askWho(state, wordsOf(state.locale), (person) => void load(person));
});
const composer = createComposer({
  commands: () => state?.commands ?? [],
  send: (line) => void sendLine({ kind: "line", id: newId(), person: state?.me.id ?? "", place: current, line }),
  sendFile: (file, line) => void sendAFile(file, line),
});
window.addEventListener("hashchange", () => openPlace(placeInAddress()));
setInterval(() => void refreshBoard(), 60_000);
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
  } catch {
    showBanner(wordsOf(document.documentElement.lang === "en" ? "en" : "zh-CN").cannotLoad);
    setTimeout(() => void load(person), 2_000);
    return;
  }
  const { me, cursor, board, organisation } = state;
  const words = wordsOf(state.locale);
  entries = new Map(state.entries.map((entry) => [entry.id, entry]));
  unread = new Map();
  showWords(words, organisation, me.name);
  showBanner(undefined);
  showMe(me, words);
  showBoard(board, state, actions);
  openPlace(placeInAddress() || current);
  let broken = false;
  stopFollowing = follow(me.id, cursor, {
    entry: onEntry,
    reset: () => void load(me.id),
    connection(connected) {
      showBanner(connected ? undefined : words.lost);
      if (connected && broken) void refreshBoard();
      broken = !connected;
    },
  });
}

/** @type {import("./card.js").CardActions} */
const actions = {
  press: (line) => sendQuietly({ kind: "button", id: newId(), person: state?.me.id ?? "", place: current, line }),
  submit: (line, fields, form) =>
    sendQuietly({
      kind: "form",
      id: newId(),
      person: state?.me.id ?? "",
      place: current,
      line,
      fields,
      ...(form === undefined ? {} : { form }),
    }),
  suggest: async (typed) => (await fetchChoices(state?.me.id ?? "", typed)).choices,
  nameOf: (id) => state?.people.find((person) => person.id === id)?.name,
};

/** @param {string} wanted a place's id; the first place when there is none like it */
function openPlace(wanted) {
  if (!state) return;
  const place = state.places.find(({ id }) => id === wanted) ?? state.places[0];
  if (!place) return;
  const words = wordsOf(state.locale);
  current = place.id;
  unread.delete(place.id);
  history.replaceState(null, "", `?as=${encodeURIComponent(state.me.id)}#${encodeURIComponent(place.id)}`);
  part("place-name", HTMLHeadingElement).textContent = place.name;
  part("place-unit", HTMLSpanElement).textContent = place.unit ?? "";
  const here = [...entries.values()].filter((entry) => entry.place === place.id).sort((a, b) => a.order - b.order);
  const { locale, people, commands, organisation } = state;
  showConversation(
    {
      locale,
      timezone: organisation.timezone,
      words,
      people,
      commands,
      direct: place.direct,
      me: state.me.id,
      actions,
      suggest: composer.fill,
      retry: (id) => retry(id),
    },
    here,
  );
  for (const [id, { person, line, place: where }] of failed)
    if (where === place.id) showPending({ id, person, line, failed: true });
  showSidebar();
  closeDrawer();
  // Where there is a keyboard one goes on typing; on a touch screen the keyboard would cover the conversation.
  if (matchMedia("(pointer: fine) and (min-width: 760px)").matches) part("line", HTMLTextAreaElement).focus();
}

function showSidebar() {
  if (!state) return;
  const words = wordsOf(state.locale);
  showPlaces(state, words, { current, unread, open: openPlace });
  const count = [...unread.values()].reduce((sum, one) => sum + one, 0);
  const name = state.places.find(({ id }) => id === current)?.name ?? "";
  document.title = `${count > 0 ? `(${count}) ` : ""}${name} · ${words.product}`;
  part("menu-dot", HTMLSpanElement).hidden = count === 0;
}

/** @param {WireEntry} entry */
function onEntry(entry) {
  const known = entries.has(entry.id);
  entries.set(entry.id, entry);
  failed.delete(entry.id);
  if (entry.place === current) showEntry(entry);
  else if (!known && !(entry.kind === "said" && entry.person === state?.me.id)) {
    unread.set(entry.place, (unread.get(entry.place) ?? 0) + 1);
    showSidebar();
  }
  if (entry.kind !== "message") return;
  part("live", HTMLDivElement).textContent = entry.message.summary;
  clearTimeout(boardTimer);
  boardTimer = setTimeout(() => void refreshBoard(), 500);
}

async function refreshBoard() {
  if (!state) return;
  const asked = state;
  // The next change, or the next minute, tries again.
  const answer = await fetchBoard().catch(() => undefined);
  if (answer && asked === state) showBoard(answer.board, state, actions);
}

/** @param {Saying} saying */
async function sendLine(saying) {
  const id = `s-${saying.id}`;
  showPending({ id, person: saying.person, line: saying.line, failed: false });
  const sent = await say(saying);
  if (sent || entries.has(id)) return;
  failed.set(id, saying);
  if (saying.place === current) showPending({ id, person: saying.person, line: saying.line, failed: true });
}

/**
 * @param {File} file
 * @param {string} line
 */
async function sendAFile(file, line) {
  const sent = await sendFile(file, { id: newId(), kind: "line", person: state?.me.id ?? "", place: current, line });
  if (!sent && state) showToast(wordsOf(state.locale).fileNotSent);
}

/** @param {string} id */
function retry(id) {
  const saying = failed.get(id);
  failed.delete(id);
  if (saying) void sendLine(saying);
}

/**
 * @param {Saying} saying
 * @returns {Promise<boolean>}
 */
async function sendQuietly(saying) {
  const sent = await say(saying);
  if (!sent && state) showToast(wordsOf(state.locale).tryAgain);
  return sent;
}

/** @returns {string} */
function placeInAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}
