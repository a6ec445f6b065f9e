import data from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { expect, it } from "vitest";
import { createMemory } from "../../src/cron/memory.ts";
import { runDue } from "../../src/cron/tick.ts";
import { decode } from "../../src/delivery/delivery.ts";
import type { OutboxRow } from "../../src/delivery/ports.ts";
import { addDays, instantOf } from "../../src/domain/day.ts";
import { createLogger } from "../../src/log.ts";
import { makeWorld } from "../domain/world.ts";

/*
 * Arrangements of the State Council lived through on a real store: every job asks every morning, weekends included, and a
 * bound channel hears its board on each worked day and nothing at all on a day off. One year whole, another around its
 * holidays; `test/domain/arrangements.test.ts` has the slots of all.
 */
const timezone = "Asia/Shanghai";
const off: ReadonlySet<string> = new Set(Object.keys(data.holidays));
const madeUp: ReadonlySet<string> = new Set(Object.keys(data.workdays));

it.each([
  ["all of 2026", 2026, () => true],
  ["2025 around its holidays", 2025, isNearHoliday],
] as const)("the posts of %s: none on a day off, one on each weekend worked", async (_, year, lived) => {
  const world = await makeWorld({ now: `${year - 1}-12-30T10:00:00+08:00` });
  const unit = await world.unit("KFQ");
  const ada = await world.person("张三", unit, ["member", "leader"]);
  await world.channel(unit);
  await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
  const days = Array.from({ length: 365 }, (__, at) => addDays(`${year}-01-01`, at)).filter(lived);
  const boards: string[] = [];
  const heard = new Set<string>();
  const memory = createMemory();
  let today = "";
  const outbox = {
    lease: () => ({ owner: "test", until: new Date("2040-01-01T00:00:00Z") }),
    submit: (rows: readonly OutboxRow[]) => {
      for (const { body } of rows) if (decode(body).message.summary !== "") heard.add(today);
    },
  };
  for (today of days) {
    // After the last of the day's times: whatever comes by itself has come.
    const now = instantOf(today, "09:25", timezone);
    const results = await runDue({ store: world.store, logger: createLogger("silent"), outbox }, now, memory);
    for (const { job, slot, outcome } of results)
      if (job === "board" && slot === today) boards.push(`${slot} ${outcome}`);
  }
  const worked = days.filter(
    (day) => madeUp.has(day) || (!off.has(day) && ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())),
  );
  expect(boards).toEqual(worked.map((day) => `${day} late`));
  expect([...heard]).toEqual(worked);
  expect(worked.filter((day) => madeUp.has(day)).length).toBeGreaterThanOrEqual(5);
});

/** A day off by a notice, a weekend day worked, or one next to such a day. */
function isNearHoliday(day: string): boolean {
  return [-1, 0, 1].some((away) => off.has(addDays(day, away)) || madeUp.has(addDays(day, away)));
}
