import { setTimeout as sleep } from "node:timers/promises";
import { SocketModeClient } from "@slack/socket-mode";
import { z } from "zod";
import { chance } from "../../chance.ts";
import {
  keepConnected,
  type ConnectionPace,
  type KeptConnection,
  type Standing,
  type Watch,
} from "../../chat/connection.ts";
import type { Health } from "../../chat/port.ts";
import type { Clock } from "../../clock.ts";
import { PlatformError } from "../../errors.ts";
import { clientOptions, type ClientSettings } from "./client.ts";
import { toPlatformError } from "./errors.ts";
import { MalformedError, type Intake } from "./intake.ts";
import { listenToPings } from "./pings.ts";
import { createSdkLogger } from "./sdk-logger.ts";
import { pleaseRetry } from "./words.ts";

export interface SocketTiming extends ConnectionPace {
  /** Longest wait for the hello frame. */
  readonly helloMs: number;
  /**
   * A peer that answered no ping for so long counts as dead. The SDK pings three times within it, and needs one more ping
   * to see the time has passed and one to be done with the socket: a peer that falls silent is therefore given up after
   * 5/3 of it at the latest, 12 s → 20 s. Its own value of 5 s drops a line that loses packets for the 7 s (1 + 2 + 4)
   * which three repetitions of TCP take, and a process that is busy for as long; and every new socket is a call of
   * `apps.connections.open`, which counts. Slack's own pings must come within 30 s of each other besides.
   */
  readonly pongMs: number;
}

export const socketTiming: SocketTiming = {
  startMs: 0,
  firstMs: 500,
  longestMs: 30_000,
  steadyMs: 30_000,
  // Tried again at once, after a minute and after five (docs.slack.dev/apis/events-api).
  redeliveredMs: 5 * 60_000,
  helloMs: 20_000,
  pongMs: 12_000,
};

/** A peer that never closes is not waited for longer. */
const politeMs = 2_000;

export interface SocketDeps extends ClientSettings {
  readonly appToken: string;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly timing: SocketTiming;
}

export interface Socket {
  /** Resolves when Slack has said hello. @throws PlatformError when the first attempt fails. */
  start(): Promise<void>;
  stop(): Promise<void>;
  health(): Health;
}

/** What SocketModeClient emits as `slack_event`. */
const frame = z.object({
  type: z.string(),
  body: z.unknown(),
  envelope_id: z.string(),
  ack: z.custom<(response?: object) => Promise<void>>((value) => typeof value === "function"),
});

/**
 * Socket Mode. The SDK pings and notices when the socket is dead; connecting again is done here, because the SDK's own way
 * waits at least five seconds each time, in which commands fail, and lets a refused `apps.connections.open` end the
 * process as an unhandled rejection. Every connection has a client of its own, because a client's events do not say of
 * which of its sockets they are: a former one that lets go late would end the attempt at the next.
 */
export function createSocket(deps: SocketDeps): Socket {
  const { clock, intake, logger, timing } = deps;
  const connection: KeptConnection = keepConnected({
    connect: (watch) => connect(deps, watch),
    pace: timing,
    clock,
    random: chance,
    logger,
  });
  let running: "not started" | "started" | "stopped" = "not started";

  return {
    async start() {
      await connection.start();
      running = "started";
    },
    async stop() {
      await intake.idle();
      running = "stopped";
      await connection.stop();
    },
    health() {
      const state = connection.state();
      if (state.connected) return { connected: true, connection: state };
      const what = running === "started" ? "no socket" : running;
      return { connected: false, detail: `${what}, since ${state.since.toISOString()}`, connection: state };
    },
  };
}

async function connect(deps: SocketDeps, watch: Watch): Promise<Standing> {
  const { clock, intake, logger, timing } = deps;
  const client = new SocketModeClient({
    appToken: deps.appToken,
    autoReconnectEnabled: false,
    logger: createSdkLogger(logger),
    clientPingTimeout: timing.pongMs,
    clientOptions: clientOptions(deps),
  });
  let heardAt = clock.now();
  let gone = false;
  let listenNoMore = (): void => undefined;
  const heard = (): void => {
    if (gone) return;
    heardAt = clock.now();
    watch.heard();
  };

  function discard(): void {
    gone = true;
    listenNoMore();
    // Once asks the peer to close, twice does not wait for it: the SDK then destroys the wire.
    void client.disconnect();
    void client.disconnect();
  }

  client.on("authenticated", ({ url }: { url: string }) => {
    // The address came after the attempt was given up: stops the SDK from using it.
    if (gone) throw new PlatformError("timeout", "slack socket: the address came too late");
    listenNoMore = listenToPings(url, heard);
  });
  client.on("ws_message", heard);
  client.on("slack_event", (event: unknown) => {
    // Not acknowledged while closing: Slack gives it to another connection, or again later.
    if (gone || !intake.isOpen()) return;
    void intake.inHand(() => receive(event, deps));
  });
  client.on("disconnected", () => {
    listenNoMore();
    // Two pings were answered by nothing: whether the SDK gave the socket up or the kernel did, it was silent.
    const unheardMs = clock.now().getTime() - heardAt.getTime();
    watch.lost(unheardMs >= (2 / 3) * timing.pongMs ? "silent" : "closed");
  });

  const cancel = new AbortController();
  const late = sleep(timing.helloMs, undefined, { signal: cancel.signal }).then(() => {
    throw new PlatformError("timeout", "slack socket: no hello");
  });
  const started = client.start();
  try {
    await Promise.race([started, late]);
  } catch (error) {
    discard();
    throw toPlatformError("apps.connections.open", error ?? new Error("the socket closed before hello"));
  } finally {
    cancel.abort();
    // The loser of the race is expected to reject.
    late.catch(() => undefined);
    started.catch(() => undefined);
  }
  return {
    discard,
    async close() {
      await Promise.race([client.disconnect().catch(() => undefined), sleep(politeMs, undefined, { ref: false })]);
    },
  };
}

/** Stores, then acknowledges the envelope. Never rejects: what is not acknowledged, Slack repeats or shows as failed. */
async function receive(event: unknown, { intake, clock, logger }: SocketDeps): Promise<void> {
  const parsed = frame.safeParse(event);
  if (!parsed.success) return logger.warn({}, "slack: socket frame of an unknown shape");
  const { type, body, ack } = parsed.data;
  let response: object | undefined;
  try {
    response = await intake.deliver(body, clock.now());
  } catch (error) {
    if (error instanceof MalformedError) {
      // Acknowledged all the same: a repetition would be no better.
      logger.warn({ type }, "slack: malformed payload");
    } else {
      logger.error({ error }, "slack: a delivery could not be stored");
      if (type !== "slash_commands") return;
      response = { response_type: "ephemeral", text: pleaseRetry };
    }
  }
  try {
    await ack(response);
  } catch (error) {
    logger.warn({ error }, "slack: could not acknowledge, Slack will deliver again");
  }
}
