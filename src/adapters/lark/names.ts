import { createNames, type WithName } from "../../chat/names.ts";
import type { Clock } from "../../clock.ts";
import { PlatformError } from "../../errors.ts";
import type { Logger } from "../../log.ts";
import type { LarkApi } from "./api.ts";

/**
 * Either of the two missing shows itself in its own way: without the second the call is refused, without the first it
 * succeeds and leaves the name out (server-docs/contact-v3/user/get, "field permissions").
 */
const scope = "contact:user.base:readonly, contact:contact.base:readonly";

/** Neither a message nor a card callback says what its sender is called. */
export function createLarkNames(
  api: Pick<LarkApi, "userName">,
  deps: { readonly clock: Clock; readonly logger: Logger },
): WithName {
  return createNames({
    ...deps,
    scope,
    async ask({ id }) {
      const name = await api.userName(id);
      // Nobody in Lark is without one.
      if (!name) throw new PlatformError("forbidden", "lark left out the name");
      return name;
    },
  });
}
