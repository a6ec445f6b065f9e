import { z } from "zod";
import type { FileRef } from "../../address.ts";
import type { Invocation } from "../../chat/port.ts";
import { parseJson, readContent } from "./content.ts";
import type { Inbound, InboundContext } from "./inbound.ts";
import { readTime } from "./time.ts";

/** im-v1/message/events/receive. Only what is used; the rest may change without us. */
const messageEvent = z.object({
  event_id: z.string().min(1),
  tenant_key: z.string().min(1),
  sender: z.object({
    sender_type: z.string(),
    sender_id: z.object({ open_id: z.string().nullish() }).nullish(),
  }),
  message: z.object({
    message_id: z.string().optional(),
    chat_id: z.string().min(1),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    create_time: z.string().optional(),
    mentions: z
      .array(
        z.object({
          key: z.string(),
          name: z.string().default(""),
          id: z.object({ open_id: z.string().nullish() }).nullish(),
        }),
      )
      .nullish(),
  }),
});

const fileContent = z.object({ file_key: z.string().min(1), file_name: z.string().default("") });

/**
 * A text or post of a person: in a direct chat always for us, in a group when it mentions the bot or begins with a slash
 * (which an app sees only with the scope for all group messages).
 */
export function parseMessage(payload: unknown, context: InboundContext): Inbound {
  const parsed = messageEvent.safeParse(payload);
  if (!parsed.success) return { kind: "unsupported", reason: "message of another shape" };
  const { event_id: id, tenant_key: workspace, sender, message } = parsed.data;
  const openId = sender.sender_id?.open_id;
  if (sender.sender_type !== "user" || openId === context.botOpenId) return { kind: "ignored", reason: "not_a_person" };
  if (!openId) return { kind: "unsupported", reason: "sender without open_id" };
  const { message_type: type } = message;
  const direct = message.chat_type === "p2p";
  const common = {
    id,
    caller: { platform: "lark", workspace, id: openId },
    place: { platform: "lark", workspace, id: message.chat_id, direct },
    at: readTime(message.create_time) ?? context.receivedAt,
  } as const;
  if (type === "file") return readFile(message, common);
  if (type !== "text" && type !== "post") return { kind: "unsupported", reason: "message is not text" };

  const mentions = (message.mentions ?? []).map((mention) => ({
    key: mention.key,
    name: mention.name,
    openId: mention.id?.open_id ?? undefined,
  }));
  const read = readContent(type, message.content, mentions, context.botOpenId);
  if (!read) return { kind: "unsupported", reason: "content of another shape" };
  const slash = /^[/／]/.test(read.text);
  if (!direct && !slash && !read.addressed) return { kind: "ignored", reason: "not_addressed" };
  return {
    kind: "invocation",
    invocation: { ...common, source: slash ? "command" : "mention", line: read.text },
  };
}

/** A file alone, as Feishu sends it: for us where it comes in a direct chat, as nobody can be mentioned with it. */
function readFile(
  { message_id: message, content }: { readonly message_id?: string | undefined; readonly content: string },
  common: Omit<Invocation, "source" | "line">,
): Inbound {
  if (!common.place.direct) return { kind: "ignored", reason: "not_addressed" };
  const read = fileContent.safeParse(parseJson(content));
  if (!read.success || message === undefined) return { kind: "unsupported", reason: "file of another shape" };
  const { file_key: key, file_name: name } = read.data;
  const { workspace } = common.place;
  const file: FileRef = { platform: "lark", workspace, name, ref: JSON.stringify([message, key]) };
  return { kind: "invocation", invocation: { ...common, source: "mention", line: "", files: [file] } };
}
