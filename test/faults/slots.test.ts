import { describe, expect, it, type TestContext } from "vitest";
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

interface City {
  readonly world: World;
  readonly clock: MovedClock;
  /** A process that has everything but the schedule, unless told; ended with the test. */
  boot(scheduled?: boolean): Promise<App>;
  end(app: App): Promise<void>;
  tick(app: App, time: string, on?: string): Promise<readonly string[]>;
  /** What people see: in the channel, and privately. */
  shown(): { readonly boards: number; readonly digests: number; readonly nudges: number };
}

/** Days on which a lead is logged that nobody touches: its owner hears of it two working days later, the unit after four. */
const logged = ["2026-11-26", "2026-11-27", "2026-11-30", "2026-12-01"];

/** One unit, its channel, and leads that begin to wait day by day; then it is the day before, and all was posted. */
async function makeCity(dialect: Dialect, { onTestFinished }: TestContext): Promise<City> {
  const world = await makeWorld(dialect);
  onTestFinished(() => world.close());
  const clock = makeMovedClock(at("10:00", "2026-11-25"));
  const running = new Set<App>();
  const boot = async (scheduled = false): Promise<App> => {
    const app = await makeApp(world, { clock, scheduled });
    running.add(app);
    return app;
  };
  const end = async (app: App): Promise<void> => {
    running.delete(app);
    await app.stop();
  };
  onTestFinished(async () => {
    for (const app of running) await end(app);
  });

  const app = await boot();
  const { port } = await app.start();
  await setUp(app, port, world, clock.now());
  for (const on of logged) {
    clock.set(at("10:00", on));
    const line = `/lead ${on} 的线索 投资:2亿`;
    await deliver(port, world.slack.signedCommand(line, { user: ada, channel, at: clock.now() }));
    await app.idle();
  }
  await end(app);
  clock.set(at("12:00", "2026-12-01"));
  const settled = await boot();
  await settled.tick(clock.now());
  await end(settled);
  const { state } = world.slack;
  state.messages.length = 0;

  return {
    world,
    clock,
    boot,
    end,
    async tick(ticked, time, on = day) {
      clock.set(at(time, on));
      return (await ticked.tick(clock.now())).map(
        ({ job, target, slot, outcome }) => `${job} ${target} ${slot} ${outcome}`,
      );
    },
    shown() {
      const own = state.directChannel(ada);
      const inChannel = state.messages.filter((message) => message.channel === channel);
      return {
        boards: inChannel.filter(({ text }) => /榜/.test(text)).length,
        digests: inChannel.filter(({ text }) => !/榜/.test(text)).length,
        nudges: state.messages.filter((message) => message.channel === own).length,
      };
    },
  };
}

const everything = { boards: 1, digests: 1, nudges: 1 };

// Side by side: most of it is waiting, as a channel takes one message a second.
describe.concurrent.each(["sqlite", "postgresql"] as const)("what happens by itself, on %s", (dialect) => {
  it("happens once for each channel and person, however often it is asked for and by whomever", async (context) => {
    const { boot, end, tick, shown } = await makeCity(dialect, context);
    const app = await boot();
    expect(await tick(app, "09:25")).toEqual([
      `board channel:1 ${day} late`,
      `digest person:1 ${day} late`,
      `unit-digest channel:1 ${day} posted`,
    ]);
    expect(await tick(app, "09:25")).toEqual([]);
    await end(app);
    const next = await boot();
    expect(await tick(next, "09:26")).toEqual([]);
    expect(shown()).toEqual(everything);
  });

  it("comes once from two processes at the same instant", async (context) => {
    const { clock, boot, shown } = await makeCity(dialect, context);
    const apps = await Promise.all([boot(), boot(), boot()]);
    clock.set(at("09:21"));
    const results = await Promise.all(apps.map((app) => app.tick(clock.now())));
    expect(
      results
        .flat()
        .map(({ job }) => job)
        .toSorted(),
    ).toEqual(["board", "digest", "unit-digest"]);
    expect(shown()).toEqual(everything);
  });

  it("comes late once, with a note, when its time was missed", async (context) => {
    const { world, boot, tick, shown } = await makeCity(dialect, context);
    const app = await boot();
    expect(await tick(app, "12:40")).toContain(`board channel:1 ${day} late`);
    expect(shown().boards).toBe(1);
    expect(world.slack.state.messages.filter((message) => readable(message).includes("08:50"))).toHaveLength(1);
    expect(await tick(app, "12:45")).toEqual([]);
  });

  it("is recorded as skipped when it is too late, and not made up for", async (context) => {
    const { boot, end, tick, shown } = await makeCity(dialect, context);
    const app = await boot();
    expect(await tick(app, "14:00")).toEqual([
      `board channel:1 ${day} skipped`,
      // What is for one person alone is worth telling all day.
      `digest person:1 ${day} late`,
      `unit-digest channel:1 ${day} skipped`,
    ]);
    expect(await tick(app, "14:01")).toEqual([]);
    // Nor by a clock that is set back into the window.
    await end(app);
    expect(await tick(await boot(), "09:25")).toEqual([]);
    expect(shown()).toEqual({ boards: 0, digests: 0, nudges: 1 });
  });

  it("does not come again when the clock is set back", async (context) => {
    const { boot, tick, shown } = await makeCity(dialect, context);
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

  it("is posted now when somebody asks for an instant that has not come yet", async (context) => {
    const { boot, shown } = await makeCity(dialect, context);
    const app = await boot();
    const results = await app.tick(new Date(at("09:21")));
    expect(results).toHaveLength(3);
    expect(shown()).toEqual(everything);
  });
});

describe.concurrent("two schedulers on one PostgreSQL", () => {
  it("post once, and once more the next day", async (context) => {
    const { clock, boot, end, shown } = await makeCity("postgresql", context);
    clock.set(at("09:21"));
    for (const [time, on, times] of [
      ["09:21", day, 1],
      ["09:21", "2026-12-03", 2],
    ] as const) {
      clock.set(at(time, on));
      // A scheduler looks when it starts and every minute after.
      const apps = await Promise.all(
        Array.from({ length: 2 }, async () => {
          const app = await boot(true);
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
