import { describe, expect, test } from "vitest";
import type { RollupCell } from "../../src/domain/model.ts";
import { viewOf } from "../../src/views/view.ts";
import { settingOf } from "../../src/domain/setting.ts";
import { shortAmount } from "../../src/wall/figure.ts";
import { keptFor } from "../../src/wall/kept.ts";
import type { BoardSlide, WallData } from "../../src/wall/wire.ts";
import { makeWorld } from "../domain/world.ts";
import { makeHall } from "./hall.ts";

const boardsIn = ({ slides }: WallData): readonly BoardSlide[] =>
  slides.flatMap((slide) => (slide.kind === "board" ? [slide] : []));

const yuan = (hundredMillions: number) => hundredMillions * 1e10;

/** Figures as they are kept for one unit: day, month and year of one day. */
function cells(unitId: number, metric: string, value: number, origin = "attracted"): readonly RollupCell[] {
  return (
    [
      ["D", "2026-10-09"],
      ["M", "2026-10"],
      ["Y", "2026"],
    ] as const
  ).map(([scale, period]) => {
    return { scale, period, metric, unitId, origin, value };
  });
}

describe("boards", () => {
  test("without units there is nothing to show, and with one there is its group's board", async () => {
    const { world, data } = await makeHall();
    expect(await data()).toMatchObject({ organization: "测试市招商局", locale: "zh-CN", slides: [] });
    await world.unit("KFQ", { group: "zone" });
    await world.unit("OLD", { active: false });
    world.after(1);
    const [board, ...more] = boardsIn(await data());
    expect(more).toEqual([]);
    expect(board).toMatchObject({
      id: "board zone large attracted",
      title: "本年新引进过亿元项目榜 · 开发区·园区",
      compared: false,
      targeted: false,
      lines: [{ rank: "1", unit: "KFQ", actual: "0个", bar: { actual: 0 } }],
    });
  });

  test("an organisation that is not there yet shows nothing, and is no error", async () => {
    const world = await makeWorld();
    const { data } = await makeHall({ world: { ...world, org: { ...world.org, key: "not yet" } } });
    expect(await data()).toMatchObject({ organization: "", slides: [] });
  });

  test("verified, claimed, target, completion, gap, lamp and the verified share; the other ledger apart", async () => {
    const { world, data } = await makeHall();
    const [a, b, c] = [await world.unit("A"), await world.unit("B"), await world.unit("C")];
    await world.store.write(async (tx) => {
      await tx.rollups.add(world.org.id, [
        ...cells(a.id, "arrived", yuan(9)),
        ...cells(a.id, "arrived-claimed", yuan(12)),
        ...cells(b.id, "arrived", yuan(3)),
        ...cells(b.id, "arrived-claimed", yuan(4)),
        ...cells(c.id, "large", 300, "grown"),
      ]);
      for (const [unit, value] of [
        [a, yuan(10)],
        [b, yuan(4)],
      ] as const)
        await tx.targets.set(world.org.id, { unitId: unit.id, year: 2026, metric: "arrived", value });
    });
    const [main, grown, funds, ...more] = boardsIn(await data());
    expect(more).toEqual([]);
    expect(main?.id).toBe("board county large attracted");
    expect(grown).toMatchObject({ title: "本年新引进过亿元项目榜 · 县区 · 本地", targeted: false });
    expect(grown?.lines.map(({ unit, actual }) => `${unit} ${actual}`)).toEqual(["C 3个", "A 0个", "B 0个"]);
    expect(funds?.notes).toEqual(["统计范围：外来", "序时进度 89.5%", "已核实占申报 75%"]);
    expect(funds?.rule).toMatch(/^依据：示例规则 2026-1.*cn-government\/20/u);
    expect(funds?.legend.map(({ text }) => text)).toEqual(["已核实", "已申报", "年度目标"]);
    expect(funds?.lines).toEqual([
      {
        rank: "1",
        unit: "A",
        actual: "9亿元",
        claimed: "12亿元",
        target: "10亿元",
        completion: "90%",
        gap: "+0.4",
        lamp: { tone: "green", text: "正常" },
        bar: { actual: 0.75, claimed: 1, target: 10 / 12 },
      },
      {
        rank: "2",
        unit: "B",
        actual: "3亿元",
        claimed: "4亿元",
        target: "4亿元",
        completion: "75%",
        gap: "−14.6",
        lamp: { tone: "yellow", text: "预警" },
        bar: { actual: 0.25, claimed: 4 / 12, target: 4 / 12 },
      },
      {
        rank: "3",
        unit: "C",
        actual: "0",
        claimed: "0",
        target: "未设",
        completion: "—",
        gap: "—",
        bar: { actual: 0, claimed: 0 },
      },
    ]);
  });

  test("the change is that since the day's issue of a channel of the group", async () => {
    const { world, data } = await makeHall();
    const [a, b, c] = [await world.unit("A"), await world.unit("B"), await world.unit("C")];
    const channel = await world.channel(a);
    const line = (unitId: number, rank: number) => {
      return { unitId, name: "x", rank, change: null, actual: 0, claimed: null, target: null, lastYear: 0 };
    };
    const board = {
      period: "year",
      key: "2026",
      group: "county",
      metric: "large",
      origin: "attracted",
      schedule: 0.8,
    } as const;
    await world.store.write(async (tx) => {
      await tx.rollups.add(world.org.id, [
        ...cells(b.id, "large", 200),
        ...cells(a.id, "large", 100),
        ...cells(c.id, "large", 100),
      ]);
      const lines = [line(a.id, 1), line(b.id, 2)];
      const edition = {
        kind: "daily",
        asOf: "2026-11-20T00:50:00.000Z",
        pack: "x",
        boards: [{ ...board, day: "2026-11-20", follows: null, lines }],
        scores: [],
        corrected: null,
      } as const;
      await tx.issues.add(world.org.id, {
        channelId: channel.id,
        kind: "daily",
        number: 1,
        revision: 0,
        day: "2026-11-20",
        at: edition.asOf,
        edition,
      });
    });
    expect(boardsIn(await data())[0]?.lines.map(({ unit, change }) => [unit, change])).toEqual([
      ["B", { kind: "up", text: "↑1", says: "上升 1 位" }],
      ["A", { kind: "down", text: "↓1", says: "下降 1 位" }],
      ["C", { kind: "new", text: "新", says: "新上榜" }],
    ]);
    // On 1 January everything starts anew: last year's ranks are no standing.
    world.now = new Date("2027-01-04T10:00:00+08:00");
    expect(boardsIn(await data())[0]?.compared).toBe(false);
  });

  test("five hundred units with names of sixty characters are all on it", async () => {
    const { world, data } = await makeHall();
    const ids = await world.store.write(async (tx) => {
      const made: number[] = [];
      for (let at = 0; at < 500; at++) {
        const name = `${at}号${"单".repeat(60 - String(at).length - 1)}`;
        const group = at % 2 === 0 ? "county" : "zone";
        made.push(
          (await tx.units.create(world.org.id, { name, shortName: name, code: `U${at}`, group, active: true })).id,
        );
      }
      await tx.rollups.add(
        world.org.id,
        made.flatMap((id, at) => cells(id, "large", (at % 7) * 100)),
      );
      return made;
    });
    const boards = boardsIn(await data());
    expect(boards.map(({ lines }) => lines.length)).toEqual([250, 250]);
    const units = boards.flatMap(({ lines }) => lines.map(({ unit }) => unit));
    expect(new Set(units).size).toBe(ids.length);
    expect([...new Set(units.map((unit) => [...unit].length))]).toEqual([60]);
    // Equal results share a rank.
    expect(boards[0]?.lines.filter(({ rank }) => rank === "1")).toHaveLength(36);
  });
});

