import { partsOf } from "./lark-card-check.ts";
import { listOf, partOf, textOf } from "./lark-card-parts.ts";
import { appId, bot, tenant, verificationToken } from "./lark-api.ts";

/** Events as Feishu words them, for whoever `from` is. */
export const person = { openId: "ou_person00000000000000000000000001", name: "陈晨" } as const;
export const other = { openId: "ou_other000000000000000000000000001", name: "王芳" } as const;
export const group = "oc_group000000000000000000000000001";
export const chat = "oc_p2pchat0000000000000000000000001";

let count = 0;

interface Said {
  readonly text: string;
  readonly chat?: string;
  readonly type?: "group" | "p2p";
  readonly mentions?: readonly { readonly openId: string; readonly name: string }[];
  readonly senderType?: "user" | "app";
  /** Whose open_id; `person` unless said. */
  readonly from?: string;
}

/** `im.message.receive_v1`. In `text`, `@_user_1` stands for the first of `mentions`. */
export function messageEvent({
  text,
  chat: chatId = group,
  type = "group",
  mentions = [],
  senderType = "user",
  from = person.openId,
}: Said): object {
  const id = (count += 1);
  return envelope("im.message.receive_v1", "1764000000000", {
    sender: {
      sender_id: ids(senderType === "app" ? bot : from),
      sender_type: senderType,
      tenant_key: tenant,
    },
    message: {
      message_id: `om_in_${id}`,
      create_time: "1764000000000",
      update_time: "1764000000000",
      chat_id: chatId,
      chat_type: type,
      message_type: "text",
      content: JSON.stringify({ text }),
      mentions: mentions.map(({ openId, name }, index) => ({
        key: `@_user_${index + 1}`,
        id: ids(openId),
        name,
        tenant_key: tenant,
      })),
    },
  });
}

/** A file in a direct chat: `im.message.receive_v1` of another kind. */
export function fileEvent({
  key,
  name,
  chat: chatId,
  from,
}: {
  readonly key: string;
  readonly name: string;
  readonly chat: string;
  readonly from: string;
}): { readonly event: object; readonly messageId: string } {
  const messageId = `om_in_${(count += 1)}`;
  const event = envelope("im.message.receive_v1", "1764000000000", {
    sender: { sender_id: ids(from), sender_type: "user", tenant_key: tenant },
    message: {
      message_id: messageId,
      create_time: "1764000000000",
      update_time: "1764000000000",
      chat_id: chatId,
      chat_type: "p2p",
      message_type: "file",
      content: JSON.stringify({ file_key: key, file_name: name }),
    },
  });
  return { event, messageId };
}

/** `card.action.trigger` for the button with this label on a card. */
export function pressEvent(
  card: unknown,
  messageId: string,
  label: string,
  chatId: string,
  by: string = person.openId,
): object {
  const button = [...partsOf(card, 0)]
    .map(({ part }) => part)
    .find((part) => part["tag"] === "button" && textOf(part["text"]) === label);
  if (!button) throw new Error(`no button ${label} on the card`);
  return cardEvent(messageId, chatId, by, {
    value: valueOf(button),
    tag: "button",
    timezone: "Asia/Shanghai",
  });
}

/** The same for a form: every named component with what was filled in, or empty. The submit's own `value` stays away. */
export function submitEvent(
  card: unknown,
  messageId: string,
  values: Readonly<Record<string, string>>,
  chatId: string,
  by: string = person.openId,
): object {
  const form = listOf(partOf(partOf(card)["body"])["elements"]).find((element) => element["tag"] === "form");
  if (!form) throw new Error("no form on the card");
  const parts = [...partsOf(form["elements"], 0)].map(({ part }) => part);
  const filled = parts.flatMap((part) => {
    const tag = String(part["tag"]);
    if (!["input", "select_static", "date_picker"].includes(tag)) return [];
    const name = String(part["name"]);
    // What was filled in before is there until somebody changes it; a list beside which one types is left alone.
    const given = Object.entries(values).find(([field]) => name.endsWith(`_${field}`))?.[1];
    const value = (tag === "select_static" && given !== undefined && !offers(part, given) ? "" : given) ?? before(part);
    return [[name, tag === "date_picker" && value !== "" ? `${value} +0800` : value] as const];
  });
  const submit = parts.find((part) => part["form_action_type"] === "submit");
  return cardEvent(messageId, chatId, by, {
    tag: "button",
    timezone: "Asia/Shanghai",
    form_value: Object.fromEntries(filled),
    name: submit?.["name"],
  });
}

function offers(select: Readonly<Record<string, unknown>>, value: string): boolean {
  return listOf(select["options"]).some((option) => option["value"] === value);
}

function before(part: Readonly<Record<string, unknown>>): string {
  const index = Number(part["initial_index"] ?? 0);
  const chosen = index > 0 ? listOf(part["options"])[index - 1]?.["value"] : undefined;
  const filled = [part["default_value"], part["initial_date"], chosen].find((value) => typeof value === "string");
  return typeof filled === "string" ? filled : "";
}

/** `im.chat.member.bot.added_v1` */
export function botAddedEvent(chatId: string, name: string, by: string = person.openId): object {
  return envelope("im.chat.member.bot.added_v1", "1764000000000", {
    chat_id: chatId,
    operator_id: ids(by),
    external: false,
    operator_tenant_key: tenant,
    name,
  });
}

/** `im.chat.access_event.bot_p2p_chat_entered_v1` */
export function chatEnteredEvent(chatId: string, by: string): object {
  return envelope("im.chat.access_event.bot_p2p_chat_entered_v1", "1764000000000", {
    chat_id: chatId,
    operator_id: ids(by),
    last_message_id: "",
    last_message_create_time: "",
  });
}

/** `application.bot.menu_v6` */
export function menuEvent(key: string, by: string, name: string): object {
  return envelope("application.bot.menu_v6", "1764000000000", {
    operator: { operator_name: name, operator_id: ids(by) },
    event_key: key,
    timestamp: 1_764_000_000,
  });
}

function cardEvent(messageId: string, chatId: string, by: string, action: object): object {
  return envelope("card.action.trigger", "1764000000000000", {
    operator: { ...ids(by), tenant_key: tenant },
    token: "c-card-token",
    action,
    host: "im_message",
    context: { open_message_id: messageId, open_chat_id: chatId },
  });
}

function envelope(type: string, createTime: string, event: object): object {
  const header = {
    event_id: `event-${(count += 1)}`,
    event_type: type,
    create_time: createTime,
    token: verificationToken,
    app_id: appId,
    tenant_key: tenant,
  };
  return { schema: "2.0", header, event };
}

function valueOf(button: Readonly<Record<string, unknown>>): unknown {
  return listOf(button["behaviors"]).find((behavior) => behavior["type"] === "callback")?.["value"];
}

function ids(openId: string): object {
  return { open_id: openId, union_id: openId.replace("ou_", "on_"), user_id: "" };
}
