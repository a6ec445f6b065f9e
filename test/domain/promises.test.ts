import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chinaCalendar } from "../../src/domain/calendar.ts";
import { addDays, daysBetween } from "../../src/domain/day.ts";
import { duePromises, reminderOn } from "../../src/domain/promises/remind.ts";
import { UserError, type Reason } from "../../src/errors.ts";
import { loadPack } from "../../src/packs/index.ts";
import { makeWorld } from "./world.ts";
import { runs } from "../runs.ts";

const pack = loadPack("cn-government");
const calendar = chinaCalendar();
const input = { text: "设备补助500万元", basis: "鲁政发〔2025〕8号", due: "2026-12-31" };

/** Every day in [from, to] on which it is spoken of, with the days left. */
function reminders(due: string, from: string, to: string): readonly string[] {
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at));
  return days.flatMap((day) => {
    const reminder = reminderOn({ due, state: "open" }, day, pack, calendar);
    return reminder ? [`${day} ${reminder.daysLeft}${reminder.toLeader ? " leader" : ""}`] : [];
  });
}

describe("a promise is spoken of", () => {
  test("14 and 3 days before, and weekly once it is over, from the second time to the leader too", () => {
    expect(reminders("2026-11-25", "2026-11-01", "2026-12-20")).toEqual([
      "2026-11-11 14",
      // The 22nd is a Sunday: earlier rather than later.
      "2026-11-20 5",
      "2026-11-26 -1",
      "2026-12-03 -8 leader",
      "2026-12-10 -15 leader",
      "2026-12-17 -22 leader",
    ]);
  });

  test("around the holidays before them, and after them as they end", () => {
    expect(reminders("2026-10-05", "2026-09-15", "2026-10-15")).toEqual([
      "2026-09-21 14",
      "2026-09-30 5",
      "2026-10-08 -3",
      "2026-10-13 -8 leader",
    ]);
  });

  test("only while it is open, only on working days, and never more than once a week when it is over", () => {
    expect(reminderOn({ due: "2026-11-25", state: "kept" }, "2026-11-26", pack, calendar)).toBeUndefined();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), (offset) => {
        const due = addDays("2026-01-15", offset);
        const over = reminders(due, addDays(due, 1), addDays(due, 70)).map((line) => line.slice(0, 10));
        expect(over.every((day) => calendar.isWorkday(day))).toBe(true);
        expect(over.length).toBeGreaterThanOrEqual(8);
        expect(over.length).toBeLessThanOrEqual(10);
        expect(reminders(due, addDays(due, -30), due).length).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: runs(40) },
    );
  });
});

describe.each(["sqlite", "postgresql"] as const)("a promise of a project, kept in %s", (dialect) => {
  test("is entered, reviewed and kept; found by its number; taken back exactly", async () => {
    const world = await makeWorld({ dialect });
    const unit = await world.unit("KFQ");
    const ada = await world.person("张三", unit);
    await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
    const bare = await world.project(1);
    await world.by(ada, ({ promises }) => promises.make(1, input));
    await world.by(ada, ({ promises }) =>
      promises.make(1, { ...input, text: "免费代办", due: "2026-12-01", reviewedOn: "2026-11-20" }),
    );
    const made = await world.project(1);
    expect(
      Object.values(made.promises).map(({ number, due, reviewedOn, state }) => [number, due, reviewedOn, state]),
    ).toEqual([
      [1, "2026-12-31", null, "open"],
      [2, "2026-12-01", "2026-11-20", "open"],
    ]);
    const dues = () => world.store.read((tx) => tx.dues.of(world.org.id, "project", 1));
    // The earliest: fourteen days before it is due.
    expect(await dues()).toMatchObject([{ kind: "promise", at: "2026-11-16T16:00:00.000Z" }]);
    const { promises: listed } = await world.by(ada, ({ promises }) => promises.list(20));
    expect(listed.map(({ promise, daysLeft }) => [promise.number, daysLeft])).toEqual([
      [2, 8],
      [1, 38],
    ]);
    await world.by(ada, ({ promises }) => promises.review(1, "2026-11-19"));
    await world.by(ada, ({ promises }) => promises.settle(2, "kept", "已代办"));
    expect((await world.project(1)).promises[2]).toMatchObject({
      state: "kept",
      settledOn: "2026-11-23",
      note: "已代办",
    });
    expect(await dues()).toMatchObject([{ at: "2026-12-16T16:00:00.000Z" }]);
    const entries = await world.store.read((tx) => tx.ledger.ofStream(world.org.id, "project", 1, 1));
    expect(Object.keys(entries[0]?.body.changes ?? {})).toEqual(["promises.2"]);
    for (let step = 0; step < 2; step++) await world.by(ada, ({ leads }) => leads.undo());
    expect(await world.project(1)).toEqual(made);
    for (let step = 0; step < 2; step++) await world.by(ada, ({ leads }) => leads.undo());
    expect(await world.project(1)).toEqual(bare);
    expect(await dues()).toEqual([]);
    expect((await world.verify()).findings).toEqual([]);
  });
});