describe("the funnel", () => {
  test("is left out until signings are kept by their year, and then is each year's own", async () => {
    const { world, data } = await makeHall();
    const unit = await world.unit("A");
    const funnels = async () => (await data()).slides.flatMap((slide) => (slide.kind === "funnel" ? [slide] : []));
    expect(await funnels()).toEqual([]);
    const cohort = (year: string, code: string, value: number, origin = "attracted"): RollupCell => {
      return { scale: "Y", period: year, metric: `cohort/${code}`, unitId: unit.id, origin, value };
    };
    await world.store.write((tx) =>
      tx.rollups.add(world.org.id, [
        cohort("2026", "signed", 1000),
        cohort("2026", "performed", 650),
        cohort("2026", "started", 400),
        cohort("2026", "contract", yuan(80)),
        cohort("2026", "arrived", yuan(20)),
        cohort("2024", "signed", 400),
        cohort("2024", "capacity", 100),
        cohort("2019", "signed", 900),
        cohort("2026", "signed", 200, "grown"),
      ]),
    );
    world.after(1);
    const [attracted, grown, ...more] = await funnels();
    expect(more).toEqual([]);
    expect(attracted?.cohorts.map(({ title, contract }) => [title, contract])).toEqual([
      ["2026 年签约", "签约投资 80亿元"],
      ["2024 年签约", undefined],
    ]);
    expect(attracted?.cohorts[0]?.steps.map(({ label, count, rate, share }) => [label, count, rate, share])).toEqual([
      ["签约", "10", "100%", 1],
      ["履约", "6.5", "65%", 0.65],
      ["开工", "4", "40%", 0.4],
      ["投产", "0", "0%", 0],
      ["达产", "0", "0%", 0],
    ]);
    expect(attracted?.cohorts[0]?.arrived).toEqual({ label: "资金到位率", rate: "25%", share: 0.25 });
    expect(grown).toMatchObject({ id: "funnel grown", notes: ["统计范围：本地", "按签约年份统计，各年签约各自计算"] });
  });
});

