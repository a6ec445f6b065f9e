import { describe, expect, it } from "vitest";
import { keepConnected, type KeptConnection, type Watch } from "../../src/chat/connection.ts";
import { PlatformError } from "../../src/errors.ts";
import { createLogger } from "../../src/log.ts";

const begin = Date.parse("2026-11-23T02:00:00.000Z");
const pace = { startMs: 0, firstMs: 500, longestMs: 30_000, steadyMs: 30_000, redeliveredMs: 300_000 };

/** A platform of which each attempt is answered by hand, and time that passes only when told. */
function makeRig(given: Partial<typeof pace> = {}) {
  let now = begin;
  const pauses: number[] = [];
  const discarded: number[] = [];
  const watches: Watch[] = [];
  let fails: PlatformError | undefined;
  let waiting: (() => void) | undefined;
  const kept: KeptConnection = keepConnected({
    async connect(watch) {
      const number = watches.push(watch);
      if (fails) throw fails;
      watch.heard();
      return { discard: () => void discarded.push(number), close: async () => undefined };
    },
    pace: { ...pace, ...given },
    clock: { now: () => new Date(now) },
    random: () => 1,
    logger: createLogger("silent"),
    pause(ms, signal) {
      pauses.push(ms);
      return new Promise((resolve, reject) => {
        signal.addEventListener("abort", () => reject(new Error("aborted")));
        waiting = () => {
          now += ms;
          resolve();
        };
      });
    },
  });
  return {
    kept,
    pauses,
    discarded,
    attempts: () => watches.length,
    pass: (ms: number) => (now += ms),
    fail: (error?: PlatformError) => (fails = error),
    /** The connection of this attempt (the newest when absent) ends. */
    lose: (how: "silent" | "closed" = "closed", number = watches.length) => watches[number - 1]?.lost(how),
    hear: (number = watches.length) => watches[number - 1]?.heard(),
    /** The pause under way is over, and what comes of it has happened. */
    async wake() {
      waiting?.();
      waiting = undefined;
      await new Promise((resolve) => setImmediate(resolve));
    },
    at: (ms: number) => new Date(begin + ms),
  };
}

describe("a connection that is kept", () => {
  it("that stood for a while is replaced after a moment, and that was an outage only while it lasted", async () => {
    const rig = makeRig();
    await rig.kept.start();
    rig.pass(60_000);
    rig.hear();
    rig.lose();
    expect(rig.kept.state()).toEqual({
      connected: false,
      since: rig.at(60_000),
      heardAt: rig.at(60_000),
      outage: { from: rig.at(60_000), noticedAt: rig.at(60_000) },
      reconnects: 0,
      silences: 0,
      redeliveredMs: 300_000,
    });
    await rig.wake();
    expect(rig.pauses).toEqual([250]);
    expect(rig.kept.state()).toMatchObject({ connected: true, since: rig.at(60_250), reconnects: 1 });
    rig.pass(29_999);
    expect(rig.kept.state().outage?.from).toEqual(rig.at(60_000));
    rig.pass(1);
    expect(rig.kept.state().outage).toBeUndefined();
  });

  it("is thrown away before another is opened, and not listened to afterwards", async () => {
    const rig = makeRig();
    await rig.kept.start();
    rig.lose("silent");
    rig.lose("silent");
    expect(rig.discarded).toEqual([1]);
    await rig.wake();
    const { heardAt } = rig.kept.state();
    rig.pass(5_000);
    rig.hear(1);
    rig.lose("silent", 1);
    expect(rig.kept.state()).toMatchObject({ connected: true, heardAt, reconnects: 1, silences: 1 });
    expect(rig.attempts()).toBe(2);
  });

  it("that fell silent was lost when it was last heard, and that is noticed later", async () => {
    const rig = makeRig();
    await rig.kept.start();
    rig.pass(50_000);
    rig.hear();
    rig.pass(20_000);
    rig.lose("silent");
    expect(rig.kept.state()).toMatchObject({
      silences: 1,
      outage: { from: rig.at(50_000), noticedAt: rig.at(70_000) },
    });
  });

  it("that breaks again and again is one outage, with pauses that double up to the longest", async () => {
    const rig = makeRig();
    await rig.kept.start();
    for (let breaks = 0; breaks < 9; breaks += 1) {
      rig.pass(1_000);
      rig.lose();
      expect(rig.kept.state().outage?.from).toEqual(rig.at(1_000));
      await rig.wake();
    }
    expect(rig.pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    expect(rig.kept.state().outage?.from).toEqual(rig.at(1_000));
    rig.pass(30_000);
    rig.lose();
    await rig.wake();
    expect(rig.pauses.at(-1)).toBe(250);
  });

  it("waits as long as the platform asks, when that is longer", async () => {
    const rig = makeRig();
    await rig.kept.start();
    rig.pass(60_000);
    rig.fail(new PlatformError("rate_limited", "too often", { retryAfterMs: 60_000 }));
    rig.lose();
    await rig.wake();
    await rig.wake();
    expect(rig.pauses).toEqual([250, 60_000, 60_000]);
    rig.fail();
    await rig.wake();
    expect(rig.kept.state().connected).toBe(true);
  });

  it("varies its pauses between half and whole", async () => {
    for (const [random, expected] of [
      [0, 125],
      [0.5, 187.5],
    ] as const) {
      const pauses: number[] = [];
      const watches: Watch[] = [];
      const kept = keepConnected({
        async connect(watch) {
          watches.push(watch);
          return { discard: () => undefined, close: async () => undefined };
        },
        pace: { ...pace, steadyMs: 0 },
        clock: { now: () => new Date(begin) },
        random: () => random,
        logger: createLogger("silent"),
        pause: async (ms) => void pauses.push(ms),
      });
      await kept.start();
      watches[0]?.lost("closed");
      expect(pauses).toEqual([expected]);
    }
  });

  it("gives up at the start when the platform refuses, or its time is over", async () => {
    const refused = makeRig({ startMs: 60_000 });
    refused.fail(new PlatformError("forbidden", "wrong secret"));
    await expect(refused.kept.start()).rejects.toMatchObject({ code: "forbidden" });
    expect(refused.attempts()).toBe(1);

    const away = makeRig({ startMs: 1_200 });
    away.fail(new PlatformError("unavailable", "away"));
    const started = expect(away.kept.start()).rejects.toMatchObject({ code: "unavailable" });
    for (let turn = 0; turn < 3; turn += 1) await away.wake();
    await started;
    expect(away.pauses).toEqual([500, 1_000]);
    expect(away.kept.state()).toMatchObject({ connected: false, outage: { from: away.at(0) } });
  });

  it("stops while it waits, and opens nothing any more", async () => {
    const rig = makeRig();
    await rig.kept.start();
    rig.lose();
    await rig.kept.stop();
    await rig.wake();
    expect(rig.attempts()).toBe(1);
    expect(rig.kept.state().connected).toBe(false);
  });

  it("that comes to stand after it was stopped is thrown away", async () => {
    let stand: (() => void) | undefined;
    let discarded = 0;
    const kept = keepConnected({
      async connect() {
        await new Promise<void>((resolve) => (stand = resolve));
        return { discard: () => void (discarded += 1), close: async () => undefined };
      },
      pace,
      clock: { now: () => new Date(begin) },
      random: () => 1,
      logger: createLogger("silent"),
    });
    const started = kept.start();
    await kept.stop();
    stand?.();
    await expect(started).rejects.toMatchObject({ code: "unavailable" });
    expect(discarded).toBe(1);
    expect(kept.state().connected).toBe(false);
  });
});
