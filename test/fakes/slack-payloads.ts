import { createHmac, randomUUID } from "node:crypto";
import { isJson, list, str, type Json } from "./slack-blocks.ts";
import { escapeEntities } from "./slack-reading.ts";
import type { SlackHome, SlackMessage, SlackState, SlackView } from "./slack-state.ts";

/** Payloads as Slack sends them; every call is a new doing with new ids. */

export interface Who {
  readonly user?: string;
  /** As Slack's `user_name` says it; an event has none. */
  readonly name?: string;
  readonly channel?: string;
  readonly thread?: string;
}

export function commandPayload(state: SlackState, line: string, responseUrl: string, who: Who = {}): Json {
  const [command = "", ...rest] = line.split(" ");
  const channel = who.channel ?? "C0000GENERAL";
  return {
    token: "deprecated",
    team_id: state.team,
    team_domain: "xianfeng",
    channel_id: channel,
    channel_name: channel.startsWith("D") ? "directmessage" : "general",
    user_id: who.user ?? "U0000ADA",
    user_name: who.name ?? "ada",
    command,
    text: escapeUnlessMention(rest.join(" ")),
    api_app_id: "A0000APP",
    is_enterprise_install: "false",
    response_url: responseUrl,
    trigger_id: state.trigger(who.user ?? "U0000ADA"),
  };
}

/** With should_escape on, mentions stay tokens and everything else is escaped. */
function escapeUnlessMention(text: string): string {
  return text
    .split(/(<@U[A-Z0-9]+\|[^>]*>)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeEntities(part)))
    .join("");
}

