import type { WebClient } from "@slack/web-api";
import { setTimeout as sleep } from "node:timers/promises";
import { createNames, nameLimits, type WithName } from "../../chat/names.ts";
import type { Clock } from "../../clock.ts";
import type { Logger } from "../../log.ts";
import { call } from "./client.ts";

/**
 * Events name nobody. Commands and presses carry the handle and so never wait (docs.slack.dev/reference/methods/users.info).
 */
export function createSlackNames(
  client: WebClient,
  deps: { readonly clock: Clock; readonly logger: Logger },
): WithName {
  return createNames({
    ...deps,
    scope: "users:read",
    async ask({ id }) {
      const { user } = await call("users.info", () => client.users.info({ user: id }));
      // Profiles hold "" for what nobody filled in.
      return user?.real_name || user?.profile?.real_name || user?.profile?.display_name;
    },
  });
}

/**
 * What a channel is called, as the greeting's `channel`: events have only its id. Nothing is kept, for the assistant comes
 * into a channel once (docs.slack.dev/reference/methods/conversations.info).
 */
export function createChannelNames(client: WebClient, { logger }: { readonly logger: Logger }): WithName {
  async function ask(channel: string): Promise<string | undefined> {
    try {
      return (await call("conversations.info", () => client.conversations.info({ channel }))).channel?.name;
    } catch (error) {
      logger.info({ error, scope: "channels:read, groups:read" }, "slack: a channel's name could not be looked up");
      return undefined;
    }
  }
  return async (invocation) => {
    const cancel = new AbortController();
    const late = sleep(nameLimits.waitMs, undefined, { signal: cancel.signal }).catch(() => undefined);
    const name = await Promise.race([ask(invocation.place.id), late]);
    cancel.abort();
    return name ? { ...invocation, fields: { channel: name.slice(0, 80) } } : invocation;
  };
}
