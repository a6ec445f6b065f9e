import { describe, expect, test } from "vitest";
import { makeBoard, type Board } from "../../src/domain/boards/board.ts";
import { perProject } from "../../src/domain/figures.ts";
import type { Unit } from "../../src/domain/model.ts";
import { loadPack } from "../../src/packs/index.ts";
import { makeWorld, type DomainWorld } from "./world.ts";

const pack = loadPack("cn-government");
const metric = pack.metrics.find(({ code }) => code === "signed") ?? fail();

function fail(): never {
  throw new Error("not there");
}

interface Given {
  readonly results: readonly number[];
  readonly targets?: readonly (number | undefined)[];
  readonly lastYear?: readonly number[];
}

/** Units A, B, C … of one group with these results, on 2 July 2026: half of the year is due. */
async function given({
  results,
  targets = [],
  lastYear = [],
}: Given): Promise<{ readonly world: DomainWorld; readonly units: readonly Unit[] }> {
  const world = await makeWorld({ now: "2026-07-02T10:00:00+08:00" });
  const units: Unit[] = [];
  for (const [index, value] of results.entries()) {
    const unit = await world.unit(String.fromCharCode(65 + index), { group: "county" });
    units.push(unit);
    await world.store.write(async ({ rollups, targets: kept }) => {
      const cell = { metric: "signed", unitId: unit.id, origin: "attracted" } as const;
      await rollups.add(world.org.id, [{ ...cell, scale: "D", period: "2026-07-01", value: perProject * value }]);
      const target = targets[index];
      if (target !== undefined)
        await kept.set(world.org.id, { unitId: unit.id, year: 2026, metric: "signed", value: target });
      const before = lastYear[index];
      if (before === undefined) return;
      // What was done by the same day last year, and something after it that must not count.
      await rollups.add(world.org.id, [
        { ...cell, scale: "M", period: "2025-06", value: perProject * (before - 1) },
        { ...cell, scale: "D", period: "2025-07-02", value: perProject },
        { ...cell, scale: "D", period: "2025-07-03", value: 50 },
        { ...cell, scale: "M", period: "2025-08", value: 50 },
        { ...cell, scale: "Y", period: "2025", value: 100 },
      ]);
    });
  }
  return { world, units };
}

type Query = Partial<Parameters<typeof makeBoard>[1]>;

function board(world: DomainWorld, query: Query = {}): Promise<Board> {
  return world.store.read((tx) =>
    makeBoard({ tx, org: world.org, pack, now: world.now }, { period: "year", group: "county", metric, ...query }),
  );
}

const brief = ({ lines }: Board) => lines.map(({ name, rank, actual }) => `${rank} ${name} ${actual}`);

describe("without targets", () => {
  test("units are ranked by their result; equal ones share a rank and the next counts them", async () => {
    const { world } = await given({ results: [1, 3, 3, 0, 5] });
    expect(brief(await board(world))).toEqual(["1 E 5", "2 B 3", "2 C 3", "4 A 1", "5 D 0"]);
  });

  test("all at nothing are all first", async () => {
    const { world } = await given({ results: [0, 0] });
    expect(brief(await board(world))).toEqual(["1 A 0", "1 B 0"]);
  });

  test("an empty group has an empty board", async () => {
    const { world } = await given({ results: [] });
    expect((await board(world)).lines).toEqual([]);
  });

  test("only active units of the group are on it, and only results of the origin asked for", async () => {
    const { world, units } = await given({ results: [4, 2, 1] });
    const [a, b] = units;
    if (!a || !b) return fail();
    await world.store.write(async (tx) => {
      await tx.units.save(world.org.id, { ...a, active: false });
      await tx.units.save(world.org.id, { ...b, group: "zone" });
      await tx.rollups.add(world.org.id, [
        { metric: "signed", unitId: b.id, origin: "grown", scale: "D", period: "2026-07-02", value: 9 * perProject },
      ]);
    });
    expect(brief(await board(world))).toEqual(["1 C 1"]);
    expect(brief(await board(world, { group: "zone" }))).toEqual(["1 B 2"]);
    expect(brief(await board(world, { group: "zone", origin: "grown" }))).toEqual(["1 B 9"]);
  });
});

