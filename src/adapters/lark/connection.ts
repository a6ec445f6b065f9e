import type { Socket } from "node:net";
import * as Lark from "@larksuiteoapi/node-sdk";
import { chance } from "../../chance.ts";
import {
  keepConnected,
  type ConnectionPace,
  type KeptConnection,
  type Loss,
  type Standing,
  type Watch,
} from "../../chat/connection.ts";
import type { Clock } from "../../clock.ts";
import type { LarkConfig } from "../../config.ts";
import { PlatformError } from "../../errors.ts";
import type { Logger } from "../../log.ts";
import { createDiscoveryHttp } from "./http.ts";
import { createSdkLogger } from "./sdk-log.ts";
import { createWireAgent } from "./wire.ts";

export interface ConnectionTiming extends ConnectionPace {
  /** A connection that does not open is tried anew. */
  readonly handshakeMs: number;
  /**
   * How long after a ping a silent peer counts as dead. The SDK pings when the connection opens and then every
   * PingInterval, which the server sets (120 s), and arms the watch anew at every ping: so it must stay well below that,
   * and well above the seconds a lossy line or a busy process takes
   * (github.com/zarazhangrui/lark-coding-agent-bridge/issues/252: 3 s were too few).
   * A peer that falls silent right after a pong is therefore noticed after 120 s + 20 s = 140 s at the latest.
   */
  readonly pongSeconds: number;
}

export const connectionTiming: ConnectionTiming = {
  startMs: 40_000,
  firstMs: 1_000,
  longestMs: 60_000,
  steadyMs: 30_000,
  // Pushed again after 15 s, 5 min, 1 h and 6 h (open.feishu.cn, event subscription guide).
  redeliveredMs: 7 * 60 * 60_000,
  handshakeMs: 10_000,
  pongSeconds: 20,
};

export interface ConnectionDeps {
  readonly options: LarkConfig;
  readonly dispatcher: Lark.EventDispatcher;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timing?: ConnectionTiming;
}

/**
 * The long connection. `start` throws PlatformError `forbidden` when Lark refuses the app, `unavailable` when it does not
 * come about in time. The SDK's own way of connecting again is off: it waits up to 30 s and then two minutes each time,
 * ends for good when Lark refused once, and takes a peer that accepts and never says anything for a connection.
 */
export function createConnection(deps: ConnectionDeps): KeptConnection {
  const { clock, logger, timing = connectionTiming } = deps;
  return keepConnected({
    connect: (watch) => connect(deps, timing, watch),
    pace: timing,
    clock,
    random: chance,
    logger,
  });
}

/** Stands with the first frame, which is the answer to the first ping. */
function connect(
  { options, dispatcher, logger }: ConnectionDeps,
  timing: ConnectionTiming,
  watch: Watch,
): Promise<Standing> {
  return new Promise((resolve, reject) => {
    let wire: Socket | undefined;
    let open = false;
    let standing = false;
    let refusal: number | undefined;

    const agent = createWireAgent(options.domain, (socket) => {
      wire = socket;
      socket.on("data", () => {
        // Before it is open this is the answer to the handshake, and no frame.
        if (!open) return;
        watch.heard();
        if (standing) return;
        standing = true;
        resolve({ discard, close: async () => client.close() });
      });
      const how = lossOf(socket);
      socket.once("close", () => (standing ? watch.lost(how()) : fail("lark long connection: opened, then nothing")));
    });
    const client = new Lark.WSClient({
      appId: options.appId,
      appSecret: options.appSecret,
      domain: options.domain,
      httpInstance: createDiscoveryHttp((code, forGood) => {
        if (forGood) refusal = code;
        logger.warn({ code }, "lark refused a long connection");
      }),
      logger: createSdkLogger(logger),
      loggerLevel: Lark.LoggerLevel.warn,
      autoReconnect: false,
      agent,
      handshakeTimeoutMs: timing.handshakeMs,
      wsConfig: { pingTimeout: timing.pongSeconds },
      onReady() {
        open = true;
      },
      onError: () => fail("lark long connection did not open"),
    });

    function discard(): void {
      client.close({ force: true });
      wire?.destroy();
    }

    function fail(why: string): void {
      if (standing) return;
      discard();
      reject(
        refusal === undefined
          ? new PlatformError("unavailable", why)
          : new PlatformError("forbidden", `lark refused the long connection (code ${refusal})`),
      );
    }

    // Resolves before there is a connection; what comes of it is told by the callbacks above.
    void client.start({ eventDispatcher: dispatcher });
  });
}

/** Why a wire closed: ended or reset by the other side; or given up by the SDK's watch or the kernel's, hearing nothing. */
function lossOf(wire: Socket): () => Loss {
  let ended = false;
  wire.once("end", () => {
    ended = true;
  });
  wire.once("error", (error: NodeJS.ErrnoException) => {
    ended = error.code !== "ETIMEDOUT";
  });
  return () => (ended ? "closed" : "silent");
}
