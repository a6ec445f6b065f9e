import type { AnyCommand } from "../../commands/context.ts";
import type { ConnectionTiming } from "../adapters/lark/connection.ts";
import type { SocketTiming } from "../adapters/slack/socket.ts";
import type { ChatAdapter } from "../chat/port.ts";
import type { Clock } from "../clock.ts";
import { consoleAsks, type Config } from "../config.ts";
import { catalogueOf } from "../locales/index.ts";
import type { Logger } from "../log.ts";
import type { Route } from "../route.ts";
import type { Store } from "../store/port.ts";
import { slackCommandNames } from "./slack-commands.ts";
import { createConsoleDirectory } from "./console-directory.ts";
import { createConsoleSessions } from "./console-sessions.ts";
import { createSuggest } from "./offers.ts";
import { demoKey, mainKey } from "./organization.ts";

export interface ConnectedPlatform {
  readonly adapter: ChatAdapter;
  readonly routes: readonly Route[];
}

/** Of the connections that are kept; the real ones when absent. */
export interface PlatformTiming {
  readonly slack?: SocketTiming;
  readonly lark?: ConnectionTiming;
}

/** The organisation that the console and the wall show: the installation's own where a platform is configured, else the demonstration. */
export function consoleKey(config: Pick<Config, "slack" | "lark">): string {
  return config.slack || config.lark ? mainKey : demoKey;
}

/** The adapters that the configuration asks for. Each SDK is loaded only where it is used: it costs start-up and memory. */
export async function connectPlatforms(
  config: Config,
  deps: {
    readonly store: Store;
    readonly clock: Clock;
    readonly logger: Logger;
    readonly commands: readonly AnyCommand[];
    readonly timing?: PlatformTiming;
  },
): Promise<readonly ConnectedPlatform[]> {
  const { clock, logger, commands, store, timing = {} } = deps;
  const platforms: ConnectedPlatform[] = [];
  const suggest = createSuggest({ store, clock });
  if (config.slack) {
    const { createSlackAdapter } = await import("../adapters/slack/adapter.ts");
    platforms.push(
      createSlackAdapter(config.slack, {
        clock,
        logger,
        commandNames: slackCommandNames(commands),
        suggest,
        ...(timing.slack ? { timeouts: { socket: timing.slack } } : {}),
      }),
    );
  }
  if (config.lark) {
    const { createLarkAdapter } = await import("../adapters/lark/adapter.ts");
    platforms.push(createLarkAdapter(config.lark, { clock, logger, ...(timing.lark ? { timing: timing.lark } : {}) }));
  }
  if (config.console) {
    const { createConsoleAdapter } = await import("../adapters/console/adapter.ts");
    const key = consoleKey(config);
    const directory = createConsoleDirectory({ store, clock, commands, key, defaults: config });
    const { locale, host, publicUrl, secret } = config;
    const sessions = createConsoleSessions({ store, clock, key });
    const words = catalogueOf(locale).console.page;
    const signIn =
      consoleAsks(config) && secret !== undefined ? { secret, sessions, words, host, publicUrl } : undefined;
    platforms.push(createConsoleAdapter({ clock, logger, directory, suggest, locale, workspace: key, signIn }));
  }
  return platforms;
}
