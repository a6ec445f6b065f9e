import { z } from "zod";
import type { FileRef } from "../../address.ts";
import { readText } from "./line.ts";
import { instantOf, isDirect, type Bot, type Parsed } from "./parsed.ts";

const envelope = z.object({
  type: z.literal("event_callback"),
  team_id: z.string().min(1),
  event: z.looseObject({ type: z.string() }),
});

/** What is stored elsewhere, or was deleted again, has no address. */
const file = z.object({
  name: z.string().nullish(),
  size: z.number().nullish(),
  url_private_download: z.string().optional(),
});

const message = z.object({
  type: z.enum(["message", "app_mention"]),
  subtype: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  text: z.string().default(""),
  ts: z.string().min(1),
  thread_ts: z.string().optional(),
  channel: z.string().min(1),
  channel_type: z.string().optional(),
  files: z.array(file).optional(),
});

/** A message somebody wrote: with a file, or a thread's reply also shown in the channel. All other subtypes are notices. */
const written = new Set([undefined, "file_share", "thread_broadcast"]);

/**
 * A mention in a channel or a direct message. In a channel a mention also arrives as `message`: only `app_mention` counts
 * there and only `message` in direct conversations, and the id is the message's own (channel and ts), so that whatever
 * combination and however often it arrives, it is one invocation.
 */
export function parseEvent(payload: unknown, bot: Bot): Parsed {
  const outer = envelope.safeParse(payload);
  if (!outer.success) return { kind: "unsupported", what: "event envelope" };
  const { type } = outer.data.event;
  if (type !== "message" && type !== "app_mention") return { kind: "ignored", why: "another event" };
  const inner = message.safeParse(outer.data.event);
  // `message_changed` and its kind have other fields; they are notices, not broken messages.
  if (!inner.success)
    return "subtype" in outer.data.event ? { kind: "ignored", why: "notice" } : { kind: "unsupported", what: type };
  const event = inner.data;
  if (!written.has(event.subtype)) return { kind: "ignored", why: "notice" };
  if (event.user === undefined || event.bot_id !== undefined || event.user === bot.userId)
    return { kind: "ignored", why: "bot" };
  const direct = isDirect(event.channel) || event.channel_type === "im";
  if (event.type === "message" && !direct) return { kind: "ignored", why: "not addressed to us" };
  const workspace = outer.data.team_id;
  const files = (event.files ?? []).flatMap(({ name, size, url_private_download: ref }): readonly FileRef[] =>
    ref === undefined
      ? []
      : [{ platform: "slack", workspace, name: name ?? "", ref, ...(typeof size === "number" ? { size } : {}) }],
  );
  return {
    kind: "invocation",
    invocation: {
      id: `message:${event.channel}:${event.ts}`,
      source: "mention",
      line: readText(event.text, bot.userId),
      ...(files.length === 0 ? {} : { files }),
      caller: { platform: "slack", workspace, id: event.user },
      place: {
        platform: "slack",
        workspace,
        id: event.channel,
        direct,
        ...(event.thread_ts === undefined ? {} : { thread: event.thread_ts }),
      },
      at: instantOf(event.ts) ?? new Date(0),
    },
  };
}
