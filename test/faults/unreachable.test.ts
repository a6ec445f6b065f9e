import { describe, expect, it, type TestContext } from "vitest";
import type { App } from "../../src/app.ts";
import { ada, channel, deliver, makeApp, makeMovedClock, makeWorld, setUp, type World } from "./world.ts";

interface Office {
  readonly world: World;
  readonly app: App;
  /** What comes by itself at this local time of a day in September 2026: those of `channel:1` and `person:1`. */
  tick(day: string, time: string): Promise<readonly string[]>;
  say(line: string, place?: string): Promise<void>;
  /** Who cannot be reached, and why. */
  away(): Promise<readonly string[]>;
}

/** One unit with its channel, and Ada, whose lead waits from the next morning on; Monday, 7 September. */
async function makeOffice({ onTestFinished }: TestContext): Promise<Office> {
  const world = await makeWorld("sqlite");
  onTestFinished(() => world.close());
  const clock = makeMovedClock("2026-09-07T10:00:00+08:00");
  const app = await makeApp(world, { clock });
  onTestFinished(() => app.stop());
  const { port } = await app.start();
  await setUp(app, port, world, clock.now());
  const say = async (line: string, place = channel): Promise<void> => {
    await deliver(port, world.slack.signedCommand(line, { user: ada, channel: place, at: clock.now() }));
    await app.idle();
  };
  await say("/lead 电池项目 投资:5亿");
  return {
    world,
    app,
    say,
    async tick(day, time) {
      clock.set(`2026-09-${day}T${time}:00+08:00`);
      return (await app.tick(clock.now())).map(({ job, outcome }) => `${job} ${outcome}`);
    },
    away: () =>
      app.store.read(async (tx) => (await tx.unreachables.list(1, 9)).map(({ target, error }) => `${target} ${error}`)),
  };
}

describe.concurrent("a channel", () => {
  it("that is archived is marked by the first post that dies of it, tried once a day, and heals by itself", async (context) => {
    const { world, tick, away } = await makeOffice(context);
    const { slack } = world;
    slack.failNext({ kind: "error", error: "is_archived" }, "chat.postMessage");
    expect(await tick("10", "08:50")).toContain("board posted");
    expect(await away()).toEqual(["channel:1 is_archived"]);
    const before = slack.state.messages.filter((message) => message.channel === channel).length;
    const inChannel = () => slack.state.messages.filter((message) => message.channel === channel).length - before;
    // The digest of the same day is not even tried.
    expect((await tick("10", "09:20")).filter((line) => line.startsWith("unit-digest"))).toEqual([]);
    expect(inChannel()).toBe(0);
    // The next morning the board arrives, and with that the channel is there again for the digest.
    expect(await tick("11", "08:50")).toContain("board posted");
    expect(await away()).toEqual([]);
    expect(inChannel()).toBe(1);
    expect(await tick("11", "09:20")).toContain("unit-digest posted");
  });

  it("is there again at once when anything arrives there", async (context) => {
    const { world, tick, say, away, app } = await makeOffice(context);
    world.slack.failNext({ kind: "error", error: "not_in_channel" }, "chat.postMessage");
    await tick("10", "08:50");
    expect(await away()).toEqual(["channel:1 not_in_channel"]);
    await say("/channel bind KFQ");
    expect(await away()).toEqual([]);
    // Another process finds it in the store, and clears it by what it sends itself.
    world.slack.failNext({ kind: "error", error: "not_in_channel" }, "chat.postMessage");
    await tick("11", "08:50");
    expect(await away()).toEqual(["channel:1 not_in_channel"]);
    await app.idle();
    const clock = makeMovedClock("2026-09-14T08:50:00+08:00");
    const other = await makeApp(world, { clock });
    await other.tick(clock.now());
    await other.stop();
    expect(await away()).toEqual([]);
  });

  it.for([
    ["the app's token is revoked", { kind: "error", error: "token_revoked" }],
    ["the workspace restricts the app", { kind: "error", error: "restricted_action" }],
    ["the message itself is refused", { kind: "error", error: "msg_too_long" }],
    ["Slack is limiting", { kind: "status", status: 429, retryAfter: "1" }],
    ["Slack did nothing", { kind: "error", error: "internal_error" }],
    ["no answer came", { kind: "dropAfter" }],
  ] as const)("is not at fault when %s", async ([_what, fault], context) => {
    const { world, tick, away } = await makeOffice(context);
    world.slack.failNext(fault, "chat.postMessage");
    expect(await tick("10", "08:50")).toContain("board posted");
    expect(await away()).toEqual([]);
  });

  it("is not marked by an answer that cannot be posted there: who asked hears of it", async (context) => {
    const { world, say, away } = await makeOffice(context);
    world.slack.failNext({ kind: "error", error: "not_in_channel" }, "chat.postMessage");
    await say("/lead 轴承项目 投资:2亿");
    expect(await away()).toEqual([]);
  });
});

describe.concurrent("a person", () => {
  it("whose account is closed is marked, and comes back with the first message that arrives", async (context) => {
    const { world, tick, away } = await makeOffice(context);
    world.slack.failNext({ kind: "error", error: "user_disabled" }, "conversations.open");
    await tick("10", "09:05");
    expect(await away()).toEqual(["person:1 user_disabled"]);
    // They hear of it again when there is something to say, at the latest in the week after.
    for (const day of ["11", "14", "15", "16", "17", "18"]) await tick(day, "09:05");
    expect(await away()).toEqual([]);
  });
});
