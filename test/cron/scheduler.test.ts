import { afterEach, describe, expect, test, vi } from "vitest";
import { createScheduler } from "../../src/cron/scheduler.ts";
import type { Store } from "../../src/store/port.ts";
import { office } from "./office.ts";

const since = "2026-11-22T16:00:00.000Z";

afterEach(() => vi.useRealTimers());

describe("the scheduler", () => {
  test("posts what is due when it starts, survives a store that does not answer, and stops after the run in hand", async () => {
    const { world, deps, sent, errors } = await office({ channel: { since } });
    const now = new Date("2026-11-23T08:50:30+08:00");
    let down = true;
    const store: Store = {
      ...world.store,
      read: (work) => (down ? Promise.reject(new Error("down")) : world.store.read(work)),
    };
    const scheduler = createScheduler({ ...deps, store, clock: { now: () => now } });
    scheduler.start();
    await scheduler.stop();
    expect(sent).toEqual([]);
    expect(errors).toHaveLength(1);
    down = false;
    const again = createScheduler({ ...deps, store, clock: { now: () => now } });
    again.start();
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    await again.stop();
    expect(sent).toHaveLength(1);
    // After eight hours it is no longer news.
    expect(sent[0]?.row.expiresAt).toEqual(new Date("2026-11-23T16:50:00+08:00"));
  });

  test("that is stopped begins no further post, and the next one goes on where it was", async () => {
    const { world, deps, sent } = await office({ channel: { since } });
    for (let more = 1; more <= 19; more++) {
      const unit = await world.unit(`U${more}`);
      await world.channel(unit, { since, posts: { group: null, kinds: ["daily"], sections: ["board"] } });
    }
    const now = new Date("2026-11-23T08:50:30+08:00");
    const { submit } = deps.outbox;
    let stopped: Promise<void> | undefined;
    const scheduler = createScheduler({
      ...deps,
      clock: { now: () => now },
      outbox: {
        ...deps.outbox,
        submit(rows) {
          submit(rows);
          if (sent.length === 2) stopped = scheduler.stop();
        },
      },
    });
    scheduler.start();
    await vi.waitFor(() => expect(stopped).toBeDefined());
    await stopped;
    // Those in hand were finished.
    expect(sent.length).toBeLessThan(12);
    const next = createScheduler({ ...deps, clock: { now: () => now } });
    next.start();
    await vi.waitFor(() => expect(sent).toHaveLength(20));
    await next.stop();
    expect(new Set(sent.map(({ to }) => to)).size).toBe(20);
  });
});

/** Times at which a scheduler that runs by fake timers asked what is due; the store says no, which changes nothing. */
async function asked(start: string, work: (run: { minutes(count: number): Promise<void> }) => Promise<void>) {
  const { world, deps } = await office({ channel: { since } });
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
  vi.setSystemTime(new Date(start));
  const times: string[] = [];
  const store: Store = {
    ...world.store,
    read() {
      times.push(new Date(Date.now()).toISOString().slice(11, 16));
      return Promise.reject(new Error("down"));
    },
  };
  const scheduler = createScheduler({ ...deps, store, clock: { now: () => new Date(Date.now()) } });
  scheduler.start();
  await work({ minutes: async (count) => void (await vi.advanceTimersByTimeAsync(count * 60_000)) });
  await scheduler.stop();
  return times;
}

describe("the scheduler's minutes", () => {
  test("are all but those of the hour and the half hour", async () => {
    const times = await asked("2026-11-23T00:57:40Z", ({ minutes }) => minutes(36));
    expect(times).toEqual([
      "00:57",
      "00:58",
      "00:59",
      "01:01",
      ...Array.from({ length: 28 }, (_, index) => `01:${String(index + 2).padStart(2, "0")}`),
      "01:31",
      "01:32",
      "01:33",
    ]);
  });

  test("go on when the clock is set back by hours", async () => {
    const times = await asked("2026-11-23T09:05:20Z", async ({ minutes }) => {
      await minutes(1);
      vi.setSystemTime(new Date("2026-11-23T06:06:30Z"));
      await minutes(4);
    });
    expect(times.filter((time) => time >= "09:00")).toEqual(["09:05", "09:06"]);
    expect(times.filter((time) => time < "09:00").slice(-2)).toEqual(["06:09", "06:10"]);
  });

  test("go on when the clock is set forward, and a late one is not lost", async () => {
    const times = await asked("2026-11-23T06:05:20Z", async ({ minutes }) => {
      await minutes(1);
      vi.setSystemTime(new Date("2026-11-23T09:10:30Z"));
      await minutes(3);
    });
    expect(times.slice(0, 2)).toEqual(["06:05", "06:06"]);
    expect(times.slice(-2)).toEqual(["09:12", "09:13"]);
  });
});
