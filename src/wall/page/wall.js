// @ts-check
/** @import { WallData } from "../wire.ts" */
/** @import { Stop } from "./cycle.js" */
import { createCycle, stopsOf, timeOf } from "./cycle.js";
import { h, part } from "./dom.js";
import { pagesOf } from "./slides.js";

const refreshMs = 30_000;
const retryMs = 5_000;
/** A server that says nothing for so long is away. */
const patienceMs = 10_000;

const { words: said = "{}", build } = part("words", HTMLTemplateElement).dataset;
const words = JSON.parse(said);
const stage = part("stage", HTMLElement);
const title = part("title", HTMLHeadingElement);
const dots = part("dots", HTMLOListElement);
const pauseButton = part("pause", HTMLButtonElement);
const wide = matchMedia("(min-width: 56.25rem) and (min-aspect-ratio: 1/1)");

/** @type {WallData | undefined} */
let data;
let away = false;
let paused = false;
/** @type {string | undefined} */
let shownSlide;

const cycle = createCycle(show);

// A token behind the address has done its work.
if (location.hash !== "") history.replaceState(null, "", location.pathname + location.search);

/** @param {string} template @param {Readonly<Record<string, string | number>>} values */
function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

async function refresh() {
  let wait = refreshMs;
  try {
    const response = await fetch("wall/data", { signal: AbortSignal.timeout(patienceMs), cache: "no-store" });
    if (response.status === 403) return location.reload();
    if (!response.ok) throw new Error(`status ${response.status}`);
    /** @type {WallData} */
    const next = await response.json();
    // Another version of the server has other files: its data is theirs.
    if (next.build !== build) return location.reload();
    away = false;
    data = next;
    take();
  } catch {
    away = true;
    wait = retryMs;
  }
  showAsOf();
  setTimeout(refresh, wait);
}

/** Draws from `data`: the frame, the dots, and the slide where the screen was. */
function take() {
  if (!data) return;
  const { organization, demo, slides, locale } = data;
  document.documentElement.lang = locale;
  document.title = organization;
  part("organization", HTMLElement).textContent = organization;
  const mark = part("demo", HTMLElement);
  mark.textContent = demo ?? "";
  mark.hidden = demo === undefined;
  tick();
  if (dots.childElementCount !== slides.length) dots.replaceChildren(...slides.map((_, at) => dot(at, slides.length)));
  const kept = slides.findIndex(({ id }) => id === shownSlide);
  if (slides.length === 0) {
    shownSlide = undefined;
    head(words.empty, []);
    stage.replaceChildren();
  }
  cycle.replace(stopsOf(slides.map((slide) => pagesOf(slide, wide.matches).length)), kept);
}

/** @param {number} at @param {number} of */
function dot(at, of) {
  const button = h("button", { type: "button", "aria-label": fill(words.position, { at: at + 1, of }) }, h("span"));
  button.addEventListener("click", () => cycle.jump(at));
  return h("li", {}, button);
}

/** @param {Stop} stop @param {boolean} turned */
function show(stop, turned) {
  const slide = data?.slides[stop.slide];
  const draw = slide && pagesOf(slide, wide.matches)[stop.page];
  if (!data || !slide || !draw) return;
  shownSlide = slide.id;
  head(slide.title, slide.notes);
  part("rule", HTMLElement).textContent = slide.kind === "board" ? slide.rule : data.rule;
  const drawn = draw();
  if (turned && drawn instanceof Element) drawn.classList.add("entering");
  stage.replaceChildren(drawn);
  part("page", HTMLElement).textContent = stop.pages > 1 ? fill(words.page, { at: stop.page + 1, of: stop.pages }) : "";
  markDots(stop, turned);
}

/** @param {string} text @param {readonly string[]} notes */
function head(text, notes) {
  // The same words again would be read out again.
  if (title.textContent !== text) title.textContent = text;
  part("notes", HTMLUListElement).replaceChildren(...notes.map((note) => h("li", {}, note)));
}

/** @param {Stop} stop @param {boolean} turned */
function markDots(stop, turned) {
  for (const [at, item] of [...dots.children].entries()) {
    const button = item.firstElementChild;
    const current = at === stop.slide;
    if (current) button?.setAttribute("aria-current", "true");
    else button?.removeAttribute("aria-current");
    const filling = button?.firstElementChild;
    if (!(filling instanceof HTMLElement) || !current || !turned || stop.page > 0) continue;
    // A new element begins its animation at once.
    const fresh = h("span");
    fresh.style.animationDuration = `${timeOf(stop) * stop.pages}ms`;
    filling.replaceWith(fresh);
  }
}

function showAsOf() {
  const note = part("as-of", HTMLElement);
  const text = data
    ? fill(away ? words.away : words.asOf, { time: timeText(new Date(data.asOf)) })
    : away
      ? words.unreached
      : "";
  if (note.textContent !== text) note.textContent = text;
  note.classList.toggle("away", away);
}

/** @param {Date} at @returns {string} the time, with its day unless that is today */
function timeText(at) {
  const day = { month: "short", day: "numeric" };
  const today = format(new Date(), day) === format(at, day);
  return format(at, { ...(today ? {} : day), hour: "2-digit", minute: "2-digit" });
}

/** @param {Date} at @param {object} options */
function format(at, options) {
  const { locale, timezone: timeZone } = data ?? { locale: document.documentElement.lang, timezone: undefined };
  return new Intl.DateTimeFormat(locale, { hourCycle: "h23", timeZone, ...options }).format(at);
}

function tick() {
  const now = new Date();
  part("clock", HTMLTimeElement).textContent = format(now, { hour: "2-digit", minute: "2-digit" });
  part("date", HTMLTimeElement).textContent = format(now, { dateStyle: "full" });
}

function togglePause() {
  paused = !paused;
  cycle.pause(paused);
  document.body.classList.toggle("paused", paused);
  pauseButton.setAttribute("aria-pressed", String(paused));
  pauseButton.setAttribute("aria-label", paused ? words.resume : words.pause);
}

pauseButton.addEventListener("click", togglePause);
part("previous", HTMLButtonElement).addEventListener("click", () => cycle.previous());
part("next", HTMLButtonElement).addEventListener("click", () => cycle.next());
// A press anywhere on the picture holds it, as one points at it.
stage.addEventListener("click", togglePause);
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  // A button that has the focus takes the space bar for itself.
  if (event.key === " " && !(event.target instanceof HTMLButtonElement)) togglePause();
  else if (event.key === "ArrowRight") cycle.next();
  else if (event.key === "ArrowLeft") cycle.previous();
  else return;
  event.preventDefault();
});
wide.addEventListener("change", take);

setInterval(() => {
  tick();
  showAsOf();
}, 1_000);
tick();
void refresh();
