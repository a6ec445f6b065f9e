import * as Lark from "@larksuiteoapi/node-sdk";
import type { Clock } from "../../clock.ts";
import type { LarkConfig } from "../../config.ts";
import { PlatformError } from "../../errors.ts";
import type { Logger } from "../../log.ts";
import { createDiscoveryHttp } from "./http.ts";
import { createSdkLogger } from "./sdk-log.ts";

export interface Connection {
  /** Whether events flow now, and since when they do or do not. */
  state(): { readonly connected: boolean; readonly since: Date };
  close(): void;
}

export interface ConnectionTiming {
  /** After this, `openConnection` gives up. The SDK's first repeat comes within 30 s. */
  readonly startMs: number;
  /** A connection that does not open is tried anew. */
  readonly handshakeMs: number;
  /**
   * How long after a ping a silent peer counts as dead. The SDK arms the watch anew at every ping, so it must stay well
   * below the server's PingInterval (120 s).
   */
  readonly pongSeconds: number;
  /** After Lark refused us for good (secret changed, app disabled), so that a repaired app comes back by itself. */
  readonly restartMs: number;
}

export const connectionTiming: ConnectionTiming = {
  startMs: 40_000,
  handshakeMs: 10_000,
  pongSeconds: 20,
  restartMs: 60_000,
};

export interface ConnectionDeps {
  readonly options: LarkConfig;
  readonly dispatcher: Lark.EventDispatcher;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timing?: ConnectionTiming;
}

/**
 * Resolves once the long connection stands; from then on it is replaced whenever it breaks.
 * @throws PlatformError `forbidden` when Lark refuses the app, `timeout` when it does not come about in time.
 */
export async function openConnection(deps: ConnectionDeps): Promise<Connection> {
  const { options, dispatcher, clock, logger, timing = connectionTiming } = deps;
  let state = { connected: false, since: clock.now() };
  let refusal: number | undefined;
  let restart: NodeJS.Timeout | undefined;
  let opened: { readonly resolve: () => void; readonly reject: (error: PlatformError) => void } | undefined;

  const client = new Lark.WSClient({
    appId: options.appId,
    appSecret: options.appSecret,
    domain: options.domain,
    httpInstance: createDiscoveryHttp((code) => {
      refusal = code;
      logger.warn({ code }, "lark refused a long connection");
    }),
    logger: createSdkLogger(logger),
    loggerLevel: Lark.LoggerLevel.warn,
    handshakeTimeoutMs: timing.handshakeMs,
    wsConfig: { pingTimeout: timing.pongSeconds },
    onReady: () => connected("lark long connection opened"),
    onReconnected: () => connected("lark long connection back"),
    onReconnecting: () => {
      disconnected();
      logger.warn({}, "lark long connection lost, connecting anew");
    },
    onError: () => {
      disconnected();
      logger.error({ code: refusal }, "lark ended the long connection for good");
      if (opened)
        opened.reject(
          new PlatformError("forbidden", `lark refused the long connection (code ${refusal ?? "unknown"})`),
        );
      else restart = setTimeout(() => void client.start({ eventDispatcher: dispatcher }), timing.restartMs);
    },
  });

  function connected(message: string): void {
    state = { connected: true, since: clock.now() };
    logger.info({}, message);
    opened?.resolve();
  }

  function disconnected(): void {
    if (state.connected) state = { connected: false, since: clock.now() };
  }

  function close(): void {
    clearTimeout(restart);
    client.close();
    disconnected();
  }

  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      opened = { resolve, reject };
      timer = setTimeout(
        () => reject(new PlatformError("timeout", "lark long connection did not open in time")),
        timing.startMs,
      );
      // Resolves before there is a connection; what comes of it is told by the callbacks above.
      void client.start({ eventDispatcher: dispatcher });
    });
  } catch (error) {
    close();
    throw error;
  } finally {
    clearTimeout(timer);
    opened = undefined;
  }
  return { state: () => state, close };
}