test("in English, by its own pack", async () => {
  const { world, data } = await makeHall({ locale: "en", pack: "edo" });
  const unit = await world.unit("NORTH");
  await world.store.write((tx) => tx.rollups.add(world.org.id, cells(unit.id, "arrived", 1_234_567_890_00)));
  const { slides, ...rest } = await data();
  expect(JSON.stringify({ slides, ...rest, organization: "" })).not.toMatch(/\p{Script=Han}/u);
  expect(JSON.stringify(slides)).toContain("≈US$1.23bn");
});

test("amounts take few signs, and say where they are not the whole of it", async () => {
  const { org } = await makeWorld();
  const zh = (minor: number, currency = "CNY") => shortAmount(viewOf(settingOf(org), "zh-CN"), { currency, minor });
  const en = (minor: number) => shortAmount(viewOf(settingOf(org), "en"), { currency: "USD", minor });
  expect([zh(yuan(2.5)), zh(yuan(2529.64)), zh(24_691_357_800), zh(123_456_789), zh(99_999), zh(5e11, "JPY")]).toEqual([
    "2.5亿元",
    "约2,529亿元",
    "约2.46亿元",
    "约123.4万元",
    "约999元",
    "5,000亿日元",
  ]);
  expect([en(1e11), en(1_999_999_999_99), en(30_000_000_00)]).toEqual(["US$1bn", "≈US$1.99bn", "US$30m"]);
});

describe("what is kept", () => {
  test("ten screens that ask at once cost one reading, and a failure is not kept", async () => {
    const { world, data, ask, reads, away } = await makeHall();
    await world.unit("A");
    await Promise.all(Array.from({ length: 10 }, data));
    expect(reads()).toBe(1);
    world.now = new Date(world.now.getTime() + 4_999);
    await data();
    expect(reads()).toBe(1);
    world.now = new Date(world.now.getTime() + 1);
    const [first, second] = await Promise.all([data(), data()]);
    expect([reads(), first.asOf === second.asOf, first.asOf]).toEqual([2, true, world.now.toISOString()]);
    world.after(1);
    away(true);
    expect((await ask("/wall/data")).status).toBe(500);
    away(false);
    expect((await ask("/wall/data")).status).toBe(200);
    expect(reads()).toBe(4);
  });

  test("a reading is kept from when it was made, however long it took", async () => {
    let now = 0;
    let made = 0;
    const ends: (() => void)[] = [];
    const latest = keptFor(
      10,
      () => now,
      () => new Promise<number>((resolve) => ends.push(() => resolve(++made))),
    );
    const [first, second] = [latest(), latest()];
    now = 100;
    ends[0]?.();
    expect(await Promise.all([first, second])).toEqual([1, 1]);
    now = 109;
    expect(await latest()).toBe(1);
    now = 110;
    const next = latest();
    ends[1]?.();
    expect(await next).toBe(2);
  });
});