export function eventPayload(state: SlackState, event: Json): Json {
  return {
    token: "deprecated",
    team_id: state.team,
    api_app_id: "A0000APP",
    event,
    type: "event_callback",
    event_id: `Ev${randomUUID()}`,
    event_time: 1_780_000_000,
    authorizations: [
      {
        enterprise_id: null,
        team_id: state.team,
        user_id: state.bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
  };
}

export function mentionEvent(state: SlackState, text: string, who: Who = {}): Json {
  return {
    type: "app_mention",
    user: who.user ?? "U0000ADA",
    text: `<@${state.bot.userId}> ${escapeEntities(text)}`,
    ts: state.nextTs(),
    team: state.team,
    channel: who.channel ?? "C0000GENERAL",
    event_ts: "1780000000.000001",
    ...(who.thread === undefined ? {} : { thread_ts: who.thread }),
  };
}

/** A file that is in the workspace, as events describe it. */
export function fileObject(state: SlackState, id: string, origin: string): Json {
  const file = state.files.get(id);
  return {
    id,
    name: file?.name,
    title: file?.name,
    mimetype: "application/octet-stream",
    mode: "hosted",
    is_external: false,
    size: file?.length,
    url_private: `${origin}/files-pri/T-${id}/${id}`,
    url_private_download: `${origin}/files-pri/T-${id}/download/${id}`,
  };
}

export function directEvent(state: SlackState, text: string, who: Who = {}): Json {
  const user = who.user ?? "U0000ADA";
  return {
    type: "message",
    user,
    text: escapeEntities(text),
    ts: state.nextTs(),
    team: state.team,
    channel: state.directChannel(user),
    channel_type: "im",
    event_ts: "1780000000.000001",
  };
}

/** Somebody opens the assistant's Home, or its conversation. */
export function openedEvent(state: SlackState, user: string, tab: "home" | "messages"): Json {
  const ts = state.nextTs();
  return { type: "app_home_opened", user, channel: state.directChannel(user), event_ts: ts, tab };
}

/** Somebody, the assistant for one, comes into a channel. */
export function joinedEvent(state: SlackState, channel: string, user: string, inviter?: string): Json {
  const ts = state.nextTs();
  return {
    type: "member_joined_channel",
    user,
    channel,
    channel_type: "C",
    team: state.team,
    ...(inviter === undefined ? {} : { inviter }),
    event_ts: ts,
  };
}

/** A press of a button of somebody's Home tab: no channel, no message, no inputs, no response_url. */
export function homePressPayload(
  state: SlackState,
  user: string,
  { id, hash, blocks }: SlackHome,
  label: string,
): Json {
  const button = findButton({ blocks }, (candidate) => labelOf(candidate) === label);
  const shown = { ts: "", channel: "", thread: undefined, user, text: "", blocks };
  const posted = { ...shown, metadata: undefined, unfurl: false, at: new Date(0) };
  const who = { user, name: user.toLowerCase() };
  const {
    channel: _,
    message: _message,
    state: _state,
    response_url: _url,
    ...press
  } = pressPayload(state, posted, button, "", {}, who);
  return {
    ...press,
    container: { type: "view", view_id: id },
    view: { id, team_id: state.team, type: "home", blocks, private_metadata: "", hash, bot_id: state.bot.botId },
  };
}

/** What the assistant wrote, reported back to it. */
export function ownEvent(state: SlackState, text: string): Json {
  return {
    ...directEvent(state, text),
    user: state.bot.userId,
    bot_id: state.bot.botId,
    app_id: "A0000APP",
  };
}

/** A press of a button of a posted message, with what its inputs hold. */
export function pressPayload(
  state: SlackState,
  message: SlackMessage,
  button: Json,
  responseUrl: string,
  values: Readonly<Record<string, string>> = {},
  who: Who = {},
): Json {
  const [block] = message.blocks.filter((candidate) => list(candidate["elements"]).includes(button));
  const user = who.user ?? "U0000ADA";
  return {
    type: "block_actions",
    user: { id: user, username: who.name ?? "ada", name: who.name ?? "ada", team_id: state.team },
    api_app_id: "A0000APP",
    token: "deprecated",
    container: {
      type: "message",
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: false,
    },
    trigger_id: state.trigger(user),
    team: { id: state.team, domain: "xianfeng" },
    enterprise: null,
    is_enterprise_install: false,
    channel: {
      id: message.channel,
      name: message.channel.startsWith("D") ? "directmessage" : "general",
    },
    message: {
      bot_id: state.bot.botId,
      type: "message",
      text: message.text,
      user: state.bot.userId,
      ts: message.ts,
      ...(message.thread === undefined ? {} : { thread_ts: message.thread }),
    },
    state: { values: stateOf(message, values) },
    response_url: responseUrl,
    actions: [
      {
        action_id: button["action_id"],
        block_id: block?.["block_id"] ?? "auto",
        // A label comes back with its entities escaped; the value as it was.
        text: { type: "plain_text", text: escapeEntities(labelOf(button)), emoji: false },
        value: button["value"],
        type: "button",
        action_ts: state.nextTs(),
      },
    ],
  };
}

/** A modal is sent, with what its inputs hold. */
export function submissionPayload(
  state: SlackState,
  { id, user, view }: SlackView,
  values: Readonly<Record<string, string>>,
  name = "ada",
): Json {
  return {
    type: "view_submission",
    team: { id: state.team, domain: "xianfeng" },
    user: { id: user, username: name, name, team_id: state.team },
    api_app_id: "A0000APP",
    token: "deprecated",
    trigger_id: state.trigger(user),
    view: {
      ...view,
      id,
      team_id: state.team,
      hash: `${Date.now()}.${randomUUID().slice(0, 8)}`,
      root_view_id: id,
      state: { values: stateOf({ blocks: list(view["blocks"]) }, values) },
    },
    response_urls: [],
    is_enterprise_install: false,
    enterprise: null,
  };
}

/** Somebody types into a field whose options we are asked for. */
export function suggestionPayload(state: SlackState, action: string, typed: string, who: Who = {}): Json {
  const user = who.user ?? "U0000ADA";
  return {
    type: "block_suggestion",
    user: { id: user, username: who.name ?? "ada", name: who.name ?? "ada", team_id: state.team },
    container: { type: "view", view_id: "V00000001" },
    api_app_id: "A0000APP",
    token: "deprecated",
    action_id: action,
    block_id: "field:0:number",
    value: typed,
    team: { id: state.team, domain: "xianfeng" },
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function labelOf(button: Json): string {
  return isJson(button["text"]) ? str(button["text"]["text"]) : "";
}

export function findButton(message: Pick<SlackMessage, "blocks">, matches: (button: Json) => boolean): Json {
  const found = message.blocks
    .filter((block) => block["type"] === "actions")
    .flatMap((block) => list(block["elements"]))
    .find(matches);
  if (found === undefined) throw new Error("no such button on the message");
  return found;
}

/** Every input of the message; one that nobody touched is there with null. Values by the last part of the block's id. */
function stateOf(message: Pick<SlackMessage, "blocks">, values: Readonly<Record<string, string>>): Json {
  const entries = message.blocks
    .filter((block) => block["type"] === "input")
    .map((block): [string, Json] => {
      const id = str(block["block_id"]);
      const element = isJson(block["element"]) ? block["element"] : {};
      return [id, { [str(element["action_id"])]: valueOf(element, values[id.split(":").at(-1) ?? ""]) }];
    });
  return Object.fromEntries(entries);
}

function valueOf(element: Json, given: string | undefined): Json {
  const type = str(element["type"]);
  if (type === "datepicker") return { type, selected_date: given ?? element["initial_date"] ?? null };
  if (type === "external_select") {
    const option = given === undefined ? undefined : { text: { type: "plain_text", text: given }, value: given };
    return { type, selected_option: option ?? element["initial_option"] ?? null };
  }
  if (type === "static_select") {
    const option = list(element["options"]).find((candidate) => candidate["value"] === given);
    if (given !== undefined && option === undefined) throw new Error(`no option ${given}`);
    return { type, selected_option: option ?? element["initial_option"] ?? null };
  }
  return { type, value: given ?? element["initial_value"] ?? null };
}

export interface SignedRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function sign(body: string, contentType: string, secret: string, at: Date): SignedRequest {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
  return {
    headers: {
      "content-type": contentType,
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": signature,
    },
    body,
  };
}

const form = "application/x-www-form-urlencoded";

/** The bytes of a payload over HTTP: a command is a form, an interaction JSON in a form, an event JSON. */
export function signPayload(payload: Json, secret: string, at: Date): SignedRequest {
  if ("command" in payload) {
    const fields = Object.entries(payload).map(([key, value]): [string, string] => [key, str(value)]);
    return sign(new URLSearchParams(fields).toString(), form, secret, at);
  }
  if ("event" in payload || payload["type"] === "url_verification")
    return sign(JSON.stringify(payload), "application/json", secret, at);
  return sign(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), form, secret, at);
}
