import { describe, expect, test } from "vitest";
import { byChain } from "../../src/domain/boards/chains-of.ts";
import { cohortsOf } from "../../src/domain/boards/cohorts.ts";
import { stageDurations } from "../../src/domain/boards/durations.ts";
import { keptFigures, noFigures, withCells, type Figures } from "../../src/domain/boards/figures.ts";
import { ledgerFigures } from "../../src/domain/boards/ledger-figures.ts";
import { contributions } from "../../src/domain/figures.ts";
import type { Day, Project } from "../../src/domain/model.ts";
import { loadPack } from "../../src/packs/index.ts";
import type { Metric } from "../../src/packs/pack.ts";
import { aClaim, aProject } from "./sample.ts";
import { makeWorld } from "./world.ts";

const china = loadPack("cn-government");
const origin = "attracted";

function metricOf(code: string, pack = china): Metric {
  const metric = pack.metrics.find((one) => one.code === code);
  if (!metric) throw new Error(`no metric ${code}`);
  return metric;
}

/** Figures of these projects alone. */
function figuresOf(projects: readonly Project[], pack = china): Figures {
  return withCells(
    noFigures,
    projects.flatMap((project) => contributions(project, pack)),
  );
}

function project(number: number, reached: Readonly<Record<string, Day>>, changes: Partial<Project> = {}): Project {
  return aProject({ number, reached, amount: { currency: "CNY", minor: 4e10 }, ...changes });
}

describe("what became of a year's signings", () => {
  const paid = { 1: aClaim({ state: "verified", verifiedMinor: 1e10, bookedOn: "2027-01-05" }) };
  const figures = figuresOf([
    project(1, { signed: "2025-02-01", started: "2026-01-01", operating: "2026-06-01" }, { funds: paid }),
    project(2, { signed: "2025-03-01", started: "2025-04-01" }),
    project(3, { signed: "2025-04-01" }, { unitId: 2 }),
    project(4, { signed: "2025-05-01" }, { unitId: 2, exclusion: "relocation" }),
    project(5, { signed: "2026-05-01" }, { unitId: 2 }),
    project(6, { signed: "2025-05-01" }, { origin: "grown" }),
  ]);

  test("counts all that ever came of it over the same denominator", async () => {
    expect(await cohortsOf(figures, { fromYear: 2024, toYear: 2026, origin })).toEqual([
      {
        year: 2024,
        signed: 0,
        performed: 0,
        started: 0,
        operating: 0,
        capacity: 0,
        contract: 0,
        arrived: 0,
        rates: {
          performed: undefined,
          started: undefined,
          operating: undefined,
          capacity: undefined,
          arrived: undefined,
        },
      },
      {
        year: 2025,
        signed: 3,
        performed: 2,
        started: 2,
        operating: 1,
        capacity: 0,
        contract: 12e10,
        arrived: 1e10,
        rates: { performed: 2 / 3, started: 2 / 3, operating: 1 / 3, capacity: 0, arrived: 1 / 12 },
      },
      {
        year: 2026,
        signed: 1,
        performed: 0,
        started: 0,
        operating: 0,
        capacity: 0,
        contract: 4e10,
        arrived: 0,
        rates: { performed: 0, started: 0, operating: 0, capacity: 0, arrived: 0 },
      },
    ]);
  });

  test("of a group's units alone", async () => {
    const [of2025] = await cohortsOf(figures, { groupUnits: [2], fromYear: 2025, toYear: 2025, origin });
    expect(of2025).toMatchObject({ signed: 1, started: 0, rates: { started: 0 } });
  });
});

describe("days in a stage", () => {
  const signed = (number: number, days: readonly [lead: Day, signed: Day], unitId = 1) =>
    project(number, { lead: days[0], signed: days[1] }, { unitId });
  const figures = figuresOf([
    signed(1, ["2026-01-01", "2026-01-11"]),
    signed(2, ["2026-01-01", "2026-02-10"]),
    signed(3, ["2026-01-01", "2026-01-31"], 2),
    signed(4, ["2025-01-01", "2025-12-31"]),
  ]);
  const ask = (periods: Parameters<typeof stageDurations>[1]["periods"], unitId?: number) =>
    stageDurations(figures, { stages: ["lead", "signed"], periods, origin, unitId });

  test("have their median over all units, or over one's own", async () => {
    const year = { scale: "Y", from: "2026", to: "2026" } as const;
    expect(await ask(year)).toEqual([{ stage: "lead", projects: 3, median: 30 }]);
    expect(await ask(year, 1)).toEqual([{ stage: "lead", projects: 2, median: 25 }]);
    expect(await ask(year, 2)).toEqual([{ stage: "lead", projects: 1, median: 30 }]);
    expect(await ask(year, 3)).toEqual([]);
  });

  test("are of the month or the years in which it was left", async () => {
    expect(await ask({ scale: "M", from: "2026-02", to: "2026-02" })).toEqual([
      { stage: "lead", projects: 1, median: 40 },
    ]);
    expect(await ask({ scale: "Y", from: "2025", to: "2026" })).toEqual([{ stage: "lead", projects: 4, median: 35 }]);
  });
});

