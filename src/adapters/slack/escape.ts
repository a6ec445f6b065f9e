/**
 * The three characters Slack gives a meaning to, in this order and once
 * (docs.slack.dev/messaging/formatting-message-text#escaping). After it no text can mention, link or notify.
 */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The reverse, for what Slack escaped on its way to us. `&amp;` last, or `&amp;lt;` would be undone twice. */
export function unescapeText(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** A link a client may open; anything else is shown as text. */
export function isSafeLink(url: string): boolean {
  return URL.canParse(url) && /^(https?|mailto):$/.test(new URL(url).protocol);
}
