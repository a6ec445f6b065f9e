import {
  SlackError,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import { PlatformError, type PlatformErrorCode } from "../../errors.ts";

/** The only place that knows Slack's error strings (docs.slack.dev/reference/methods). What is not here is `rejected`. */
const codes: Readonly<Record<string, PlatformErrorCode>> = {
  ratelimited: "rate_limited",
  rate_limited: "rate_limited",
  message_limit_exceeded: "rate_limited",

  account_inactive: "forbidden",
  access_denied: "forbidden",
  ekm_access_denied: "forbidden",
  enterprise_is_restricted: "forbidden",
  invalid_auth: "forbidden",
  messages_tab_disabled: "forbidden",
  missing_scope: "forbidden",
  no_permission: "forbidden",
  not_allowed_token_type: "forbidden",
  not_authed: "forbidden",
  not_enabled: "forbidden",
  not_in_channel: "forbidden",
  org_login_required: "forbidden",
  restricted_action: "forbidden",
  restricted_action_non_threadable_channel: "forbidden",
  restricted_action_read_only_channel: "forbidden",
  restricted_action_thread_locked: "forbidden",
  restricted_action_thread_only_channel: "forbidden",
  team_access_not_granted: "forbidden",
  token_expired: "forbidden",
  token_revoked: "forbidden",

  cant_update_message: "gone",
  channel_not_found: "gone",
  edit_window_closed: "gone",
  is_archived: "gone",
  is_inactive: "gone",
  message_not_found: "gone",
  thread_not_found: "gone",
  user_disabled: "gone",
  user_not_found: "gone",
  user_not_visible: "gone",
  users_not_found: "gone",
  // What a spent response_url answers.
  expired_url: "gone",
  used_url: "gone",

  // Slack says that it did nothing.
  internal_error: "unavailable",
  service_unavailable: "unavailable",
  team_added_to_org: "unavailable",
  // "It's possible some aspect of the operation succeeded before the error was raised."
  fatal_error: "unknown",
  unreadable_answer: "unknown",
  request_timeout: "timeout",
};

/** Of those, what is said of the channel or the person written to, and not of the app, its token or the message. */
const unreachable: ReadonlySet<string> = new Set([
  "channel_not_found",
  "is_archived",
  "not_in_channel",
  "restricted_action_read_only_channel",
  "user_disabled",
  "user_not_found",
  "user_not_visible",
  "users_not_found",
]);

/** Of those, what is said of a message that is there and is not changed any more. */
const unchangeable: ReadonlySet<string> = new Set(["cant_update_message", "edit_window_closed", "is_inactive"]);

/** When Slack limits without saying for how long: its limits are per minute. */
export const unstatedWaitMs = 30_000;

export function codeOf(error: string): PlatformErrorCode {
  return codes[error] ?? "rejected";
}

/** Any failure of the Web API client as a PlatformError. The message names the method and Slack's own word, no content. */
export function toPlatformError(method: string, error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof WebAPIRateLimitedError) {
    return new PlatformError("rate_limited", `slack ${method}: ratelimited`, {
      cause: error,
      retryAfterMs: error.retryAfter * 1000,
    });
  }
  if (error instanceof WebAPIPlatformError) {
    const word = wordOf(error.data.error);
    const code = codeOf(word);
    const more = {
      ...(code === "rate_limited" ? { retryAfterMs: unstatedWaitMs } : {}),
      ...(unreachable.has(word) ? { unreachable: word } : {}),
      unchangeable: unchangeable.has(word),
    };
    return new PlatformError(code, `slack ${method}: ${word}${pointers(error.data.response_metadata?.messages)}`, more);
  }
  // Our own fetch reports through the client's wrapper (see client.ts).
  if (error instanceof WebAPIRequestError && error.original instanceof PlatformError) return error.original;
  if (error instanceof WebAPIHTTPError) {
    const code = error.statusCode >= 500 ? "unknown" : "rejected";
    return new PlatformError(code, `slack ${method}: HTTP ${error.statusCode}`);
  }
  // A request that broke, also while the answer was read: it may have arrived.
  const cause = error instanceof WebAPIRequestError ? error.original : error;
  if (error instanceof SlackError || cause instanceof Error)
    return new PlatformError("timeout", `slack ${method}: no answer`, { cause });
  return new PlatformError("unknown", `slack ${method}: failed`, { cause });
}

/**
 * Whether Slack refused what was to be shown, and then posted nothing: because of a file that it does not know or has not
 * looked through, or of anything else in the blocks.
 */
export function blocksRefused(error: unknown): "file" | "blocks" | undefined {
  if (!(error instanceof WebAPIPlatformError) || error.data.error !== "invalid_blocks") return undefined;
  const messages = error.data.response_metadata?.messages ?? [];
  return messages.some((message) => /slack[_ ]file/.test(message)) ? "file" : "blocks";
}

/** An HTML page answered with 200 becomes an error whose "word" is the page: keep words only. */
function wordOf(error: string): string {
  return /^[a-z0-9_]{1,80}$/.test(error) ? error : "unreadable_answer";
}

/** Which part of the blocks was refused: `[json-pointer:/blocks/3/text]`, without the sentence around it. */
function pointers(messages: readonly string[] | undefined): string {
  const found = (messages ?? []).flatMap((message) => /json-pointer:(\/[\w/]+)/.exec(message)?.[1] ?? []);
  return found.length === 0 ? "" : ` at ${found.slice(0, 3).join(", ")}`;
}
