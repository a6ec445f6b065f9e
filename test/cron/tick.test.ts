import { afterEach, describe, expect, test, vi } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import { createScheduler } from "../../src/cron/scheduler.ts";
import type { TickResult } from "../../src/cron/deps.ts";
import { createMemory, type Memory } from "../../src/cron/memory.ts";
import { runDue } from "../../src/cron/tick.ts";
import { decode } from "../../src/delivery/delivery.ts";
import type { OutboxRow } from "../../src/delivery/ports.ts";
import type { Actor, Channel, Scale, Unit } from "../../src/domain/model.ts";
import { periodsOf } from "../../src/domain/period.ts";
import { usualPosts } from "../../src/domain/posts.ts";
import type { Logger } from "../../src/log.ts";
import type { Store } from "../../src/store/port.ts";
import { makeWorld, type DomainWorld } from "../domain/world.ts";

/** Scheduled posts on a real store, at instants that the test says. Days are those of November 2026: Monday is the 23rd. */

interface Office {
  readonly world: DomainWorld;
  readonly unit: Unit;
  readonly ada: Actor;
  readonly channel: Channel;
  /** What was handed to the dispatcher. */
  readonly sent: readonly { readonly to: string; readonly message: Message; readonly row: OutboxRow }[];
  readonly errors: readonly object[];
  /** What came of everything due at this local time of November 2026: `day hour:minute`. */
  due(time: string, memory?: Memory): Promise<readonly string[]>;
  readonly deps: Parameters<typeof runDue>[0];
}

async function office(
  options: { readonly channel?: Partial<Channel>; readonly world?: DomainWorld } = {},
): Promise<Office> {
  const world = options.world ?? (await makeWorld({ now: "2026-11-16T10:00:00+08:00" }));
  const unit = await world.unit("KFQ");
  const ada = await world.person("张三", unit);
  // The weekly and the bulletin have tests of their own.
  const channel = await world.channel(unit, { posts: { ...usualPosts, kinds: ["daily"] }, ...options.channel });
  const sent: { to: string; message: Message; row: OutboxRow }[] = [];
  const errors: object[] = [];
  const silent = (): void => undefined;
  const logger: Logger = {
    debug: silent,
    info: silent,
    warn: silent,
    error: (fields) => errors.push(fields),
    child: () => logger,
  };
  const deps = {
    store: world.store,
    logger,
    outbox: {
      lease: () => ({ owner: "test", until: new Date("2027-01-01T00:00:00Z") }),
      submit: (rows: readonly OutboxRow[]) => {
        for (const row of rows) {
          const { target, message } = decode(row.body);
          const to =
            target.kind === "post" ? target.place.id : target.kind === "direct" ? target.person.id : target.kind;
          sent.push({ to, message, row });
        }
      },
    },
  };
  return {
    world,
    unit,
    ada,
    channel,
    sent,
    errors,
    deps,
    async due(time, memory) {
      const [day = "", clock = ""] = time.split(" ");
      const results = await runDue(deps, new Date(`2026-11-${day}T${clock}:00+08:00`), memory);
      return results.map(brief);
    },
  };
}

const brief = ({ job, target, slot, outcome }: TickResult): string => `${job} ${target} ${slot.slice(8)} ${outcome}`;

