// @ts-check
/** @import { ConsoleCommand, ConsolePerson } from "../directory.ts" */
/** @import { WireEntry } from "../wire.ts" */
/** @import { CardActions } from "./card.js" */
/** @import { Words } from "./words.js" */
import { address } from "./api.js";
import { drawCard } from "./card.js";
import { avatar, h, icon, svg } from "./dom.js";
import { clockTime } from "./time.js";

/**
 * @typedef {object} ConversationView
 * @property {"zh-CN" | "en"} locale
 * @property {string | undefined} timezone
 * @property {Words} words
 * @property {readonly ConsolePerson[]} people
 * @property {readonly ConsoleCommand[]} commands
 * @property {boolean} direct
 * @property {string} me
 * @property {CardActions} actions
 * @property {(line: string) => void} suggest Puts a line into the composer.
 * @property {string} myName
 * @property {(id: string) => void} retry
 * @property {(id: string) => string} linkOf Address of an entry, after `#`.
 * @property {(id: string) => void} copyLink
 * @property {() => Promise<boolean>} earlier Loads what is older.
 */

/**
 * One row of a conversation: who, when, and a line or a card.
 * @param {ConversationView} current
 * @param {WireEntry} entry
 * @returns {HTMLElement}
 */
export function drawEntry(current, entry) {
  const { words } = current;
  const time = drawTime(current, entry);
  const common = { "data-order": entry.order, "data-entry": entry.id };
  if (entry.kind === "said") {
    const person = current.people.find(({ id }) => id === entry.person);
    const name = person?.name ?? entry.name;
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
  const only = entry.privateTo === undefined ? undefined : h("span", { class: "only-you" }, eye(), words.onlyYou);
  const head = h(
    "div",
    { class: "row-head" },
    h("b", {}, words.assistant),
    h("span", { class: "bot" }, words.bot),
    time,
    only,
  );
  const file =
    entry.file === undefined
      ? undefined
      : h(
          "a",
          {
            class: "file",
            href: address("console/file", { as: current.me, entry: entry.id }),
            download: entry.file.name,
          },
          `${words.download} ${entry.file.name}`,
        );
  const body = h("div", { class: "row-body" }, head, drawCard(entry.message, current.actions), file);
  return h("div", { ...common, class: entry.privateTo === undefined ? "row" : "row private" }, seal(), body);
}

/**
 * The time is the entry's address too, as chats have it: a press goes there and copies the link.
 * @param {ConversationView} current
 * @param {WireEntry} entry
 * @returns {HTMLElement}
 */
function drawTime({ words, locale, timezone, linkOf, copyLink }, entry) {
  const shown = clockTime(locale, new Date(entry.at), timezone);
  const time = h("time", { datetime: entry.at }, shown);
  // A line on its way has no address yet.
  if (entry.place === "") return time;
  return h(
    "a",
    {
      class: "at",
      href: linkOf(entry.id),
      title: words.copyLink,
      "aria-label": words.linkAt(shown),
      onclick: () => copyLink(entry.id),
    },
    time,
  );
}

/**
 * The command's own word stands out, as it decides what happens.
 * @param {string} line
 * @returns {HTMLElement}
 */
function drawLine(line) {
  const command = /^[/／]\s*\S+/.exec(line)?.[0] ?? "";
  return h("p", { class: "line" }, command === "" ? undefined : h("b", {}, command), line.slice(command.length));
}

/**
 * What an empty conversation says, with commands to start with.
 * @param {ConversationView} current
 * @returns {HTMLElement}
 */
export function drawWelcome({ words, commands, suggest, direct }) {
  const chips = commands.slice(0, 5).map((command) =>
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
    h("img", { src: icon, alt: "", width: "56", height: "56" }),
    h("h2", {}, words.welcome),
    h("p", {}, direct ? words.welcomeDirect : words.welcomeText),
    h("div", { class: "chips" }, ...chips),
  );
}

/**
 * The assistant's own face.
 * @returns {HTMLElement}
 */
export function seal() {
  return h("span", { class: "avatar seal-avatar", "aria-hidden": "true" }, h("img", { src: icon, alt: "" }));
}

/** @returns {SVGElement} */
function eye() {
  const path = svg("path", { d: "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5z" });
  return svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, path, svg("circle", { cx: 10, cy: 10, r: 2.4 }));
}
