import { unescapeText } from "./escape.ts";

/**
 * Slack's text as the person typed it: entities undone, links as their text, the assistant's own mention gone. Other
 * people stay `<@U123>` or `<@U123|name>`, which is also how the port writes them.
 * (docs.slack.dev/messaging/formatting-message-text#retrieving-messages)
 */
export function readText(text: string, botUserId?: string): string {
  return unescapeText(text.replaceAll(/<([^<>]*)>/g, (whole, inside: string) => readToken(whole, inside, botUserId)))
    .replaceAll("\u00A0", " ")
    .trim();
}

function readToken(whole: string, inside: string, botUserId: string | undefined): string {
  const [target = "", ...labels] = inside.split("|");
  const label = labels.join("|");
  if (target.startsWith("@")) return botUserId !== undefined && target === `@${botUserId}` ? "" : whole;
  if (target.startsWith("#")) return label === "" ? target : `#${label}`;
  if (target.startsWith("!")) return readSpecial(target.slice(1), label);
  if (label === "") return target.replace(/^(mailto|tel):/, "");
  // Slack links bare addresses by itself and keeps what was typed as the label.
  return target.includes(label) ? label : `${label} ${target}`;
}

/** `<!here>`, `<!subteam^S1|@group>`, `<!date^…|fallback>`. */
function readSpecial(target: string, label: string): string {
  if (label !== "") return target.startsWith("date") || label.startsWith("@") ? label : `@${label}`;
  return `@${target.split("^")[0] ?? target}`;
}
