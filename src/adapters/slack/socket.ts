import { setTimeout as sleep } from "node:timers/promises";
import { SocketModeClient } from "@slack/socket-mode";
import { z } from "zod";
import type { Clock } from "../../clock.ts";
import { PlatformError } from "../../errors.ts";
import { clientOptions, type ClientSettings } from "./client.ts";
import { toPlatformError } from "./errors.ts";
import { MalformedError, type Intake } from "./intake.ts";
import { createSdkLogger } from "./sdk-logger.ts";
import { pleaseRetry } from "./words.ts";

export interface SocketDeps extends ClientSettings {
  readonly appToken: string;
  readonly intake: Intake;
  readonly clock: Clock;
  /** Longest wait for the hello frame. */
  readonly helloMs: number;
  /** First and longest pause between attempts to connect again. */
  readonly reconnectMs: { readonly first: number; readonly longest: number };
}

export interface Socket {
  /** Resolves when Slack has said hello. @throws PlatformError when the first attempt fails. */
  start(): Promise<void>;
  stop(): Promise<void>;
  health(): { readonly connected: boolean; readonly detail?: string };
}

/** What SocketModeClient emits as `slack_event`. */
const frame = z.object({
  type: z.string(),
  body: z.unknown(),
  envelope_id: z.string(),
  ack: z.custom<(response?: object) => Promise<void>>((value) => typeof value === "function"),
});

/**
 * Socket Mode. The SDK keeps the socket alive and notices when it is dead (pings both ways); connecting again is done here,
 * because the SDK's own way waits at least five seconds each time, in which commands fail, and lets a refused
 * `apps.connections.open` end the process as an unhandled rejection.
 */
export function createSocket(deps: SocketDeps): Socket {
  const { clock, intake, logger } = deps;
  const client = new SocketModeClient({
    appToken: deps.appToken,
    autoReconnectEnabled: false,
    logger: createSdkLogger(logger),
    clientOptions: clientOptions(deps),
  });
  const stopping = new AbortController();
  let state: "connecting" | "connected" | "stopped" = "stopped";
  let since = clock.now();
  let trouble = "not started";

  function lost(why: string): void {
    if (state === "connected") since = clock.now();
    state = "connecting";
    trouble = why;
  }

  async function connect(): Promise<void> {
    const cancel = new AbortController();
    const late = sleep(deps.helloMs, undefined, { signal: cancel.signal }).then(() => {
      void client.disconnect();
      throw new PlatformError("timeout", "slack socket: no hello");
    });
    try {
      await Promise.race([client.start(), late]);
    } catch (error) {
      throw toPlatformError("apps.connections.open", error ?? new Error("the socket closed before hello"));
    } finally {
      cancel.abort();
      // Both losers of the race are expected to reject.
      late.catch(() => undefined);
    }
    if (stopping.signal.aborted) return client.disconnect();
    state = "connected";
    since = clock.now();
    logger.info({}, "slack: socket connected");
  }

  async function connectAgain(): Promise<void> {
    for (let attempt = 0; !stopping.signal.aborted; attempt += 1) {
      try {
        return await connect();
      } catch (error) {
        const failure = toPlatformError("apps.connections.open", error);
        lost(failure.message);
        const pause = failure.retryAfterMs ?? Math.min(deps.reconnectMs.longest, deps.reconnectMs.first * 2 ** attempt);
        logger.warn({ error: failure, attempt, pause }, "slack: socket not connected");
        await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  client.on("disconnected", () => {
    // While connecting, the attempt itself reports this.
    if (state !== "connected" || stopping.signal.aborted) return;
    lost("the socket closed");
    logger.warn({}, "slack: socket lost, connecting again");
    void connectAgain();
  });

  client.on("slack_event", (event: unknown) => {
    // Not acknowledged while closing: Slack gives it to another connection, or again later.
    if (!intake.isOpen()) return;
    void intake.inHand(() => receive(event, deps));
  });

  return {
    async start() {
      state = "connecting";
      await connect();
    },
    async stop() {
      stopping.abort();
      await intake.idle();
      state = "stopped";
      trouble = "stopped";
      since = clock.now();
      // A peer that never closes is not waited for.
      await Promise.race([client.disconnect().catch(() => undefined), sleep(2000, undefined, { ref: false })]);
    },
    health() {
      return state === "connected"
        ? { connected: true }
        : { connected: false, detail: `${trouble}, since ${since.toISOString()}` };
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
    await intake.deliver(body, clock.now());
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
