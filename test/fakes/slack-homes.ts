import { checkMessage, isJson, list, str, type Json } from "./slack-blocks.ts";
import type { MethodAnswer } from "./slack-methods.ts";
import type { SlackHome, SlackState } from "./slack-state.ts";

/** The keys a home view may have (docs.slack.dev/reference/views/home-tab-views): no title, no submit. */
const allowed = new Set(["type", "blocks", "private_metadata", "callback_id", "external_id"]);
const mostBytes = 250 * 1024;

/** views.publish. */
export function publishView(args: Json, state: SlackState): MethodAnswer {
  const user = str(args["user_id"]);
  const view = isJson(args["view"]) ? args["view"] : {};
  if (!state.homeEnabled) return { error: "not_enabled" };
  if (!state.users.has(user)) return { error: "user_not_found" };
  const problems = checkHome(view);
  if (problems.length > 0) {
    state.refusals.push(...problems);
    return {
      error: "invalid_arguments",
      response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) },
    };
  }
  if (Buffer.byteLength(JSON.stringify(view)) > mostBytes) return { error: "view_too_large" };
  const last = state.homes.findLast((one) => one.user === user)?.home;
  const hash = str(args["hash"]);
  // Whatever is shown, it is not what never was.
  if (hash !== "" && hash !== last?.hash) return { error: "hash_conflict" };
  const home: SlackHome = { id: `V${user.slice(1)}`, hash: state.nextTs(), blocks: list(view["blocks"]) };
  state.homes.push({ user, home });
  return { view: { ...view, id: home.id, hash: home.hash } };
}

/** Breaches of a home view, as `checkMessage` says them. */
export function checkHome(view: Json): readonly string[] {
  const blocks = list(view["blocks"]);
  const problems: string[] = [];
  if (view["type"] !== "home") problems.push(`/view/type: ${str(view["type"])}`);
  for (const key of Object.keys(view)) if (!allowed.has(key)) problems.push(`/view/${key}: unknown for a home view`);
  if (!Array.isArray(view["blocks"])) problems.push("/view/blocks: missing");
  if (blocks.length > 100) problems.push(`/view/blocks: ${blocks.length} blocks, more than 100`);
  if (str(view["private_metadata"]).length > 3000) problems.push("/view/private_metadata: over 3000");
  // A view has twice as many blocks as a message; of each the rules are the same.
  for (let at = 0; at < blocks.length; at += 50) problems.push(...checkMessage("-", blocks.slice(at, at + 50)));
  return problems;
}

/** conversations.info, with `channels:read` and `groups:read`. */
export function channelInfo(args: Json, { channels, names }: SlackState): MethodAnswer {
  const id = str(args["channel"]);
  if (!channels.has(id)) return { error: "channel_not_found" };
  return { channel: { id, name: names.get(id) ?? id.toLowerCase(), is_channel: true, is_member: true } };
}