describe("by chain", () => {
  test("results of the days, what was logged under a former name included", async () => {
    const signed = (number: number, day: Day, chain: string | null, hundredMillions = 4) =>
      project(number, { signed: day }, { chain, amount: { currency: "CNY", minor: hundredMillions * 1e10 } });
    const figures = figuresOf([
      signed(1, "2026-11-02", "新能源"),
      signed(2, "2026-11-08", "新能源汽车", 0.5),
      signed(3, "2026-11-09", "新能源"),
      signed(4, "2026-11-05", "轴承"),
      signed(5, "2026-11-05", null),
    ]);
    const chains = [
      { name: "轴承", aliases: [] },
      { name: "新能源", aliases: ["新能源汽车"] },
      { name: "纺织", aliases: [] },
    ];
    const metrics = [metricOf("large"), metricOf("signed"), metricOf("arrived")];
    expect(await byChain(figures, chains, "2026-11-02", "2026-11-08", metrics, origin)).toEqual([
      { chain: "轴承", values: { large: 1, signed: 1, arrived: 0 } },
      { chain: "新能源", values: { large: 1, signed: 2, arrived: 0 } },
      { chain: "纺织", values: { large: 0, signed: 0, arrived: 0 } },
    ]);
  });
});

test("figures kept, of cells and of a ledger read again give the same medians, cohorts and chains", async () => {
  const world = await makeWorld({ now: "2026-03-02T10:00:00+08:00" });
  const kfq = await world.unit("KFQ");
  const ada = await world.person("张三", kfq, ["member", "leader"]);
  await world.by(await world.person("管理员", undefined, ["admin"]), ({ chains }) => chains.add({ name: "新能源" }));
  const signing = (day: Day) => ({ contract: "HT", "signed-on": day, "contract-amount": "3亿元" });
  for (const number of [1, 2, 3]) {
    await world.by(ada, ({ leads }) =>
      leads.log({ name: `项目${number}`, chain: "新能源", amount: { currency: "CNY", minor: 3e10 } }),
    );
    world.after(7 * 24 * 60 * number);
    await world.by(ada, ({ leads }) => leads.move(number, "签约", signing(world.now.toISOString().slice(0, 10))));
  }
  await world.store.read(async (tx) => {
    const all = await tx.rollups.all(world.org.id);
    const asOf = world.now.toISOString();
    const ledger = ledgerFigures([{ asOf }], china);
    for (const number of [1, 2, 3])
      ledger.follow((await tx.ledger.ofStream(world.org.id, "project", number, 99)).toReversed());
    const [read] = [...ledger.inOrder()].map(({ figures }) => figures);
    const sources = [keptFigures(tx, world.org.id), withCells(noFigures, all), ...(read ? [read] : [])];
    expect(sources).toHaveLength(3);
    for (const figures of sources) {
      for (const periods of [
        { scale: "Y", from: "2026", to: "2026" },
        { scale: "M", from: "2026-03", to: "2026-04" },
      ] as const)
        expect(await stageDurations(figures, { stages: ["lead"], periods, origin })).toEqual([
          { stage: "lead", projects: 3, median: 14 },
        ]);
      const [cohort] = await cohortsOf(figures, { fromYear: 2026, toYear: 2026, origin });
      expect(cohort).toMatchObject({ signed: 3, contract: 9e10 });
      const chains = [{ name: "新能源", aliases: [] }];
      expect(await byChain(figures, chains, "2026-01-01", "2026-12-31", [metricOf("large")], origin)).toEqual([
        { chain: "新能源", values: { large: 3 } },
      ]);
    }
  });
  expect((await world.verify()).findings).toEqual([]);
});
