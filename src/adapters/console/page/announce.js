// @ts-check
import { h, part } from "./dom.js";

/** As long as a screen reader may take to come to it. */
const keptMs = 10_000;

/**
 * Has a screen reader say one thing, once. Each is an element of its own, so that the same words are said a second time.
 * @param {string} text
 * @param {string} lang
 */
export function announce(text, lang) {
  const said = h("p", { lang }, text);
  part("live", HTMLDivElement).append(said);
  setTimeout(() => said.remove(), keptMs);
}
