import type { Person } from "../../address.ts";
import { unreachable } from "../../errors.ts";
import type { Inline, Message, Text } from "../../chat/message.ts";
import { clean, cut, escapeMarkdown, safeLink } from "./escape.ts";
import { wordsFor } from "./words.ts";

type Locale = Message["locale"];

/** True when nothing but letters is in it, so that an element which interprets nothing can show it. */
export function isPlain(text: Text): boolean {
  return listOf(text).every((inline) => typeof inline === "string" || "code" in inline || "date" in inline);
}

/** What a person would read, without any formatting; at most `length` characters. */
export function toPlain(text: Text, locale: Locale, length: number): string {
  return cut(
    clean(
      listOf(text)
        .map((inline) => plainInline(inline, locale))
        .join(""),
    ).trim(),
    length,
    wordsFor(locale).cut,
  );
}

/** Card markdown in which only the structure of `text` is live; at most about `length` characters of data. */
export function toMarkdown(text: Text, locale: Locale, length: number): string {
  const { cut: mark } = wordsFor(locale);
  let left = length;
  let markdown = "";
  for (const inline of listOf(text)) {
    if (left <= 0) return `${markdown}${escapeMarkdown(mark)}`;
    const data = clean(plainInline(inline, locale));
    const shown = cut(data, left, mark);
    left -= data.length;
    const piece = markdownInline(inline, shown);
    markdown += markdown.endsWith(" ") ? piece.trimStart() : piece;
  }
  return markdown.trim();
}

/** The person as an open_id of this platform, when that is what they are. */
export function openIdOf(person: Person): string | undefined {
  return person.platform === "lark" && /^ou_[A-Za-z0-9]+$/.test(person.id) ? person.id : undefined;
}

export function listOf(text: Text): readonly Inline[] {
  // Array.isArray does not narrow a readonly array away from the union; an inline is never an array.
  return Array.isArray(text) ? (text as readonly Inline[]) : [text as Inline];
}

function plainInline(inline: Inline, locale: Locale): string {
  if (typeof inline === "string") return inline;
  if ("strong" in inline) return inline.strong;
  if ("code" in inline) return inline.code;
  if ("link" in inline) return inline.label === "" ? inline.link : inline.label;
  if ("person" in inline) return inline.person.name ?? inline.person.id;
  if ("date" in inline) return formatDate(inline.date, inline.style, inline.timezone, locale);
  return unreachable(inline);
}

function markdownInline(inline: Inline, shown: string): string {
  if (typeof inline === "string") return escapeInside(shown);
  if ("strong" in inline) return strong(shown);
  // A code span keeps entities as they are written, so only text that needs none may stand in one.
  if ("code" in inline)
    return /^[\p{L}\p{N} ,.;:%#@+/=，。；：、？！“”（）-]+$/u.test(shown) ? `\`${shown}\`` : escapeInside(shown);
  if ("link" in inline) {
    const address = safeLink(inline.link);
    return address === undefined ? escapeInside(shown) : `[${escapeMarkdown(shown)}](${address})`;
  }
  if ("person" in inline) {
    const openId = openIdOf(inline.person);
    return openId === undefined ? escapeInside(shown) : `<at id=${openId}></at>`;
  }
  if ("date" in inline) return escapeInside(shown);
  return unreachable(inline);
}

/** Blanks at the edges matter between two inlines; inside, the escape decides. */
function escapeInside(data: string): string {
  const [, before = "", middle = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(data) ?? [];
  return edge(before) + escapeMarkdown(middle) + edge(after);
}

function edge(blank: string): string {
  return blank.includes("\n") ? "<br>" : blank === "" ? "" : " ";
}

/**
 * Bold closes only before a blank when the letters inside end in punctuation, and an escape does (rich-text page: "keep a
 * blank before and after").
 */
export function strong(data: string): string {
  const escaped = escapeMarkdown(data.trim());
  return escaped === "" ? "" : ` **${escaped}** `;
}

/** A card is not drawn again as time passes, so "relative" is written out as the moment it means. */
function formatDate(date: string, style: "day" | "time" | "relative", timeZone: string, locale: Locale): string {
  const instant = new Date(date);
  if (Number.isNaN(instant.getTime())) return date;
  const day = {
    timeZone,
    year: "numeric",
    month: locale === "en" ? "short" : "long",
    day: "numeric",
  } as const;
  const options =
    style === "day"
      ? ({ ...day, weekday: "short" } as const)
      : ({ ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const);
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "zh-CN", options).format(instant);
}
