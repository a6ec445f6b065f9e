import type { WebClient } from "@slack/web-api";
import type { Message } from "../../chat/message.ts";
import { PlatformError } from "../../errors.ts";
import type { Logger } from "../../log.ts";
import { call } from "./client.ts";
import { unstatedWaitMs } from "./errors.ts";
import { renderMessage } from "./render.ts";

/** `Invocation.returnTo` and `Invocation.home` of a person's Home tab: it stays the same, and expires with nobody. */
export function makeHomeAddress(user: string): string {
  return `home ${user}`;
}

/** Whose Home tab the address is of; undefined when it is another kind of address. */
export function openHomeAddress(address: string): string | undefined {
  return /^home ([UW][A-Z0-9]+)$/.exec(address)?.[1];
}

/** "Tier 4", a hundred and more a minute (docs.slack.dev/reference/methods/views.publish). */
const spreadMs = 700;

export interface Homes {
  /**
   * Shows the message on the person's Home tab. Within the pause after one showing only the newest of several is kept, and
   * shown at its end; what Slack has no room for is shown later. Rejects with PlatformError where it should be tried again or
   * is refused for what it says.
   */
  publish(user: string, message: Message): Promise<void>;
  /** Shows what is kept, now. */
  stop(): Promise<void>;
}

interface Home {
  readonly timer: NodeJS.Timeout;
  kept: Message | undefined;
}

/** @param everyMs least time between two showings to one person */
export function createHomes({
  client,
  logger,
  everyMs,
}: {
  readonly client: WebClient;
  readonly logger: Logger;
  readonly everyMs: number;
}): Homes {
  const homes = new Map<string, Home>();
  let stopped = false;

  async function show(user: string, message: Message): Promise<void> {
    if (!stopped) homes.set(user, { timer: setTimeout(() => void next(user), everyMs), kept: undefined });
    const { blocks } = renderMessage(message);
    try {
      await call("views.publish", () => client.views.publish({ user_id: user, view: { type: "home", blocks } }));
    } catch (error) {
      if (error instanceof PlatformError && error.code === "rate_limited") return wait(user, message, error);
      release(user);
      const failure = afterwards(error);
      if (failure) throw failure;
      logger.info({ error }, "slack: no Home tab to show anything on");
    }
  }

  /**
   * views.publish has a limit of its own: when many open their Home at once it is these that wait, each a little longer than
   * the one before, and not the answers and posts, which a second refusal would hold up.
   */
  function wait(user: string, message: Message, { retryAfterMs = unstatedWaitMs }: PlatformError): void {
    const home = homes.get(user);
    if (home) clearTimeout(home.timer);
    if (stopped) return;
    const before = [...homes.values()].filter(({ kept }) => kept !== undefined).length;
    const timer = setTimeout(() => void next(user), retryAfterMs + before * spreadMs);
    homes.set(user, { timer, kept: home?.kept ?? message });
  }

  /** What was not shown needs no pause. */
  function release(user: string): void {
    const home = homes.get(user);
    if (home === undefined || home.kept !== undefined) return;
    clearTimeout(home.timer);
    homes.delete(user);
  }

  /** The pause is over. */
  async function next(user: string): Promise<void> {
    const kept = homes.get(user)?.kept;
    homes.delete(user);
    if (kept === undefined) return;
    try {
      await show(user, kept);
    } catch (error) {
      // Whoever looks at it opens it again, and then it is new.
      logger.warn({ error }, "slack: a Home tab was not brought up to date");
    }
  }

  return {
    async publish(user, message) {
      const home = homes.get(user);
      if (home === undefined) return show(user, message);
      home.kept = message;
    },
    async stop() {
      stopped = true;
      const open = [...homes];
      for (const [, { timer }] of open) clearTimeout(timer);
      await Promise.all(open.map(([user]) => next(user)));
    },
  };
}

/**
 * What becomes of a page that was not shown. It is no message: nobody is written to in its place, and showing it twice does
 * no harm, so what may have happened is simply done again. Undefined where the tab is off or the person gone.
 */
function afterwards(error: unknown): unknown {
  if (!(error instanceof PlatformError)) return error;
  if (error.code === "gone" || error.code === "forbidden") return undefined;
  if (error.code !== "timeout" && error.code !== "unknown") return error;
  return new PlatformError("unavailable", error.message, { cause: error });
}
