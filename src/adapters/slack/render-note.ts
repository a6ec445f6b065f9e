import type { types } from "@slack/bolt";
import type { Locale } from "../../chat/command.ts";
import type { Inline, Text } from "../../chat/message.ts";
import { unreachable } from "../../errors.ts";
import { clean, clip } from "./clip.ts";
import { typeable } from "./command-line.ts";
import { escapeText, isSafeLink } from "./escape.ts";
import { limits } from "./limits.ts";
import { formatDate, inlines, isSlackId, plainText } from "./render-text.ts";

/**
 * Small print. A context block holds no rich text: plain text where there is nothing to follow or mention, else mrkdwn
 * with everything typed escaped, and `verbatim` so that Slack does not turn `@channel` or a bare name into a mention.
 */
export function renderNote(text: Text, locale: Locale): types.ContextBlock[] {
  const parts = inlines(text);
  const plain = plainText(text, locale);
  if (plain.trim() === "") return [];
  const active = parts.some(
    (part) => typeof part !== "string" && ("link" in part || "person" in part || "date" in part),
  );
  const marked = active ? parts.map((part) => mark(part, locale)).join("") : "";
  if (active && marked.length <= limits.note) {
    return [{ type: "context", elements: [{ type: "mrkdwn", text: marked, verbatim: true }] }];
  }
  return [
    {
      type: "context",
      elements: [{ type: "plain_text", text: clip(plain, limits.note, locale), emoji: false }],
    },
  ];
}

function mark(inline: Inline, locale: Locale): string {
  if (typeof inline === "string") return escapeText(clean(inline));
  if ("strong" in inline) return escapeText(clean(inline.strong));
  if ("code" in inline) return escapeText(clean(typeable(inline.code)));
  if ("link" in inline) {
    const label = escapeText(clean(inline.label)).replaceAll("|", "¦").replaceAll("\n", " ");
    if (!isSafeLink(inline.link)) return `${label} ${escapeText(inline.link)}`;
    // `|` and `>` end the address.
    const url = escapeText(inline.link.replaceAll("|", "%7C").replaceAll(">", "%3E").replaceAll("<", "%3C"));
    return label.trim() === "" ? `<${url}>` : `<${url}|${label}>`;
  }
  if ("person" in inline)
    return isSlackId(inline.person)
      ? `<@${inline.person.id}>`
      : escapeText(clean(inline.person.name ?? inline.person.id));
  if ("date" in inline) return escapeText(formatDate(inline, locale));
  return unreachable(inline);
}