describe("a slot", () => {
  test("is posted once, whoever asks again, and a restart does not post it twice", async () => {
    const { due, sent, channel } = await office({ channel: { since: "2026-11-22T16:00:00.000Z" } });
    const memory = createMemory();
    expect(await due("23 08:49", memory)).toEqual([]);
    expect(await due("23 08:50", memory)).toEqual([`board channel:${channel.id} 23 posted`]);
    expect(await due("23 08:51", memory)).toEqual([]);
    expect(await due("23 08:51")).toEqual([]);
    expect(sent.map(({ to }) => to)).toEqual(["c-KFQ"]);
    expect(await due("24 08:50", memory)).toContain(`board channel:${channel.id} 24 posted`);
  });

  test("asked for by two at once is one's alone", async () => {
    const { due, sent } = await office({ channel: { since: "2026-11-22T16:00:00.000Z" } });
    const results = await Promise.all([due("23 08:50"), due("23 08:50"), due("23 08:50")]);
    expect(results.flat()).toHaveLength(1);
    expect(sent).toHaveLength(1);
  });

  test("that was missed by an outage is made up for with a note, or recorded as skipped", async () => {
    const late = await office({ channel: { since: "2026-11-22T16:00:00.000Z" } });
    expect(await late.due("23 12:50")).toContain(`board channel:${late.channel.id} 23 late`);
    expect(JSON.stringify(late.sent[0]?.message)).toContain("本期应于 08:50 发出");
    const missed = await office({ channel: { since: "2026-11-22T16:00:00.000Z" } });
    expect(await missed.due("23 12:51")).toContain(`board channel:${missed.channel.id} 23 skipped`);
    expect(missed.sent.filter(({ message }) => message.summary.includes("榜"))).toEqual([]);
    // What was skipped stays skipped.
    expect(await missed.due("23 12:52")).not.toContain(`board channel:${missed.channel.id} 23 late`);
  });

  test("of the days before is skipped, not posted in a heap, and none falls on a day off", async () => {
    const { due, sent, channel } = await office();
    expect(await due("23 08:50")).toEqual([
      `board channel:${channel.id} 20 skipped`,
      `board channel:${channel.id} 23 posted`,
      `unit-digest channel:${channel.id} 20 skipped`,
    ]);
    expect(sent).toHaveLength(1);
    // Board and digest of Wednesday to Friday, asked for on Saturday.
    expect(await due("28 08:50")).toHaveLength(6);
    expect((await due("29 23:59")).filter((line) => / (28|29) /.test(line))).toEqual([]);
  });

  test("before a channel was bound is none of its business, and an inactive one has none", async () => {
    const bound = await office({ channel: { since: "2026-11-23T01:00:00.000Z" } });
    expect(await bound.due("23 09:19")).toEqual([]);
    expect(await bound.due("24 08:50")).toEqual([
      `board channel:${bound.channel.id} 24 posted`,
      `unit-digest channel:${bound.channel.id} 23 skipped`,
    ]);
    const off = await office({ channel: { active: false } });
    expect(await off.due("24 09:30")).toEqual([]);
  });

  test("comes at the channel's own time in its own zone", async () => {
    const { due, channel } = await office({
      channel: { boardAt: "07:15", staleAt: "23:50", timezone: "Asia/Tokyo", since: "2026-11-22T16:00:00.000Z" },
    });
    expect(await due("23 06:14")).toEqual([]);
    expect(await due("23 06:15")).toEqual([`board channel:${channel.id} 23 posted`]);
    // Ten to midnight in Tokyo, found after midnight there.
    expect(await due("23 23:05")).toEqual([`unit-digest channel:${channel.id} 23 empty`]);
  });

  test("with nothing to say is settled as empty, and a unit that was retired hears nothing", async () => {
    const { due, world, unit, channel, sent } = await office({ channel: { since: "2026-11-22T16:00:00.000Z" } });
    await world.store.write((tx) => tx.units.save(world.org.id, { ...unit, active: false }));
    expect(await due("23 09:20")).toEqual([
      `board channel:${channel.id} 23 empty`,
      `unit-digest channel:${channel.id} 23 empty`,
    ]);
    expect(sent).toEqual([]);
    expect(await due("23 09:21")).toEqual([]);
  });
});

describe("what is waiting", () => {
  test("is told to its owner first, to the unit some working days later, and not while it is fresh", async () => {
    const { due, world, ada, sent, channel } = await office({ channel: { since: "2026-11-15T16:00:00.000Z" } });
    // Logged on Monday the 16th at ten: a lead has one working day, so it waits from Wednesday the 18th.
    await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
    const boards = (line: string) => !line.startsWith("board");
    expect((await due("17 09:20")).filter(boards)).toEqual([
      `unit-digest channel:${channel.id} 16 skipped`,
      `unit-digest channel:${channel.id} 17 empty`,
    ]);
    expect((await due("18 09:20")).filter(boards)).toContain(`owner-digest person:${ada.id} 18 late`);
    expect(sent.at(-1)).toMatchObject({ to: "张三", message: { summary: "提示：您有 1 个项目等待下一步" } });
    expect((await due("19 09:20")).filter((line) => line.startsWith("unit"))).toEqual([
      `unit-digest channel:${channel.id} 19 empty`,
    ]);
    expect((await due("20 09:20")).filter((line) => line.startsWith("unit"))).toEqual([
      `unit-digest channel:${channel.id} 20 posted`,
    ]);
    expect(sent.at(-1)).toMatchObject({ to: "c-KFQ", message: { summary: "本单位有 1 个项目等待推进" } });
    // Told once a day; progress ends it.
    expect(await due("20 11:00")).toEqual([]);
    world.now = new Date("2026-11-20T12:00:00+08:00");
    await world.by(ada, ({ leads }) => leads.progress(1, { kind: "visit", text: "谈定用地" }));
    expect((await due("23 09:20")).filter(boards)).toEqual([`unit-digest channel:${channel.id} 23 empty`]);
  });

  test("of somebody who has left is not sent", async () => {
    const { due, world, ada } = await office();
    await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
    await world.store.write((tx) => tx.people.save(world.org.id, { ...ada, active: false }));
    expect((await due("18 09:06")).filter((line) => line.startsWith("owner"))).toContain(
      `owner-digest person:${ada.id} 18 empty`,
    );
  });
});

