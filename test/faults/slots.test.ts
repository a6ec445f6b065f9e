import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { App } from "../../src/app.ts";
import type { Dialect } from "../fakes/database.ts";
import {
  ada,
  channel,
  deliver,
  makeApp,
  makeMovedClock,
  makeWorld,
  readable,
  setUp,
  type MovedClock,
  type World,
} from "./world.ts";

/** Wednesday, 2 December 2026, not the first working day of its month: board at 08:50, owners at 09:05, unit at 09:20. */
const day = "2026-12-02";
const at = (time: string, on = day): string => `${on}T${time}:00+08:00`;

let world: World;
let clock: MovedClock;
const running = new Set<App>();

async function begin(dialect: Dialect): Promise<void> {
  world = await makeWorld(dialect);
  clock = makeMovedClock(at("10:00", "2026-11-16"));
}

/** A process that has everything but the schedule. */
async function boot(): Promise<App> {
  const app = await makeApp(world, { clock });
  running.add(app);
  return app;
}

async function end(app: App): Promise<void> {
  running.delete(app);
  await app.stop();
}

/** One unit, its channel, and one lead that nobody touches for two weeks; then it is the day before, and all was posted. */
async function history(): Promise<void> {
  const app = await boot();
  const { port } = await app.start();
  await setUp(app, port, world, clock.now());
  await deliver(port, world.slack.signedCommand("/lead 久未推进 投资:2亿", { user: ada, channel, at: clock.now() }));
  await app.idle();
  await end(app);
  clock.set(at("12:00", "2026-12-01"));
  const settled = await boot();
  await settled.tick(clock.now());
  await end(settled);
  world.slack.state.messages.length = 0;
}

async function tick(app: App, time: string, on = day) {
  clock.set(at(time, on));
  return (await app.tick(clock.now())).map(({ job, target, slot, outcome }) => `${job} ${target} ${slot} ${outcome}`);
}

/** What people see: in the channel, and privately. */
function shown() {
  const { messages, directChannel } = world.slack.state;
  const own = directChannel(ada);
  return {
    boards: messages.filter((message) => message.channel === channel && /榜/.test(message.text)).length,
    digests: messages.filter((message) => message.channel === channel && !/榜/.test(message.text)).length,
    nudges: messages.filter((message) => message.channel === own).length,
  };
}

const everything = { boards: 1, digests: 1, nudges: 1 };

afterEach(async () => {
  for (const app of running) await end(app);
  await world.close();
});

describe.each(["sqlite", "postgresql"] as const)("what happens by itself, on %s", (dialect) => {
  beforeEach(async () => {
    await begin(dialect);
    await history();
  });

  it("happens once for each channel and person, however often it is asked for and by whomever", async () => {
    const app = await boot();
    expect(await tick(app, "09:25")).toEqual([
      `board channel:1 ${day} late`,
      `owner-digest person:1 ${day} late`,
      `unit-digest channel:1 ${day} posted`,
    ]);
    expect(await tick(app, "09:25")).toEqual([]);
    await end(app);
    const next = await boot();
    expect(await tick(next, "09:26")).toEqual([]);
    expect(shown()).toEqual(everything);
  });

  it("comes once from two processes at the same instant", async () => {
    const apps = await Promise.all([boot(), boot(), boot()]);
    clock.set(at("09:21"));
    const results = await Promise.all(apps.map((app) => app.tick(clock.now())));
    expect(
      results
        .flat()
        .map(({ job }) => job)
        .toSorted(),
    ).toEqual(["board", "owner-digest", "unit-digest"]);
    expect(shown()).toEqual(everything);
  });

  it("comes late once, with a note, when its time was missed", async () => {
    const app = await boot();
    expect(await tick(app, "12:40")).toContain(`board channel:1 ${day} late`);
    expect(shown().boards).toBe(1);
    expect(world.slack.state.messages.filter((message) => readable(message).includes("08:50"))).toHaveLength(1);
    expect(await tick(app, "12:45")).toEqual([]);
  });

  it("is recorded as skipped when it is too late, and not made up for", async () => {
    const app = await boot();
    expect(await tick(app, "14:00")).toEqual([
      `board channel:1 ${day} skipped`,
      `owner-digest person:1 ${day} skipped`,
      `unit-digest channel:1 ${day} skipped`,
    ]);
    expect(await tick(app, "14:01")).toEqual([]);
    // Nor by a clock that is set back into the window.
    await end(app);
    expect(await tick(await boot(), "09:25")).toEqual([]);
    expect(shown()).toEqual({ boards: 0, digests: 0, nudges: 0 });
  });

  it("does not come again when the clock is set back", async () => {
    const app = await boot();
    await tick(app, "09:25");
    for (const [time, on] of [
      ["09:00", day],
      ["08:50", day],
      ["09:21", "2026-12-01"],
      ["09:25", day],
    ] as const)
      expect(await tick(app, time, on)).toEqual([]);
    expect(shown()).toEqual(everything);
  });

  it("is posted now when somebody asks for an instant that has not come yet", async () => {
    const app = await boot();
    const results = await app.tick(new Date(at("09:21")));
    expect(results).toHaveLength(3);
    expect(shown()).toEqual(everything);
  });
});

describe("two schedulers on one PostgreSQL", () => {
  it("post once, and once more the next day", async () => {
    await begin("postgresql");
    await history();
    clock.set(at("09:21"));
    for (const [time, on, times] of [
      ["09:21", day, 1],
      ["09:21", "2026-12-03", 2],
    ] as const) {
      clock.set(at(time, on));
      // A scheduler looks when it starts and every minute after.
      const apps = await Promise.all(
        Array.from({ length: 2 }, async () => {
          const app = await makeApp(world, { clock, scheduled: true });
          running.add(app);
          await app.start();
          return app;
        }),
      );
      while (shown().boards < times || shown().nudges < times || shown().digests < times)
        await new Promise((resolve) => setTimeout(resolve, 20));
      for (const app of apps) await end(app);
    }
    expect(shown()).toEqual({ boards: 2, digests: 2, nudges: 2 });
  });
});
