import { z } from "zod";

/** As in `message.mentions`: the placeholder in the text, and who it stands for. */
export interface Mention {
  readonly key: string;
  readonly openId: string | undefined;
  readonly name: string;
}

export interface ReadText {
  readonly text: string;
  /** The bot itself was mentioned. */
  readonly addressed: boolean;
}

const textContent = z.object({ text: z.string() });
const element = z.object({
  tag: z.string(),
  text: z.string().optional(),
  user_id: z.string().optional(),
  user_name: z.string().optional(),
});
const post = z.object({ title: z.string().optional(), content: z.array(z.array(element)) });
const postContent = z.union([post, z.record(z.string(), post).transform((locales) => Object.values(locales)[0])]);

/**
 * What was typed, with the bot's own mention removed and other people's written `<@id|name>`; undefined when the content is
 * of another shape. `type` is the message's `message_type`.
 */
export function readContent(
  type: "text" | "post",
  content: string,
  mentions: readonly Mention[],
  botOpenId: string,
): ReadText | undefined {
  const raw = parseJson(content);
  const text =
    type === "text" ? textContent.safeParse(raw).data?.text : joinPost(postContent.safeParse(raw).data, mentions);
  return text === undefined ? undefined : resolveMentions(text, mentions, botOpenId);
}

/** Paragraphs to lines. A mention becomes its placeholder, so that both kinds of message are resolved alike. */
function joinPost(content: z.infer<typeof post> | undefined, mentions: readonly Mention[]): string | undefined {
  if (!content) return undefined;
  const lines = content.content.map((paragraph) =>
    paragraph
      .map((part) => {
        if (part.tag !== "at") return part.text ?? "";
        const mention = mentions.find(
          ({ key, openId }) => part.user_id !== undefined && (key === part.user_id || openId === part.user_id),
        );
        return mention?.key ?? `@${part.user_name ?? part.user_id ?? ""}`;
      })
      .join(""),
  );
  return [content.title ?? "", ...lines].filter((line, index) => index > 0 || line !== "").join("\n");
}

function resolveMentions(text: string, mentions: readonly Mention[], botOpenId: string): ReadText {
  const byKey = new Map(mentions.map((mention) => [mention.key, mention]));
  const addressed = mentions.some(({ key, openId }) => openId === botOpenId && text.includes(key));
  const resolved = text.replaceAll(/(@_user_\d+)([ \u00A0]?)/g, (placeholder, key: string, blank: string) => {
    const mention = byKey.get(key);
    if (!mention) return placeholder;
    if (mention.openId === botOpenId) return "";
    // A person outside this app's view comes without an id: the name is all there is.
    return (
      (mention.openId === undefined
        ? `@${mention.name}`
        : `<@${mention.openId}|${mention.name.replaceAll(/[<>|]/g, "")}>`) + blank
    );
  });
  return { text: resolved.trim(), addressed };
}

/** Undefined for a text that is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
