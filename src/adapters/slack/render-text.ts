import type { types } from "@slack/bolt";
import type { Person } from "../../address.ts";
import type { Locale } from "../../chat/command.ts";
import type { Inline, Text } from "../../chat/message.ts";
import { unreachable } from "../../errors.ts";
import { clean, cut } from "./clip.ts";
import { typeable } from "./command-line.ts";
import { isSafeLink } from "./escape.ts";
import { limits } from "./limits.ts";
import { words } from "./words.ts";

type Element = types.RichTextElement;

/**
 * Text as rich text elements. Slack parses nothing inside them: what a person typed stays what it is (`<!channel>`,
 * `*二期*`), and only an element we made mentions or links. Hence rich text and not mrkdwn, where `*`, `_` and backticks
 * cannot be escaped.
 */
export function renderText(text: Text, max: number, locale: Locale): Element[] {
  const elements = inlines(text).flatMap((inline) => renderInline(inline, locale));
  return clipElements(elements, max, locale);
}

/** The same as plain characters, for tables and fallbacks. */
export function plainText(text: Text, locale: Locale): string {
  return inlines(text)
    .map((inline) => plainInline(inline, locale))
    .join("");
}

export function inlines(text: Text): readonly Inline[] {
  // Array.isArray does not narrow readonly arrays; the only arrays in Text are of Inline.
  return Array.isArray(text) ? (text as readonly Inline[]) : [text as Inline];
}

function renderInline(inline: Inline, locale: Locale): Element[] {
  if (typeof inline === "string") return run(inline);
  if ("strong" in inline) return run(inline.strong, { bold: true });
  if ("code" in inline) return run(typeable(inline.code), { code: true });
  if ("link" in inline) return link(inline.link, inline.label);
  if ("person" in inline) return person(inline.person);
  if ("date" in inline) return date(inline, locale);
  return unreachable(inline);
}

function run(text: string, style?: { bold?: boolean; code?: boolean }): Element[] {
  const shown = clean(text);
  // Slack refuses empty text elements.
  return shown === "" ? [] : [{ type: "text", text: shown, ...(style ? { style } : {}) }];
}

function link(url: string, label: string): Element[] {
  const shown = clean(label);
  if (!isSafeLink(url) || url.length > limits.url) return run(shown === "" ? url : `${shown} ${url}`);
  return [{ type: "link", url, ...(shown === "" ? {} : { text: shown }) }];
}

function person(who: Person): Element[] {
  return isSlackId(who) ? [{ type: "user", user_id: who.id }] : run(who.name ?? who.id);
}

/** Only an id of Slack's own shape may become a mention; another platform's person is named. */
export function isSlackId(who: Person): boolean {
  return who.platform === "slack" && /^[UW][A-Z0-9]{2,20}$/.test(who.id);
}

function date(inline: Extract<Inline, { date: string }>, locale: Locale): Element[] {
  const fallback = formatDate(inline, locale);
  const seconds = Math.floor(Date.parse(inline.date) / 1000);
  // A day is a day of the organisation's calendar: the reader's own zone could make it the day before.
  if (inline.style === "day" || Number.isNaN(seconds)) return run(fallback);
  const format = inline.style === "time" ? "{date_num} {time}" : "{ago}";
  return [{ type: "date", timestamp: seconds, format, fallback }];
}

/** In the date's own zone; an instant that is none is shown as it is. */
export function formatDate(inline: Extract<Inline, { date: string }>, locale: Locale): string {
  const instant = new Date(inline.date);
  if (Number.isNaN(instant.getTime())) return inline.date;
  const time = inline.style === "day" ? {} : { timeStyle: "short" as const };
  return new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    ...time,
    timeZone: inline.timezone,
  }).format(instant);
}

function plainInline(inline: Inline, locale: Locale): string {
  if (typeof inline === "string") return clean(inline);
  if ("strong" in inline) return clean(inline.strong);
  if ("code" in inline) return clean(typeable(inline.code));
  if ("link" in inline) return clean(inline.label === "" ? inline.link : inline.label);
  if ("person" in inline) return clean(inline.person.name ?? inline.person.id);
  if ("date" in inline) return formatDate(inline, locale);
  return unreachable(inline);
}

function clipElements(elements: Element[], max: number, locale: Locale): Element[] {
  const total = elements.reduce((sum, element) => sum + sizeOf(element), 0);
  if (total <= max) return elements;
  const room = max - 40;
  const kept: Element[] = [];
  let used = 0;
  for (const element of elements) {
    const size = sizeOf(element);
    if (used + size > room) {
      if (element.type === "text") {
        const part = cut(element.text, room - used);
        if (part !== "") kept.push({ ...element, text: part });
        used += part.length;
      }
      break;
    }
    kept.push(element);
    used += size;
  }
  return [...kept, { type: "text", text: words[locale].moreCharacters(total - used) }];
}

function sizeOf(element: Element): number {
  if (element.type === "text") return element.text.length;
  if (element.type === "link") return (element.text ?? "").length + element.url.length;
  return 24;
}
