import type { Locale } from "../../chat/command.ts";
import { words } from "./words.ts";

/** Cuts at `max` UTF-16 units, never inside a character, without a mark. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const last = text.charCodeAt(max - 1);
  const splits = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splits ? max - 1 : max);
}

/** Cuts with an ellipsis: for labels, where a count would not fit. */
export function shorten(text: string, max: number): string {
  return text.length <= max ? text : `${cut(text, max - 1)}…`;
}

/** Cuts visibly, with how much is missing. */
export function clip(text: string, max: number, locale: Locale): string {
  if (text.length <= max) return text;
  const kept = cut(text, max - 40);
  return kept + words[locale].moreCharacters(text.length - kept.length);
}

/**
 * What can only do harm in a chat line: control characters (Slack drops or refuses them) and the bidirectional overrides,
 * which make a line read other than it is.
 */
export function clean(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll(/(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, "");
}

/** For places of one line. */
export function oneLine(text: string): string {
  return clean(text).replaceAll(/\s+/g, " ").trim();
}
