import { slackScopes } from "../../src/adapters/slack/manifest.ts";
import { str, type Json } from "./slack-blocks.ts";
import type { MethodAnswer } from "./slack-methods.ts";

/** What the tokens were given, and what of the app is switched on. Everything, until a test takes it away. */
export interface SlackGrants {
  revoke(...scopes: readonly string[]): void;
  /** Of the bot token, as `x-oauth-scopes` states them. */
  readonly held: ReadonlySet<string>;
  /** The Home tab. */
  home(on: boolean): void;
  /** Of the app-level token. */
  connections(granted: boolean): void;
  /** Why the call is refused; undefined where it is not. */
  refusalOf(method: string, args: Json): MethodAnswer | undefined;
}

/** The permission of each method, from its page (docs.slack.dev/reference/methods). */
const needed: Readonly<Record<string, string>> = {
  "chat.postMessage": "chat:write",
  "chat.update": "chat:write",
  "conversations.info": "channels:read",
  "conversations.open": "im:write",
  "files.getUploadURLExternal": "files:write",
  "files.completeUploadExternal": "files:write",
  "users.info": "users:read",
  "bots.info": "users:read",
};

export function createGrants(): SlackGrants {
  const held = new Set<string>(slackScopes.map(({ scope }) => scope));
  let home = true;
  let connections = true;

  function scopeOf(method: string, args: Json): string | undefined {
    if (method !== "conversations.history" && method !== "conversations.replies") return needed[method];
    const channel = str(args["channel"]);
    return channel.startsWith("D") ? "im:history" : channel.startsWith("G") ? "groups:history" : "channels:history";
  }

  return {
    held,
    revoke(...scopes) {
      for (const scope of scopes) held.delete(scope);
    },
    home(on) {
      home = on;
    },
    connections(granted) {
      connections = granted;
    },
    refusalOf(method, args) {
      if (method === "apps.connections.open")
        return connections ? undefined : { error: "missing_scope", needed: "connections:write", provided: "" };
      if (method === "views.publish" && !home) return { error: "not_enabled" };
      const scope = scopeOf(method, args);
      if (scope === undefined || held.has(scope)) return undefined;
      return { error: "missing_scope", needed: scope, provided: [...held].join(",") };
    },
  };
}
