import { isJson, list, str, type Json } from "./json.ts";
import { checkMessage } from "./slack-blocks.ts";
import { checkView } from "./slack-views.ts";
import { checkFiles, completeUpload, startUpload } from "./slack-files.ts";
import { channelInfo, publishView } from "./slack-homes.ts";
import type { SlackMessage, SlackState } from "./slack-state.ts";

/** What a method answers: its fields on success, or Slack's error word. */
export type MethodAnswer =
  | Json
  | { readonly error: string; readonly response_metadata?: Json; readonly retryAfter?: number };

type Method = (args: Json, state: SlackState) => MethodAnswer;

/** The Web API, as far as the adapter calls it. Arguments arrive as form fields, objects as JSON in them. */
export const methods: Readonly<Record<string, Method>> = {
  "auth.test": (_args, { bot, team }) => ({
    team_id: team,
    team: "先锋",
    user: "xianfeng",
    user_id: bot.userId,
    bot_id: bot.botId,
    url: "https://example.slack.com/",
  }),
  "bots.info": ({ bot: id }) =>
    id === "B0000BOT" ? { bot: { id, app_id: "A0000APP", name: "xianfeng" } } : { error: "bot_not_found" },
  "chat.postMessage": postMessage,
  "chat.update": updateMessage,
  "views.open": openView,
  "conversations.info": channelInfo,
  "conversations.open": openConversation,
  "views.publish": publishView,
  "files.getUploadURLExternal": startUpload,
  "files.completeUploadExternal": completeUpload,
  "conversations.history": (args, state) => history(state, args, (message) => message.thread === undefined, true),
  "conversations.replies": (args, state) =>
    history(state, args, (message) => message.thread === args["ts"] || message.ts === args["ts"], false),
};

function postMessage(args: Json, state: SlackState): MethodAnswer {
  const channel = str(args["channel"]);
  if (!state.channels.has(channel)) return { error: "channel_not_found" };
  const appMs = state.allowance.take(Date.now());
  if (appMs > 0) return { error: "ratelimited", retryAfter: Math.max(1, Math.ceil(appMs / 1000)) };
  const wait = state.pace(channel);
  if (wait > 0) return { error: "ratelimited", retryAfter: wait };
  const content = readContent(args, state);
  if ("error" in content) return content;
  const message: SlackMessage = {
    ts: state.nextTs(),
    channel,
    thread: str(args["thread_ts"]) === "" ? undefined : str(args["thread_ts"]),
    user: undefined,
    metadata: isJson(args["metadata"]) ? args["metadata"] : undefined,
    unfurl: args["unfurl_links"] !== "false" || args["unfurl_media"] !== "false",
    at: new Date(),
    ...content,
  };
  state.add(message);
  return { channel, ts: message.ts };
}

function updateMessage(args: Json, state: SlackState): MethodAnswer {
  const channel = str(args["channel"]);
  if (!state.channels.has(channel)) return { error: "channel_not_found" };
  const index = state.messages.findIndex((message) => message.ts === args["ts"] && message.channel === channel);
  const old = state.messages[index];
  // One that a single person sees has no ts that another call knows.
  if (old === undefined || old.user !== undefined) return { error: "message_not_found" };
  if (state.closed.has(old.ts)) return { error: "edit_window_closed" };
  if (str(args["text"]).length > 4000) return { error: "msg_too_long" };
  const content = readContent(args, state);
  if ("error" in content) return content;
  state.messages[index] = { ...old, ...content, edits: (old.edits ?? 0) + 1 };
  return { channel, ts: old.ts, text: content.text };
}

function readContent(
  args: Json,
  state: SlackState,
):
  | { readonly text: string; readonly blocks: readonly Json[] }
  | { readonly error: string; readonly response_metadata?: Json } {
  const text = str(args["text"]);
  const blocks = list(args["blocks"]);
  if (text.length > 4000 && blocks.length === 0) return { error: "msg_too_long" };
  const problems = [...checkMessage(text, blocks), ...checkFiles(blocks, state)];
  if (problems.length === 0) return { text, blocks };
  state.refusals.push(...problems);
  const messages = problems.map(
    (problem) => `[ERROR] ${problem.split(": ")[1]} [json-pointer:${problem.split(":")[0]}]`,
  );
  return {
    error: text === "" && blocks.length === 0 ? "no_text" : "invalid_blocks",
    response_metadata: { messages },
  };
}

function openView(args: Json, state: SlackState): MethodAnswer {
  const view = isJson(args["view"]) ? args["view"] : {};
  const problems = checkView(view);
  if (problems.length > 0) {
    state.refusals.push(...problems);
    return { error: "invalid_arguments", response_metadata: { messages: problems.map((one) => `[ERROR] ${one}`) } };
  }
  const exchanged = state.exchange(str(args["trigger_id"]));
  if ("error" in exchanged) return exchanged;
  const id = `V${String(state.views.length + 1).padStart(8, "0")}`;
  state.views.push({ id, user: exchanged.user, view, errors: {}, open: true });
  return { view: { id, ...view } };
}

function openConversation(args: Json, state: SlackState): MethodAnswer {
  const user = str(args["users"]);
  if (!state.users.has(user)) return { error: "user_not_found" };
  return { channel: { id: state.directChannel(user) } };
}

function history(
  state: SlackState,
  args: Json,
  wanted: (message: SlackMessage) => boolean,
  newestFirst: boolean,
): MethodAnswer {
  const channel = str(args["channel"]);
  if (!state.channels.has(channel)) return { error: "channel_not_found" };
  const all = state.messages.filter(
    (message) => message.channel === channel && message.user === undefined && wanted(message),
  );
  if (newestFirst) all.reverse();
  const start = Number(str(args["cursor"]) || 0);
  const limit = Number(args["limit"] ?? 100);
  const page = all.slice(start, start + limit);
  const next = start + limit < all.length ? String(start + limit) : "";
  const withMetadata = args["include_all_metadata"] === "true";
  return {
    messages: page.map((message) => ({
      type: "message",
      ts: message.ts,
      text: message.text,
      ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
      ...(message.files
        ? {
            files: message.files.map((id) => ({
              id,
              name: state.files.get(id)?.name,
              title: state.files.get(id)?.name,
            })),
          }
        : {}),
    })),
    has_more: next !== "",
    response_metadata: { next_cursor: next },
  };
}
