// @ts-check
/** @import { ConsoleCommand } from "../directory.ts" */
import { part } from "./dom.js";
import { createSuggestions } from "./suggest.js";

const form = part("composer", HTMLFormElement);
const line = part("line", HTMLTextAreaElement);
const send = part("send", HTMLButtonElement);
const file = part("file", HTMLInputElement);

/**
 * @param {{ send: (line: string) => void, sendFile: (file: File, line: string) => void, commands: () => readonly ConsoleCommand[], suggested: (count: number) => string }} deps
 * @returns {{ fill: (text: string) => void }}
 */
export function createComposer(deps) {
  const suggestions = createSuggestions(line, deps.commands, deps.suggested, fill);
  /** @type {string[]} */
  const sent = [];
  let recalled = 0;

  /** @param {string} text */
  function fill(text) {
    line.value = text;
    changed();
    line.focus();
  }

  function changed() {
    line.style.height = "auto";
    line.style.height = `${Math.min(line.scrollHeight, 168)}px`;
    send.disabled = line.value.trim() === "";
    suggestions.update();
  }

  function submit() {
    const text = line.value.trim();
    if (text === "") return;
    deps.send(text);
    sent.push(text);
    recalled = sent.length;
    line.value = "";
    changed();
  }

  /**
   * The line sent before or after, as a shell does it; only from an empty or a recalled line, so that no draft is lost.
   * @param {number} step
   * @returns {boolean}
   */
  function recall(step) {
    const wanted = recalled + step;
    if (line.value !== "" && line.value !== sent[recalled]) return false;
    if (wanted < 0 || wanted > sent.length) return false;
    recalled = wanted;
    fill(sent[recalled] ?? "");
    suggestions.close();
    return true;
  }

  line.addEventListener("input", changed);
  line.addEventListener("blur", () => suggestions.close());
  line.addEventListener("keydown", (event) => {
    // While an input method is composing, Enter and the arrows are its own; Safari reports 229 for the last of them.
    if (event.isComposing || event.keyCode === 229) return;
    if (suggestions.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if ((event.key === "ArrowUp" && recall(-1)) || (event.key === "ArrowDown" && recall(1))) {
      event.preventDefault();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
    line.focus();
  });
  part("attach", HTMLButtonElement).addEventListener("click", () => file.click());
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    // The same file may be chosen again, put right meanwhile.
    file.value = "";
    if (!chosen) return;
    deps.sendFile(chosen, line.value.trim());
    line.value = "";
    changed();
    line.focus();
  });
  part("slash", HTMLButtonElement).addEventListener("click", () => {
    if (!/^[/／]/.test(line.value)) line.value = `/${line.value}`;
    changed();
    line.focus();
  });
  changed();
  return { fill };
}