test("others neither see nor settle it, and it is settled once", async () => {
  const world = await makeWorld();
  const [kfq, gxq] = [await world.unit("KFQ"), await world.unit("GXQ")];
  const ada = await world.person("张三", kfq);
  const bo = await world.person("李四", kfq, ["member", "leader"]);
  const eve = await world.person("王五", gxq);
  await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
  await world.by(ada, ({ promises }) => promises.make(1, { ...input, due: "2026-12-01" }));
  const reason = async (work: Promise<unknown>): Promise<Reason | undefined> =>
    work.then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof UserError) return error.reason as Reason;
        throw error;
      },
    );
  expect(await reason(world.by(eve, ({ promises }) => promises.make(1, input)))).toBe("not_your_project");
  expect(await reason(world.by(eve, ({ promises }) => promises.settle(1, "kept", "x")))).toBe("not_your_project");
  expect(await reason(world.by(eve, ({ promises }) => promises.project(1)))).toBe("not_your_project");
  expect(await reason(world.by(ada, ({ promises }) => promises.settle(9, "kept", "x")))).toBe("unknown_promise");
  expect((await world.by(eve, ({ promises }) => promises.list(20))).promises).toEqual([]);
  world.now = new Date("2026-12-10T10:00:00+08:00");
  const due = await world.by(ada, (_services, work) => duePromises(work, ["2026-12-10"]));
  // Nine days over, on a day that is none to speak of it; the day before was.
  expect(due).toEqual([]);
  world.now = new Date("2026-12-09T10:00:00+08:00");
  const told = await world.by(ada, (_services, work) => duePromises(work, ["2026-12-09"]));
  expect(told.map(({ hearers, reminder }) => [hearers, reminder])).toEqual([
    [[ada.id, bo.id], { daysLeft: -8, toLeader: true }],
  ]);
  // Whoever was not told on that day is told on the next, with the days that are left by then.
  world.now = new Date("2026-12-10T10:00:00+08:00");
  const later = await world.by(ada, (_services, work) => duePromises(work, ["2026-12-09", "2026-12-10"]));
  expect(later.map(({ reminder }) => reminder)).toEqual([{ daysLeft: -9, toLeader: true }]);
  await world.by(ada, ({ promises }) => promises.settle(1, "withdrawn", "企业调整方案"));
  expect(await reason(world.by(ada, ({ promises }) => promises.settle(1, "kept", "x")))).toBe("promise_settled");
  expect(await reason(world.by(ada, ({ promises }) => promises.review(1, "2026-12-01")))).toBeUndefined();
  expect(await reason(world.by(ada, ({ promises }) => promises.review(1, "2026-12-01")))).toBe("nothing_changed");
  expect((await world.verify()).findings).toEqual([]);
});
