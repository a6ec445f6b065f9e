// @ts-check
/** @import { ConsoleCommand } from "../directory.ts" */
import { announce } from "./announce.js";
import { h, part } from "./dom.js";

const list = part("suggestions", HTMLDivElement);

/**
 * The commands that fit what is being typed, above the composer. Arrows choose, Enter and Tab take, Escape closes; Enter
 * on a command's full name sends it.
 * @param {HTMLTextAreaElement} line
 * @param {() => readonly ConsoleCommand[]} commands
 * @param {(count: number) => string} countOf
 * @param {(text: string) => void} fill
 * @returns {{ update: () => void, close: () => void, key: (event: KeyboardEvent) => boolean }}
 */
export function createSuggestions(line, commands, countOf, fill) {
  /** @type {readonly ConsoleCommand[]} */
  let fitting = [];
  let active = 0;
  let told = "";

  function update() {
    fitting = matching(line.value, commands());
    active = 0;
    draw();
    // A field of several lines has no word for "expanded" that a screen reader knows.
    const text = fitting.length === 0 ? "" : countOf(fitting.length);
    if (text !== "" && text !== told) announce(text, document.documentElement.lang);
    told = text;
  }

  function close() {
    fitting = [];
    told = "";
    draw();
  }

  function draw() {
    const open = fitting.length > 0;
    list.hidden = !open;
    list.replaceChildren(...fitting.map(drawOption));
    if (!open) return line.removeAttribute("aria-activedescendant");
    line.setAttribute("aria-activedescendant", `suggestion-${active}`);
    list.children[active]?.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {ConsoleCommand} command
   * @param {number} index
   * @returns {HTMLElement}
   */
  function drawOption(command, index) {
    const option = h(
      "div",
      {
        id: `suggestion-${index}`,
        class: "suggestion",
        role: "option",
        "aria-selected": String(index === active),
      },
      h("b", {}, command.name),
      h(
        "span",
        { class: "usage" },
        command.usage.startsWith(command.name) ? command.usage.slice(command.name.length).trim() : command.usage,
      ),
      h("span", { class: "summary" }, command.summary),
    );
    // Before the composer loses the focus and closes the list.
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      take(command);
    });
    return option;
  }

  /** @param {ConsoleCommand} command */
  function take(command) {
    fill(`${command.name} `);
  }

  /**
   * True when the key was for the list.
   * @param {KeyboardEvent} event
   * @returns {boolean}
   */
  function key(event) {
    const chosen = fitting[active];
    if (!chosen) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      active = (active + (event.key === "ArrowDown" ? 1 : fitting.length - 1)) % fitting.length;
      draw();
    } else if (event.key === "Escape") {
      close();
    } else if (
      event.key === "Tab" ||
      (event.key === "Enter" && !event.shiftKey && !isCommand(line.value, commands()))
    ) {
      take(chosen);
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  }

  return { update, close, key };
}

/**
 * Commands whose name starts with what was typed come first, then those whose usage or summary holds it.
 * @param {string} text
 * @param {readonly ConsoleCommand[]} commands
 * @returns {readonly ConsoleCommand[]}
 */
function matching(text, commands) {
  const typed = normalise(text);
  if (!/^\/[^\n]*$/.test(typed)) return [];
  const named = commands.filter((command) => normalise(command.name).startsWith(typed));
  const word = typed.slice(1);
  const others =
    /\s/.test(word) || word === ""
      ? []
      : commands.filter(
          (command) => !named.includes(command) && `${command.usage} ${command.summary}`.toLowerCase().includes(word),
        );
  return [...named, ...others];
}

/**
 * @param {string} text
 * @param {readonly ConsoleCommand[]} commands
 * @returns {boolean}
 */
function isCommand(text, commands) {
  const typed = normalise(text).trim();
  return commands.some((command) => normalise(command.name) === typed);
}

/**
 * @param {string} text
 * @returns {string}
 */
function normalise(text) {
  return text.replace(/^\s*[/／]\s*/, "/").toLowerCase();
}
