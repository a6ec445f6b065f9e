import { z } from "zod";
import type { Inbound, InboundContext } from "./inbound.ts";
import { menuLine } from "./menu.ts";
import { readTime } from "./time.ts";

const header = { event_id: z.string().min(1), tenant_key: z.string().min(1), create_time: z.string().optional() };
const ids = z.object({ open_id: z.string().nullish() }).nullish();

/** im-v1/chat-member-bot/events/added. Bots that invite bots trigger nothing, so there is somebody who did. */
const added = z.object({ ...header, chat_id: z.string().min(1), operator_id: ids, name: z.string().nullish() });

/** im-v1/chat-access_event/events/bot_p2p_chat_entered: at each entering, not the first alone. */
const entered = z.object({ ...header, chat_id: z.string().min(1), operator_id: ids });

/** application-v6/bot/events/menu: no chat is named, and `timestamp` counts in seconds. */
const menu = z.object({
  ...header,
  operator: z.object({ operator_name: z.string().nullish(), operator_id: ids }),
  event_key: z.string(),
});

/** The bot was added to a group. */
export function parseBotAdded(payload: unknown, context: InboundContext): Inbound {
  const parsed = added.safeParse(payload);
  if (!parsed.success) return { kind: "unsupported", reason: "bot added of another shape" };
  const { event_id: id, tenant_key: workspace, chat_id: chat, name } = parsed.data;
  return {
    kind: "invocation",
    invocation: {
      id,
      source: "joined",
      line: "/help about",
      // The documentation calls it the group's name, a remark in the SDK the bot's: it only puts likely units first.
      ...(name ? { fields: { channel: name.slice(0, 80) } } : {}),
      caller: { platform: "lark", workspace, id: parsed.data.operator_id?.open_id ?? context.botOpenId },
      place: { platform: "lark", workspace, id: chat, direct: false },
      at: readTime(parsed.data.create_time) ?? context.receivedAt,
    },
  };
}

/** Somebody opened the direct chat with the bot. */
export function parseChatEntered(payload: unknown, context: InboundContext): Inbound {
  const parsed = entered.safeParse(payload);
  if (!parsed.success) return { kind: "unsupported", reason: "chat entered of another shape" };
  const { event_id: id, tenant_key: workspace, chat_id: chat, operator_id: operator } = parsed.data;
  if (!operator?.open_id) return { kind: "unsupported", reason: "operator without open_id" };
  return {
    kind: "invocation",
    invocation: {
      id,
      source: "opened",
      line: "/help about",
      caller: { platform: "lark", workspace, id: operator.open_id },
      place: { platform: "lark", workspace, id: chat, direct: true },
      at: readTime(parsed.data.create_time) ?? context.receivedAt,
    },
  };
}

/** Somebody chose an entry of the bot's menu: as good as a pressed button, answered to the person alone. */
export function parseMenu(payload: unknown, context: InboundContext): Inbound {
  const parsed = menu.safeParse(payload);
  if (!parsed.success) return { kind: "unsupported", reason: "menu of another shape" };
  const { event_id: id, tenant_key: workspace, event_key: key, operator } = parsed.data;
  const openId = operator.operator_id?.open_id;
  if (!openId) return { kind: "unsupported", reason: "operator without open_id" };
  const person = { platform: "lark", workspace, id: openId } as const;
  return {
    kind: "invocation",
    invocation: {
      id,
      source: "button",
      line: menuLine(key),
      caller: { ...person, ...(operator.operator_name ? { name: operator.operator_name } : {}) },
      // The person stands for the conversation: what is sent to an open_id arrives there.
      place: { ...person, direct: true },
      at: readTime(parsed.data.create_time) ?? context.receivedAt,
    },
  };
}