describe("the board's issue", () => {
  test("is numbered, and shows the change since the last", async () => {
    const { due, world, unit, sent, channel } = await office({ channel: { since: "2026-11-22T16:00:00.000Z" } });
    const other = await world.unit("GXQ");
    await due("23 08:50");
    expect(sent[0]?.message.title).toContain("第 1 期");
    expect(JSON.stringify(sent[0]?.message)).not.toContain("升降");
    const cells = Object.entries(periodsOf("2026-11-20")).flatMap(([scale, period]) =>
      [
        { unitId: other.id, value: 2 },
        { unitId: unit.id, value: 1 },
      ].map((one) => ({ ...one, scale: scale as Scale, period, metric: "large", origin: "attracted" })),
    );
    await world.store.write((tx) => tx.rollups.add(world.org.id, cells));
    await due("24 08:50");
    expect(sent[1]?.message.title).toContain("第 2 期");
    expect(sent[1]?.message.blocks[0]).toMatchObject({
      kind: "table",
      rows: [
        ["1", "—", "GXQ"],
        ["2", "↓1", "KFQ"],
      ].map((row) => expect.arrayContaining(row)),
    });
    const issue = await world.store.read((tx) => tx.issues.latest(world.org.id, channel.id, "daily"));
    expect(issue).toMatchObject({ number: 2, revision: 0, day: "2026-11-24" });
    expect(issue?.edition?.boards[0]?.lines.map(({ unitId, rank }) => [unitId, rank])).toEqual([
      [other.id, 1],
      [unit.id, 2],
    ]);
  });
});

describe("when a post cannot be made", () => {
  /** A store in which the boards of one organisation cannot be read. */
  function broken(store: Store, orgId: number): { readonly store: Store; heal(): void } {
    let sick = true;
    return {
      heal: () => (sick = false),
      store: {
        ...store,
        write: (work) =>
          store.write((tx) =>
            work(
              sick
                ? {
                    ...tx,
                    rollups: {
                      ...tx.rollups,
                      sumsOf: (id, query) =>
                        id === orgId ? Promise.reject(new Error("unreadable")) : tx.rollups.sumsOf(id, query),
                    },
                  }
                : tx,
            ),
          ),
      },
    };
  }

  test("nothing of it is kept, others are not kept waiting, and it is made once it can be", async () => {
    const { world, deps, sent, errors, channel } = await office({ channel: { since: "2026-11-22T16:00:00.000Z" } });
    const other = await office({
      world: await makeWorld({ store: world.store, key: "other" }),
      channel: { since: "2026-11-22T16:00:00.000Z" },
    });
    const { store, heal } = broken(world.store, world.org.id);
    const memory = createMemory();
    const at = (time: string) => runDue({ ...deps, store }, new Date(`2026-11-23T${time}:00+08:00`), memory);
    expect((await at("08:50")).map((result) => `${result.organization} ${brief(result)}`)).toEqual([
      `main board channel:${channel.id} 23 failed`,
      `other board channel:${other.channel.id} 23 posted`,
    ]);
    expect(errors).toMatchObject([{ organization: "main", job: "board", error: { kind: "Error" } }]);
    const claims = await world.store.read((tx) =>
      tx.claims.taken(world.org.id, "board", [`channel:${channel.id}`], ["2026-11-23"]),
    );
    expect([...claims]).toEqual([]);
    expect(await world.store.read((tx) => tx.issues.latest(world.org.id, channel.id, "daily"))).toBeUndefined();
    heal();
    expect((await at("08:51")).map(brief)).toEqual([`board channel:${channel.id} 23 posted`]);
    expect(sent).toHaveLength(2);
  });
});

describe("what is remembered between calls", () => {
  test("a settled slot is not looked up again, and old ones are forgotten", async () => {
    const { due } = await office({ channel: { since: "2026-11-22T16:00:00.000Z" } });
    const memory = createMemory();
    await due("23 09:30", memory);
    expect([...settled].every((name) => name.startsWith("2026-11-23|"))).toBe(true);
    expect(settled.size).toBe(2);
    await due("27 09:30", memory);
    expect([...settled].some((name) => name.startsWith("2026-11-23"))).toBe(true);
    await due("30 09:30", memory);
    expect([...settled].map((name) => name.slice(0, 10)).toSorted()[0]).toBe("2026-11-25");
  });
});

describe("the scheduler", () => {
  afterEach(() => vi.useRealTimers());

  test("posts what is due when it starts, survives a store that does not answer, and stops after the run in hand", async () => {
    const { world, deps, sent, errors } = await office({ channel: { since: "2026-11-22T16:00:00.000Z" } });
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
    await again.stop();
    expect(sent).toHaveLength(1);
    // After eight hours it is no longer news.
    expect(sent[0]?.row.expiresAt).toEqual(new Date("2026-11-23T16:50:00+08:00"));
  });
});
