import { describe, expect, test } from "vitest";
import { createMemory } from "../../src/cron/memory.ts";
import type { Scale } from "../../src/domain/model.ts";
import { periodsOf } from "../../src/domain/period.ts";
import { office } from "./office.ts";

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
    const { due, sent, channel } = await office({ channel: { since: "2026-11-20T00:00:00.000Z" } });
    expect(await due("23 08:50")).toEqual([
      `board channel:${channel.id} 20 skipped`,
      `board channel:${channel.id} 23 posted`,
      `unit-digest channel:${channel.id} 20 skipped`,
    ]);
    expect(sent).toHaveLength(1);
    // Monday's digest, and four days of board and digest, asked for on Saturday: all the days of an outage are recorded.
    expect(await due("28 08:50")).toHaveLength(9);
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
    expect((await due("18 09:20")).filter(boards)).toContain(`digest person:${ada.id} 18 late`);
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
    expect((await due("18 09:06")).filter((line) => line.startsWith("digest"))).toEqual([]);
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
