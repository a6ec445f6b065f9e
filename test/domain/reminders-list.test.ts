import { expect, test } from "vitest";
import type { Actor } from "../../src/domain/model.ts";
import { makeWorld, type DomainWorld } from "./world.ts";

/** What the list of one's reminders says of the next digest. A lead of Monday the 16th waits from Wednesday the 18th on. */
async function setUp(unit: Parameters<DomainWorld["unit"]>[1] = {}) {
  const world = await makeWorld({ now: "2026-11-16T10:00:00+08:00" });
  const ada = await world.person("张三", await world.unit("KFQ", unit));
  await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
  const listAt = async (instant: string) => {
    world.now = new Date(`${instant}:00+08:00`);
    const [member] = await world.store.read((tx) => tx.people.byIds(world.org.id, [ada.id]));
    const actor: Actor = { ...ada, ...member };
    const { at, next, coming } = await world.by(actor, ({ reminders }) => reminders.list());
    const late = next.own.said.map(({ lamp }) => lamp.overdueWorkingDays);
    return { at, late, coming: coming.map(({ on }) => on) };
  };
  return { world, ada, listAt };
}

test("it is today's before its time, and the next working day's from then on", async () => {
  const { listAt } = await setUp();
  expect(await listAt("2026-11-17T08:00")).toEqual({ at: "09:05", late: [], coming: ["2026-11-18"] });
  expect(await listAt("2026-11-17T09:05")).toEqual({ at: "09:05", late: [1], coming: [] });
  expect(await listAt("2026-11-18T09:04")).toEqual({ at: "09:05", late: [1], coming: [] });
  expect(await listAt("2026-11-20T18:00")).toEqual({ at: "09:05", late: [4], coming: [] });
});

test("by the clocks of the unit", async () => {
  const { listAt } = await setUp({ hours: { from: "10:00", to: "19:00" }, timezone: "Asia/Urumqi" });
  // Five past ten in Ürümqi is five past noon in Shanghai.
  expect(await listAt("2026-11-18T12:04")).toMatchObject({ at: "10:05", late: [1] });
  expect(await listAt("2026-11-18T12:05")).toMatchObject({ at: "10:05", late: [2] });
});

test("after an absence, and without one where quiet hours leave no room", async () => {
  const { world, ada, listAt } = await setUp();
  await world.by(ada, ({ reminders }) => reminders.away("2026-11-20"));
  expect(await listAt("2026-11-18T08:00")).toMatchObject({ at: "09:05", late: [4] });
  // Of a day off the next one that is worked.
  await world.by(ada, ({ reminders }) => reminders.away("2026-11-21"));
  expect(await listAt("2026-11-18T08:00")).toMatchObject({ late: [4] });
  await world.by(ada, ({ reminders }) => reminders.end());
  await world.by(ada, ({ reminders }) => reminders.quiet({ from: "08:00", to: "18:00" }));
  expect(await listAt("2026-11-18T08:00")).toMatchObject({ at: undefined, late: [2] });
});

test("an absence that is over is not shown any more, and quiet hours still are", async () => {
  const { world, ada, listAt } = await setUp();
  const hours = { from: "20:00", to: "08:00" };
  await world.by({ ...ada, quiet: { hours } }, ({ reminders }) => reminders.away("2026-11-18"));
  await listAt("2026-11-18T23:00");
  const [away] = await world.store.read((tx) => tx.people.byIds(world.org.id, [ada.id]));
  const quietNow = () => world.by({ ...ada, ...away }, ({ reminders }) => reminders.quietNow());
  expect(await quietNow()).toEqual({ hours, awayUntil: "2026-11-18" });
  await listAt("2026-11-19T00:00");
  expect(await quietNow()).toEqual({ hours });
});
