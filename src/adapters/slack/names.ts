import type { WebClient } from "@slack/web-api";
import { createNames, type WithName } from "../../chat/names.ts";
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
