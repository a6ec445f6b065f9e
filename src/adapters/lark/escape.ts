/**
 * The characters that mean something in card markdown, from the escape table of
 * card-json-v2-components/content-components/rich-text, with `&` (or an entity in the data would be undone), `|` (tables),
 * `=` (underlined headings), `.` (numbered lists) and `{` `}` (template variables). A tilde is given by number: the page's `&sim;` is another
 * character. `:` and `/` are escaped so that an address in the data is not made a link.
 */
const special = /[&<>~\-!*/\\[\]()#:+"'`$_|=.{}]/g;

/** Control characters but tab and line feed, and those which reorder what is around them (U+202A–202E, U+2066–2069). */
const unprintable = /(?![\t\n])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu;

/** Line ends made alike, unprintable characters left out: for text that goes where nothing is interpreted. */
export function clean(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n").replaceAll(unprintable, "");
}

/**
 * Data for card markdown: shown letter by letter, never a mention, a link, a heading or a list. A line break becomes
 * `<br>`, so no line of the data begins a line of the markdown.
 */
export function escapeMarkdown(text: string): string {
  return clean(text)
    .replaceAll(special, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/^\s+/, "")
    .replaceAll(/\n\s*/g, "<br>");
}

/**
 * Data for a message of type text, where `<at>`, `<b>` and `[label](address)` are read and no escape is documented: the
 * brackets become their full-width forms.
 */
export function defuseText(text: string): string {
  return clean(text).replaceAll("<", "＜").replaceAll(">", "＞").replaceAll("[", "［").replaceAll("]", "］");
}

/** At most `length` UTF-16 units, ending in `mark` when something was left out; no pair is split. */
export function cut(text: string, length: number, mark = "…"): string {
  if (text.length <= length) return text;
  const end = Math.max(0, length - mark.length);
  const last = text.charCodeAt(end - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? end - 1 : end) + mark;
}

/** The address when it is http or https, in a form that cannot end a markdown link early; otherwise undefined. */
export function safeLink(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;
  return url.href.replaceAll(
    /[()<>[\]\\`*_~|"'\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}
