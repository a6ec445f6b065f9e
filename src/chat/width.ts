/** East Asian wide characters and emoji take two columns of a fixed-width font, combining marks none (UAX #11). */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u;
const none = /\p{M}|[\u200B-\u200D]/u;

/** Columns that `text` takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

/** Cuts to `columns` with an ellipsis. */
export function fitWidth(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = "";
  let width = 0;
  for (const character of text) {
    width += widthOf(character);
    if (width > columns - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

export function padTo(text: string, columns: number, align: "left" | "right"): string {
  const blanks = " ".repeat(Math.max(0, columns - displayWidth(text)));
  return align === "right" ? blanks + text : text + blanks;
}

function widthOf(character: string): number {
  if (none.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}
