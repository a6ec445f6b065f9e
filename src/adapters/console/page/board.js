// @ts-check
/** @import { WireMessage, WireState } from "../wire.ts" */
/** @import { CardActions } from "./card.js" */
import { drawCard } from "./card.js";
import { h, part } from "./dom.js";
import { clockTime } from "./time.js";
import { wordsOf } from "./words.js";

let before = "";

/**
 * Draws the board, unless it is as it was: a redraw would lose where the reader is.
 * @param {WireMessage | undefined} board
 * @param {WireState} state
 * @param {CardActions} actions
 */
export function showBoard(board, { locale, organisation }, actions) {
  const words = wordsOf(locale);
  part("board-time", HTMLSpanElement).textContent = words.updated(clockTime(locale, new Date(), organisation.timezone));
  const now = JSON.stringify([board, locale]);
  if (now === before) return;
  before = now;
  const body = part("board-body", HTMLDivElement);
  // Its "as of" changes every minute, and should not push a table that somebody has scrolled.
  const scrolled = [...body.querySelectorAll(".scroll")].map((table) => table.scrollLeft);
  body.replaceChildren(board ? drawCard(board, actions) : h("p", { class: "empty" }, words.boardEmpty));
  for (const [index, table] of body.querySelectorAll(".scroll").entries()) table.scrollLeft = scrolled[index] ?? 0;
}
