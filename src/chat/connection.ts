import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "../clock.ts";
import { PlatformError } from "../errors.ts";
import type { Logger } from "../log.ts";

/** How the connection is that a platform's events come over. */
export interface ConnectionState {
  readonly connected: boolean;
  /** Since when it is as it is. */
  readonly since: Date;
  /** When the last frame came, of whatever kind; undefined before the first. */
  readonly heardAt: Date | undefined;
  /** As long as it is not over. */
  readonly outage: Outage | undefined;
  /** Connections that took the place of an earlier one, since the start. */
  readonly reconnects: number;
  /** Connections that were given up because nothing came over them any more, since the start. */
  readonly silences: number;
  /** `ConnectionPace.redeliveredMs` */
  readonly redeliveredMs: number;
}

/**
 * Events do not flow, or not for long: it is over once a connection has stood for `ConnectionPace.steadyMs`, so that one
 * which breaks again and again is one outage and not many short ones.
 */
export interface Outage {
  /** When the last sign of life came, if it began with a silence; else the same as `noticedAt`. */
  readonly from: Date;
  readonly noticedAt: Date;
}

/** `silent`: nothing came any more, and it was given up. `closed`: the other side ended it. */
export type Loss = "silent" | "closed";

/** What a connection tells of itself. Whatever it says after it was lost is not listened to. */
export interface Watch {
  /** A frame came: of any kind, it is a sign of life. */
  heard(): void;
  lost(how: Loss): void;
}

/** A connection that stands. */
export interface Standing {
  /** Ends it at once: when this returns, nothing comes from it any more, whatever the other side does. */
  discard(): void;
  /** Ends it politely, so that acknowledgements on their way still arrive. Never rejects. */
  close(): Promise<void>;
}

export interface ConnectionPace {
  /** For so long `start` tries; 0 for once. A refusal (`forbidden`) ends it at once. */
  readonly startMs: number;
  /** Pause after the first failed attempt; it doubles with each one. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** A connection that stood so long was a good one: the outage is over, and when it is lost the next attempt is made at once. */
  readonly steadyMs: number;
  /** For so long the platform goes on delivering an event again that was not acknowledged. What is older is lost to us. */
  readonly redeliveredMs: number;
}

export interface KeptConnection {
  /** Resolves when the first connection stands. @throws PlatformError */
  start(): Promise<void>;
  /** Ends the connection, or the attempts at one. */
  stop(): Promise<void>;
  state(): ConnectionState;
}

export interface ConnectionDeps {
  /** One attempt, with a client of its own. Rejects (nothing left of it) when the connection does not come to stand. */
  readonly connect: (watch: Watch) => Promise<Standing>;
  readonly pace: ConnectionPace;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly logger: Logger;
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Rejects when aborted. */
const reallyPause = (ms: number, signal: AbortSignal): Promise<void> => sleep(ms, undefined, { signal });

/**
 * Keeps one connection to a platform: whatever ends it, it is thrown away whole and another one is opened, with a pause
 * that grows while that fails (and varies, so that many who were cut off together do not come back together).
 */
export function keepConnected(deps: ConnectionDeps): KeptConnection {
  const { pace, clock, logger, random, pause = reallyPause } = deps;
  const stopping = new AbortController();
  let current: Standing | undefined;
  let since = clock.now();
  let heardAt: Date | undefined;
  let outage: Outage | undefined;
  let opened = 0;
  let silences = 0;
  let failures = 0;

  function age(): number {
    return clock.now().getTime() - since.getTime();
  }

  /** One attempt, whose connection then stands. */
  async function attempt(): Promise<void> {
    let over = false;
    let mine: Standing | undefined;
    const watch: Watch = {
      heard() {
        if (!over) heardAt = clock.now();
      },
      lost(how) {
        if (over) return;
        over = true;
        if (mine !== undefined && mine === current) replace(mine, how);
      },
    };
    const made = await deps.connect(watch);
    if (over || stopping.signal.aborted) {
      over = true;
      made.discard();
      throw new PlatformError("unavailable", "the connection ended as soon as it stood");
    }
    mine = made;
    current = made;
    since = clock.now();
    opened += 1;
    logger.info({ reconnects: opened - 1 }, "connection opened");
  }

  function replace(lost: Standing, how: Loss): void {
    current = undefined;
    lost.discard();
    if (stopping.signal.aborted) return;
    if (age() >= pace.steadyMs) {
      outage = undefined;
      failures = 0;
    } else {
      failures += 1;
    }
    since = clock.now();
    outage ??= { from: how === "silent" ? (heardAt ?? since) : since, noticedAt: since };
    if (how === "silent") silences += 1;
    logger.warn({ how, heardAt }, "connection lost, opening another one");
    void again();
  }

  /** Never rejects: goes on until a connection stands or `stop`. */
  async function again(): Promise<void> {
    const { signal } = stopping;
    let least = 0;
    while (!signal.aborted) {
      try {
        await pause(Math.max(least, pauseAfter(failures)), signal);
        return await attempt();
      } catch (error) {
        if (signal.aborted) return;
        const failure = error instanceof PlatformError ? error : new PlatformError("unknown", "no connection");
        failures += 1;
        least = failure.retryAfterMs ?? 0;
        logger.warn({ error: failure, failures }, "no connection yet");
      }
    }
  }

  /** From half of it to the whole: nothing after a good connection but a moment, so that not all come back in one. */
  function pauseAfter(failed: number): number {
    const whole = failed === 0 ? pace.firstMs / 2 : Math.min(pace.longestMs, pace.firstMs * 2 ** (failed - 1));
    return (whole * (1 + random())) / 2;
  }

  return {
    async start() {
      const began = clock.now().getTime();
      for (;;) {
        try {
          return await attempt();
        } catch (error) {
          const final = error instanceof PlatformError && error.code === "forbidden";
          failures += 1;
          if (final || clock.now().getTime() - began >= pace.startMs || stopping.signal.aborted) throw error;
          await pause(pauseAfter(failures), stopping.signal);
        }
      }
    },
    async stop() {
      stopping.abort();
      const last = current;
      current = undefined;
      if (last === undefined) return;
      since = clock.now();
      outage ??= { from: since, noticedAt: since };
      await last.close();
      last.discard();
    },
    state() {
      const connected = current !== undefined;
      const over = connected && (outage === undefined || age() >= pace.steadyMs);
      return {
        connected,
        since,
        heardAt,
        outage: over ? undefined : (outage ?? { from: since, noticedAt: since }),
        reconnects: Math.max(0, opened - 1),
        silences,
        redeliveredMs: pace.redeliveredMs,
      };
    },
  };
}
