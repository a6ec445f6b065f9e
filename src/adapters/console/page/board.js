// @ts-check
/** @import { WireMessage } from "../wire.ts" */
/** @import { CardActions } from "./card.js" */
/** @import { Words } from "./words.js" */
import { drawCard } from "./card.js";
import { h, part } from "./dom.js";
import { clockTime } from "./time.js";

let before = "";

/**
 * Draws the board, unless it is as it was: a redraw would lose where the reader is.
 * @param {WireMessage | undefined} board
 * @param {"zh-CN" | "en"} locale
 * @param {Words} words
 * @param {CardActions} actions
 */
export function showBoard(board, locale, words, actions) {
  part("board-time", HTMLSpanElement).textContent = words.updated(clockTime(locale, new Date()));
  const now = JSON.stringify([board, locale]);
  if (now === before) return;
  before = now;
  const body = part("board-body", HTMLDivElement);
  body.replaceChildren(
    board ? drawCard(board, actions) : h("p", { class: "empty" }, words.boardEmpty),
  );
}
