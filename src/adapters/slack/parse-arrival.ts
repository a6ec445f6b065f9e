import { z } from "zod";
import { instantOf, isDirect, type Bot, type Parsed } from "./parsed.ts";
import { makeHomeAddress } from "./publish-home.ts";

const envelope = z.object({
  type: z.literal("event_callback"),
  team_id: z.string().min(1),
  event_id: z.string().min(1),
  event: z.looseObject({ type: z.string() }),
});

/** docs.slack.dev/reference/events/app_home_opened */
const opened = z.object({
  type: z.literal("app_home_opened"),
  user: z.string().min(1),
  /** The direct conversation, whichever tab it is. */
  channel: z.string().min(1),
  tab: z.string(),
  event_ts: z.string(),
});

/** docs.slack.dev/reference/events/member_joined_channel: `inviter` is left out where nobody invited. */
const joined = z.object({
  type: z.literal("member_joined_channel"),
  user: z.string().min(1),
  channel: z.string().min(1),
  inviter: z.string().min(1).optional(),
  event_ts: z.string(),
});

/**
 * Somebody opened the assistant's Home or its conversation, or the assistant came into a channel. All three are one
 * invocation for each event: Slack names them by `event_id`, the same in every redelivery.
 */
export function parseArrival(payload: unknown, bot: Bot): Parsed {
  const outer = envelope.safeParse(payload);
  if (!outer.success) return { kind: "unsupported", what: "event envelope" };
  const { team_id: workspace, event_id: id, event } = outer.data;
  return event.type === "app_home_opened" ? parseOpened(event, workspace, id) : parseJoined(event, workspace, id, bot);
}

function parseOpened(event: unknown, workspace: string, id: string): Parsed {
  const parsed = opened.safeParse(event);
  if (!parsed.success) return { kind: "unsupported", what: "app_home_opened" };
  const { user, channel, tab, event_ts: ts } = parsed.data;
  if (tab !== "home" && tab !== "messages") return { kind: "ignored", why: "another tab" };
  return {
    kind: "invocation",
    invocation: {
      id: `event:${id}`,
      ...(tab === "home"
        ? { source: "home", line: "/mine", returnTo: makeHomeAddress(user) }
        : { source: "opened", line: "/help about" }),
      caller: { platform: "slack", workspace, id: user },
      place: { platform: "slack", workspace, id: channel, direct: true },
      at: instantOf(ts) ?? new Date(0),
    },
  };
}

function parseJoined(event: unknown, workspace: string, id: string, bot: Bot): Parsed {
  const parsed = joined.safeParse(event);
  if (!parsed.success) return { kind: "unsupported", what: "member_joined_channel" };
  const { user, channel, inviter, event_ts: ts } = parsed.data;
  if (user !== bot.userId) return { kind: "ignored", why: "somebody else joined" };
  return {
    kind: "invocation",
    invocation: {
      id: `event:${id}`,
      source: "joined",
      line: "/help about",
      caller: { platform: "slack", workspace, id: inviter ?? user },
      place: { platform: "slack", workspace, id: channel, direct: isDirect(channel) },
      at: instantOf(ts) ?? new Date(0),
    },
  };
}
