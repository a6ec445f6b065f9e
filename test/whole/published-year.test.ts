import { expect, test } from "vitest";
import { runDue } from "../../src/cron/tick.ts";
import { decode } from "../../src/delivery/delivery.ts";
import type { OutboxRow } from "../../src/delivery/ports.ts";
import { recomputeIssues } from "../../src/domain/boards/recompute.ts";
import { addDays } from "../../src/domain/day.ts";
import { plain } from "../../src/domain/fold.ts";
import type { Project, Unit } from "../../src/domain/model.ts";
import type { FundsClaim } from "../../src/domain/models/funds.ts";
import { recordNewProjects, type New } from "../../src/domain/record-many.ts";
import { createLogger } from "../../src/log.ts";
import { loadPack } from "../../src/packs/index.ts";
import { makeWorld } from "../domain/world.ts";
import { plain as read } from "../views/plain.ts";

/**
 * A city's published year (Liaocheng 2023) as a check of the arithmetic: projects that add up to what was published, each of
 * another size, day and unit, and the year's close prints exactly those figures.
 */
const published = {
  large: 496,
  planned: 252.964e9 * 100,
  started: 460,
  arrived: 47.1e9 * 100,
  growth: 0.102,
  leading: 145,
};

/** Units as the city ranks them: counties and zones in one list. */
const names = ["茌平", "阳谷", "莘县", "高唐", "临清", "冠县", "东昌府", "开发区", "高新区", "东阿", "度假区"];

/** `count` whole parts of `total`, all different, each at least `least`. */
function parts(total: number, count: number, least: number, step: number): readonly number[] {
  const first = Array.from({ length: count - 1 }, (_, index) => least + step * (1 + ((index * 37) % 101)));
  const rest = total - first.reduce((sum, part) => sum + part, 0);
  expect(rest).toBeGreaterThanOrEqual(least);
  return [...first, rest];
}

const day = (year: number, index: number) => addDays(`${year}-01-03`, (index * 53) % 350);

function claim(number: number, unitId: number, minor: number, on: string): FundsClaim {
  return {
    number,
    amount: { currency: "CNY", minor },
    on,
    bookedOn: on,
    late: null,
    source: number % 2 === 0 ? "city" : "province",
    evidence: `回单${number}`,
    unitId,
    byId: 1,
    at: `${on}T02:00:00.000Z`,
    state: "verified",
    verifiedMinor: minor,
    decidedById: 2,
    decidedAt: `${on}T03:00:00.000Z`,
    reason: null,
    over: null,
  };
}

function project(number: number, unit: Unit, changes: Partial<Project>): New<Project> {
  const loggedAt = "2022-01-04T01:00:00.000Z";
  const of: Project = {
    number,
    name: `项目${number}`,
    codeName: `代号${number}`,
    company: null,
    amount: null,
    chain: null,
    chainRole: null,
    stage: "signed",
    reached: { lead: "2022-01-04" },
    evidence: {},
    origin: "attracted",
    kind: "new",
    contact: null,
    via: null,
    referrer: null,
    secrecy: "L1",
    unitId: unit.id,
    ownerId: 1,
    next: null,
    needs: null,
    creditCode: null,
    country: null,
    note: null,
    loggedAt,
    progressAt: loggedAt,
    voided: false,
    ...plain,
    ...changes,
  };
  return { of, delivery: `published:${number}`, details: {} };
}