test("a metric that is for information only is listed, not ranked", async () => {
  const { world, units } = await given({ results: [0, 0] });
  const leads = pack.metrics.find(({ code }) => code === "leads") ?? fail();
  const cell = {
    scale: "D",
    period: "2026-07-02",
    metric: "leads",
    origin: "attracted",
    value: 9 * perProject,
  } as const;
  await world.store.write((tx) => tx.rollups.add(world.org.id, [{ ...cell, unitId: units[1]?.id ?? 0 }]));
  const made = await board(world, { metric: leads, before: { "1": 2 } });
  expect(made.lines.map(({ name, actual, rank, change }) => [name, actual, rank, change])).toEqual([
    ["A", 0, null, null],
    ["B", 9, null, null],
  ]);
});

describe("with targets", () => {
  test("units are ranked by completion, and one without a target comes after them whatever its result", async () => {
    const { world } = await given({ results: [4, 9, 3, 0], targets: [8, undefined, 4, 10] });
    const made = await board(world);
    expect(brief(made)).toEqual(["1 C 3", "2 A 4", "3 D 0", "4 B 9"]);
    expect(made.lines.map(({ completion }) => completion)).toEqual([0.75, 0.5, 0, undefined]);
  });

  test("a target of nothing is none", async () => {
    const { world } = await given({ results: [4, 9], targets: [0, 0] });
    const made = await board(world);
    expect(brief(made)).toEqual(["1 B 9", "2 A 4"]);
    expect(
      made.lines.every(({ target, gap, lamp }) => target === null && gap === undefined && lamp === undefined),
    ).toBe(true);
  });

  test("the gap to the schedule is in percentage points, and its lamp turns beyond 10 and 30", async () => {
    // 183 of 365 days: 50.137% is due.
    const { world } = await given({ results: [600, 402, 401, 202, 201], targets: [1000, 1000, 1000, 1000, 1000] });
    const made = await board(world);
    expect(made.schedule).toBeCloseTo(183 / 365, 10);
    expect(made.lines.map(({ gap }) => gap?.toFixed(2))).toEqual(["9.86", "-9.94", "-10.04", "-29.94", "-30.04"]);
    expect(made.lines.map(({ lamp }) => lamp)).toEqual(["green", "green", "yellow", "yellow", "red"]);
  });

  test("targets, schedule and last year belong to the year's board alone", async () => {
    const { world } = await given({ results: [4], targets: [8], lastYear: [6] });
    const [line] = (await board(world, { period: "month" })).lines;
    expect(line).toMatchObject({ actual: 4, target: null, gap: undefined, lastYear: null });
  });
});

test("last year is counted to the same day", async () => {
  const { world } = await given({ results: [4, 5], lastYear: [6] });
  expect((await board(world)).lines.map(({ name, lastYear }) => [name, lastYear])).toEqual([
    ["B", 0],
    ["A", 6],
  ]);
});

test("the change since the last issue is in places gained; a unit that was not on it has none", async () => {
  const { world, units } = await given({ results: [5, 4, 3] });
  const [a, b, c] = units;
  if (!a || !b || !c) return fail();
  const made = await board(world, { before: { [String(a.id)]: 3, [String(b.id)]: 1 } });
  expect(made.lines.map(({ name, change }) => [name, change])).toEqual([
    ["A", 2],
    ["B", -1],
    ["C", null],
  ]);
});

test("through real work: what was logged and signed is on the boards of its day, week, month and year", async () => {
  const world = await makeWorld();
  const unit = await world.unit("KFQ", { group: "zone" });
  const ada = await world.person("张三", unit);
  await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
  await world.by(ada, ({ leads }) =>
    leads.move(1, "签约", { contract: "HT-1", "signed-on": "2026-11-20", "contract-amount": "50亿元" }),
  );
  const actual = async (period: "today" | "week" | "month" | "year") =>
    (await board(world, { period, group: "zone" })).lines.map((line) => line.actual);
  // Signed on Friday the 20th by its evidence, entered on Monday the 23rd.
  expect([await actual("today"), await actual("week"), await actual("month"), await actual("year")]).toEqual([
    [0],
    [0],
    [1],
    [1],
  ]);
  await world.by(ada, ({ leads }) => leads.undo());
  expect([await actual("month"), await actual("year")]).toEqual([[0], [0]]);
});