test("the published year adds up in the year's close and on its board, to the last digit", async () => {
  const pack = loadPack("cn-government");
  const world = await makeWorld({ now: "2022-01-04T09:00:00+08:00" });
  const boss = await world.person("管理员", undefined, ["admin", "coordinator"]);
  const units: Unit[] = [];
  for (const [index, name] of names.entries())
    units.push(
      await world.by(boss, (services) =>
        services.units.add({ name: `${name}招商局`, shortName: name, code: `U${index}`, group: "county" }),
      ),
    );
  const [first] = units;
  if (!first) throw new Error("no unit");
  await world.channel(first, { since: "2024-01-01T00:00:00.000Z" });

  const amounts = parts(published.planned, published.large, 1e10, 1e8);
  const money = parts(published.arrived, published.large, 1e8, 1e6);
  const before = Math.round(published.arrived / (1 + published.growth) / 1e8) * 1e8;
  const lastYear = parts(before, 40, 1e8, 1e7);
  const leading = pack.classes[0]?.code ?? "";
  const unitOf = (index: number) => units[(index * 7) % units.length] ?? first;
  const projects: New<Project>[] = [
    ...amounts.map((minor, index) => {
      const unit = unitOf(index);
      const signed = day(2023, index);
      const started = index < published.started ? { started: addDays(signed, (index * 11) % 13) } : {};
      return project(index + 1, unit, {
        amount: { currency: "CNY", minor },
        stage: index < published.started ? "started" : "signed",
        reached: { lead: "2022-01-04", signed, ...started },
        leading: index % 3 === 0 && index / 3 < published.leading ? leading : null,
        funds: { [index + 1]: claim(index + 1, unit.id, money[index] ?? 0, addDays(signed, index % 14)) },
      });
    }),
    // What must not be counted again: last year's projects and money, a small one, a local one, one that was excluded.
    ...lastYear.map((minor, index) => {
      const [number, unit] = [1000 + index, unitOf(index)];
      return project(number, unit, {
        amount: { currency: "CNY", minor: 5e10 },
        reached: { lead: "2022-01-04", signed: day(2022, index) },
        funds: { [number]: claim(number, unit.id, minor, addDays(day(2022, index), 3)) },
      });
    }),
    project(2001, first, {
      amount: { currency: "CNY", minor: 9.9e9 },
      reached: { lead: "2022-01-04", signed: "2023-05-01" },
    }),
    project(2002, first, {
      amount: { currency: "CNY", minor: 5e10 },
      reached: { lead: "2022-01-04", signed: "2023-05-01" },
      origin: "grown",
    }),
    project(2003, first, {
      amount: { currency: "CNY", minor: 5e10 },
      reached: { lead: "2022-01-04", signed: "2023-05-01", started: "2023-06-01" },
      exclusion: pack.exclusions[0]?.code ?? "",
    }),
  ];
  await world.by(boss, (_, work) => recordNewProjects(work, "lead", projects));
  for (const metric of ["过亿", "到位资金"])
    for (const [index] of units.entries())
      await world.by(boss, ({ targets }) =>
        targets.set(`U${index}`, 2023, metric, metric === "过亿" ? 40 : { currency: "CNY", minor: 4e11 }),
      );

  const sent: string[] = [];
  world.now = new Date("2024-01-08T08:50:20+08:00");
  await runDue(
    {
      store: world.store,
      logger: createLogger("silent"),
      outbox: {
        lease: () => ({ owner: "test", until: new Date("2030-01-01T00:00:00Z") }),
        submit: (rows: readonly OutboxRow[]) => void sent.push(...rows.map(({ body }) => read(decode(body).message))),
      },
    },
    world.now,
  );
  const close = sent.filter((text) => text.includes("年终")).join("\n");
  const line = close.split("\n").find((text) => text.includes("2529.64亿元") && text.includes("招大引强")) ?? close;
  for (const figure of ["496个", "2529.64亿元", "460个", "471亿元", "+10.2%", "145个"]) expect(line).toContain(figure);

  const all = await world.store.read((tx) => recomputeIssues(tx, world.org, pack));
  expect(all.map(({ issue, outcome }) => [issue.kind, outcome])).toContainEqual(["yearly", "equal"]);
  const yearly = all.find(({ issue }) => issue.kind === "yearly")?.edition?.boards[0];
  expect(yearly?.metric).toBe("large");
  expect(yearly?.lines).toHaveLength(names.length);
  expect(yearly?.lines.reduce((sum, { actual }) => sum + actual, 0)).toBe(published.large);
  expect((await world.verify()).findings.filter(({ what }) => what === "figure")).toEqual([]);
});
