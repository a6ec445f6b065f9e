import { describe, expect, test } from "vitest";
import { figuresNeeded } from "../../src/domain/scoring/needs.ts";
import { scoreGroup } from "../../src/domain/scoring/score.ts";
import { itemScore, noFigures, only, pointsOf, rules, ruleSetOf, type ItemSource } from "./scoring-sample.ts";

/** Each way of scoring with the numbers of the document it was seen in (domain research, section 3.2). */

/** 亿元 in fen, US$1m in cents. */
const yi = 1e10;
const usd1m = 1e8;

const named = { code: "item", name: "计分项" };
const marks = [
  { code: "park", name: "园区", kind: "percent" as const },
  { code: "town", name: "乡镇", kind: "percent" as const },
  { code: "tables", name: "未报报表", kind: "count" as const },
  { code: "event", name: "推介活动", kind: "count" as const },
  { code: "visit", name: "领导会见", kind: "count" as const },
];

describe("P1, a capped ratio to the target", () => {
  const item: ItemSource = { by: "ratio", ...named, metric: "signed", weight: 50 };

  test("scores what was done of it, and no more than the weight", () => {
    expect(pointsOf(item, { actual: { signed: 6 }, target: { signed: 8 } })).toBe(37.5);
    expect(pointsOf(item, { actual: { signed: 9 }, target: { signed: 8 } })).toBe(50);
  });

  test("shows the sum it was", () => {
    expect(itemScore(item, { actual: { signed: 9 }, target: { signed: 8 } }).lines).toEqual([
      {
        kind: "ratio",
        top: { source: { kind: "actual", metric: "signed" }, value: 9 },
        bottom: { source: { kind: "target", metric: "signed" }, value: 8 },
        ratio: 1.125,
        full: 100,
        limit: 100,
        limited: true,
        weight: 50,
        points: 50,
      },
    ]);
  });

  test.each([undefined, 0])("without a target (%s) gives nothing and says why", (target) => {
    const score = itemScore(item, { actual: { signed: 9 }, target: { signed: target } });
    expect(score).toMatchObject({ points: 0, lines: [], unscored: [{ reason: "no_target", metric: "signed" }] });
  });

  test("takes the document's own target where it sets one for all", () => {
    const set: ItemSource = { ...item, goal: 12 };
    expect(pointsOf(set, { actual: { signed: 6 }, target: { signed: 6 } })).toBe(25);
    const money: ItemSource = {
      by: "ratio",
      ...named,
      metric: "fdi",
      weight: 10,
      goal: { currency: "USD", amount: 3e6 },
    };
    expect(pointsOf(money, { actual: { fdi: 1.5 * usd1m } })).toBe(5);
  });

  test("goes beyond the weight where the document lets it", () => {
    expect(pointsOf({ ...item, limit: 120 }, { actual: { signed: 9 }, target: { signed: 6 } })).toBe(60);
  });
});

describe("P2, a ratio to the time-scheduled target", () => {
  const item: ItemSource = { by: "scheduled", ...named, metric: "arrived", weight: 20 };

  test("asks of the year only what is due", () => {
    const half = { actual: { arrived: 12.3 * yi }, target: { arrived: 28.2 * yi } };
    expect(pointsOf(item, half, { schedule: 0.5 })).toBe(17.45);
    expect(pointsOf(item, half, { schedule: 1 })).toBe(8.72);
    expect(pointsOf({ ...item, weight: 30 }, half, { schedule: 0.4 })).toBe(30);
  });

  test("reckons with the share that is printed, to a hundredth of a percent", () => {
    const score = itemScore(item, { actual: { arrived: 1 }, target: { arrived: 4 } }, { schedule: 327 / 365 });
    expect(score.lines[0]).toMatchObject({ bottom: { source: { schedule: 0.8959, target: 4 }, value: 3.5836 } });
  });

  test("before the year has begun nothing is due, so nothing is scored", () => {
    expect(itemScore(item, { target: { arrived: yi } }, { schedule: 0 }).unscored).toHaveLength(1);
  });
});

describe("P3, all or nothing with a bonus in steps", () => {
  const foreign: ItemSource = {
    by: "met",
    ...named,
    metric: "fdi",
    weight: 5,
    bonus: { points: 0.1, per: { currency: "USD", amount: 3_000_000 } },
  };

  test.each([
    [10, 5],
    [9.99, 0],
    [12.99, 5],
    [13, 5.1],
    [19, 5.3],
  ])("US$%sm of US$10m is %s points", (done, points) => {
    expect(pointsOf(foreign, { actual: { fdi: done * usd1m }, target: { fdi: 10 * usd1m } })).toBe(points);
  });

  test("0.1 for each ¥100m over, as far as the bonus goes", () => {
    const domestic: ItemSource = {
      by: "met",
      ...named,
      metric: "arrived",
      weight: 5,
      bonus: { points: 0.1, per: { currency: "CNY", amount: 1e8 }, cap: 0.5 },
    };
    expect(pointsOf(domestic, { actual: { arrived: 13 * yi }, target: { arrived: 10 * yi } })).toBe(5.3);
    const much = itemScore(domestic, { actual: { arrived: 90 * yi }, target: { arrived: 10 * yi } });
    expect(much.points).toBe(5.5);
    expect(much.lines[1]).toMatchObject({ count: 80, cap: 0.5, capped: true });
  });
});

describe("P4, minus for each missing", () => {
  const item: ItemSource = { by: "missing", ...named, metric: "large", weight: 10, minus: 1, plus: 0.1 };

  test.each([
    [8, 8],
    [10, 10],
    [13, 10.3],
    [9.4, 9.4],
  ])("%s of 10 projects is %s points", (done, points) => {
    expect(pointsOf(item, { actual: { large: done }, target: { large: 10 } })).toBe(points);
  });

  test("goes below zero where the document sets no floor", () => {
    const bare: ItemSource = { by: "missing", ...named, metric: "large", minus: 1 };
    expect(pointsOf(bare, { actual: { large: 7 }, target: { large: 10 } })).toBe(-3);
    expect(pointsOf({ ...bare, floor: -2 }, { actual: { large: 7 }, target: { large: 10 } })).toBe(-2);
  });
});

test("P5, count and amount: (28/27)×50% + (177.7/54)×50%, capped, × 0.5 is 0.5", () => {
  const item: ItemSource = {
    by: "mix",
    ...named,
    weight: 0.5,
    parts: [
      { metric: "large", share: 50 },
      { metric: "large-amount", share: 50 },
    ],
  };
  const score = itemScore(item, {
    actual: { large: 28, "large-amount": 177.7 * yi },
    target: { large: 27, "large-amount": 54 * yi },
  });
  expect(score.points).toBe(0.5);
  expect(score.lines.at(-1)).toMatchObject({ kind: "sum", limited: true });
  expect(score.lines.at(-1)).toHaveProperty("ratio", expect.closeTo((28 / 27 + 177.7 / 54) / 2, 12));
  // Half of each is half of all.
  const half = { actual: { large: 13.5, "large-amount": 27 * yi }, target: { large: 27, "large-amount": 54 * yi } };
  expect(pointsOf(item, half)).toBe(0.25);
  expect(itemScore(item, { actual: { large: 28 }, target: { large: 27 } })).toMatchObject({
    points: 0,
    unscored: [{ reason: "no_target", metric: "large-amount" }],
  });
});

test("P6, at least 7, 4 and 1 in three bands, each missing −0.1", () => {
  const item: ItemSource = {
    by: "bands",
    ...named,
    weight: 0.5,
    minus: 0.1,
    bands: [
      { metric: "band-300m", least: 7 },
      { metric: "band-1bn", least: 4 },
      { metric: "band-2bn", least: 1 },
    ],
  };
  expect(pointsOf(item, { actual: { "band-300m": 7, "band-1bn": 4, "band-2bn": 1 } })).toBe(0.5);
  expect(pointsOf(item, { actual: { "band-300m": 5, "band-1bn": 3, "band-2bn": 9 } })).toBe(0.2);
  expect(itemScore(item, {})).toMatchObject({ points: 0, cut: { by: "floor", at: 0, before: -0.7 } });
});

test("P7, 0.5 − 0.1 × overdue − 0.2 × falsified, never below 0", () => {
  const item: ItemSource = {
    by: "events",
    ...named,
    weight: 0.5,
    events: [
      { metric: "overdue-start", minus: 0.1 },
      { metric: "falsified", minus: 0.2 },
    ],
  };
  for (let overdue = 0; overdue <= 6; overdue++) {
    for (let falsified = 0; falsified <= 3; falsified++) {
      // In tenths, because 0.5 − 0.1 × 3 is 0.19999999999999996 to a computer.
      const tenths = Math.max(0, 5 - overdue - 2 * falsified);
      expect(pointsOf(item, { actual: { "overdue-start": overdue, falsified } })).toBe(tenths / 10);
    }
  }
});

describe("P8, a ladder with a second condition", () => {
  const item: ItemSource = {
    by: "ladder",
    ...named,
    metric: "started",
    weight: 100,
    rungs: [
      { at: 100, points: 100 },
      { at: 80, points: 75 },
      { at: 50, points: 50 },
    ],
    also: { metric: "arrived", of: "large-amount", least: 20 },
  };
  test.each([
    [10, 20, 100],
    [9, 20, 75],
    [8, 20, 75],
    [7.9, 20, 50],
    [5, 25, 50],
    [4.9, 90, 0],
    [10, 19.9, 0],
  ])("%s of 10 projects and %s percent of the funds is %s", (started, percent, points) => {
    const figures = { actual: { started, arrived: percent * yi, "large-amount": 100 * yi }, target: { started: 10 } };
    expect(pointsOf(item, figures)).toBe(points);
  });

  test("cannot be climbed where there is nothing to take a share of", () => {
    expect(itemScore(item, { actual: { started: 10 }, target: { started: 10 } }).unscored).toEqual([
      { reason: "no_target", metric: "large-amount" },
    ]);
  });
});

test("P9, relative to the best in the group: projects ÷ max × 15", () => {
  const item: ItemSource = { by: "best", ...named, metric: "large", weight: 15 };
  const others = [{ actual: { large: 12 } }, { actual: { large: 3 } }];
  expect(pointsOf(item, { actual: { large: 8 } }, { others })).toBe(10);
  expect(pointsOf(item, { actual: { large: 24 } }, { others })).toBe(15);
  expect(itemScore(item, {}, { others: [{}] })).toMatchObject({
    points: 0,
    unscored: [{ reason: "nobody", metric: "large" }],
  });
});

test("P10, an equal split: 20 points among three is 20/3", () => {
  const item: ItemSource = { by: "split", ...named, metric: "fdi-projects", points: 20 };
  const score = itemScore(item, { heads: { "fdi-projects": [0, 0, 1] } });
  expect(score.points).toBe(6.67);
  expect(score.lines).toEqual([
    { kind: "heads", metric: "fdi-projects", projects: 1, units: 3, each: 20, points: 20 / 3 },
  ]);
  // Three thirds are the whole, not 19.99 or 20.01.
  expect(pointsOf(item, { heads: { "fdi-projects": [0, 0, 3] } })).toBe(20);
  expect(pointsOf(item, { heads: { "fdi-projects": [1, 1, 1] } })).toBe(36.67);
  expect(pointsOf({ ...item, cap: 25 }, { heads: { "fdi-projects": [1, 1, 1] } })).toBe(25);
});

describe("P11, bonuses with caps", () => {
  const item: ItemSource = {
    by: "bonus",
    ...named,
    parts: [
      { metric: "large", points: 2, over: true, cap: 6 },
      { metric: "over-1bn-funded", points: 4, except: "over-5bn-funded" },
      { metric: "over-5bn-funded", points: 8 },
      { metric: "leading", points: 10 },
      { mark: "visit", points: 0.5, cap: 3 },
      { mark: "event", points: 3 },
      { metric: "valid-leads", points: 0.5 },
    ],
  };
  test.each([
    ["two beyond the target", { actual: { large: 12 }, target: { large: 10 } }, 4],
    ["five beyond the target", { actual: { large: 15 }, target: { large: 10 } }, 6],
    ["one of ¥1bn", { actual: { "over-1bn-funded": 1 }, target: { large: 1 } }, 4],
    [
      "one of ¥5bn, which is over ¥1bn too",
      { actual: { "over-1bn-funded": 1, "over-5bn-funded": 1 }, target: { large: 1 } },
      8,
    ],
    ["a leader of its branch", { actual: { leading: 1 }, target: { large: 1 } }, 10],
    ["eight visits arranged", { marks: { visit: 8 }, target: { large: 1 } }, 3],
    [
      "an event and three valid leads",
      { marks: { event: 1 }, actual: { "valid-leads": 3 }, target: { large: 1 } },
      4.5,
    ],
  ])("%s", (_name, figures, points) => {
    expect(pointsOf(item, figures, { marks })).toBe(points);
  });

  test("what needs a target waits for it, the others count", () => {
    expect(itemScore(item, { actual: { large: 12, leading: 1 } }, { marks })).toMatchObject({
      points: 10,
      unscored: [{ reason: "no_target", metric: "large" }],
    });
  });
});

test("P12, partners' ratings: park 70%, town 30% of 15", () => {
  const item: ItemSource = {
    by: "partner",
    ...named,
    weight: 15,
    parts: [
      { mark: "park", share: 70 },
      { mark: "town", share: 30 },
    ],
  };
  expect(pointsOf(item, { marks: { park: 92, town: 80 } }, { marks })).toBe(13.26);
  expect(pointsOf(item, { marks: { park: 0, town: 0 } }, { marks })).toBe(0);
  expect(itemScore(item, { marks: { park: 92 } }, { marks }).unscored).toEqual([{ reason: "no_mark", mark: "town" }]);
});

test("a mark may be called as things are called inside the machine", () => {
  const odd = [{ code: "constructor", name: "构造", kind: "percent" as const }];
  const item: ItemSource = { by: "partner", ...named, weight: 5, parts: [{ mark: "constructor", share: 100 }] };
  expect(itemScore(item, {}, { marks: odd }).unscored).toEqual([{ reason: "no_mark", mark: "constructor" }]);
  expect(pointsOf(item, { marks: { constructor: 50 } }, { marks: odd })).toBe(2.5);
});

test("P13, growth: Liaocheng's 10.2% on the year before, of 20% for all points", () => {
  const item: ItemSource = { by: "growth", ...named, metric: "arrived", weight: 10, full: 20 };
  const last = { arrived: 500 * yi };
  expect(pointsOf(item, { actual: { arrived: 551 * yi }, lastYear: last })).toBe(5.1);
  expect(pointsOf(item, { actual: { arrived: 900 * yi }, lastYear: last })).toBe(10);
  expect(pointsOf(item, { actual: { arrived: 400 * yi }, lastYear: last })).toBe(0);
  expect(itemScore(item, { actual: { arrived: yi }, lastYear: {} })).toMatchObject({
    points: 0,
    unscored: [{ reason: "no_last_year", metric: "arrived" }],
  });
});

describe("P14, direct promotion and veto", () => {
  const grades = [
    { code: "first", name: "一等", least: 90 },
    { code: "second", name: "二等", least: 75 },
  ];
  const ruleSet = ruleSetOf(
    rules({
      marks: [{ code: "accident", name: "责任事故", kind: "count" }],
      vetoes: [{ code: "safety", name: "安全生产", mark: "accident" }],
      promotions: [
        {
          code: "beyond",
          name: "超额",
          met: ["large"],
          any: [
            { metric: "large", over: true, least: 3 },
            { metric: "over-1bn", least: 1 },
            { metric: "fdi", least: { currency: "USD", amount: 30_000_000 } },
          ],
        },
      ],
      grades,
    }),
  );
  const base = { ...noFigures, target: { arrived: 100, large: 5 } };
  const scoreOf = (actual: Readonly<Record<string, number>>, own = {}) =>
    scoreGroup(ruleSet, [{ ...base, actual: { arrived: 80, ...actual }, ...own }], { schedule: 1 }).units[0];

  test.each([
    ["three more than the task", { large: 8 }, ["second", "first"]],
    ["two more than the task", { large: 7 }, ["second", "second"]],
    ["the task and one of ¥1bn", { large: 5, "over-1bn": 1 }, ["second", "first"]],
    ["the task and US$30m", { large: 5, fdi: 30 * usd1m }, ["second", "first"]],
    ["one of ¥1bn and the task missed", { large: 4, "over-1bn": 1 }, ["second", "second"]],
    ["who has the best already", { arrived: 95, large: 8 }, ["first", "first"]],
    ["who is below all grades", { arrived: 10, large: 8 }, [undefined, "second"]],
  ])("%s", (_name, actual, [byTotal, now]) => {
    expect(scoreOf(actual)?.grade).toEqual({ byTotal, now });
  });

  test("a vetoed unit keeps its points, comes last and has no rank, and is not promoted", () => {
    const units = [
      { ...base, unitId: 1, actual: { arrived: 99, large: 9 }, marks: { accident: 1 } },
      { ...base, unitId: 2, actual: { arrived: 50 } },
      { ...base, unitId: 3, actual: { arrived: 70 } },
    ];
    const { units: scored } = scoreGroup(ruleSet, units, { schedule: 1 });
    expect(scored.map(({ unitId, rank, total }) => [unitId, rank, total])).toEqual([
      [3, 1, 70],
      [2, 2, 50],
      [1, undefined, 99],
    ]);
    expect(scored[2]?.vetoes).toEqual([
      { code: "safety", term: { source: { kind: "mark", mark: "accident" }, value: 1 } },
    ]);
    expect(scored[2]?.grade).toEqual({ byTotal: "first", now: undefined });
  });
});

test("P15, 12 points, −1 for each monthly table missing", () => {
  const item: ItemSource = { by: "late", ...named, mark: "tables", weight: 12, minus: 1 };
  expect([0, 1, 12, 13].map((tables) => pointsOf(item, { marks: { tables } }, { marks }))).toEqual([12, 11, 0, 0]);
});

test("P16, the hundred-point mix: 10, 20, 30 and 40, each section with its cap", () => {
  const section = (code: string, weight: number, cap: number) => ({
    code,
    name: code,
    cap,
    items: [{ by: "ratio" as const, code: `${code}-item`, name: code, metric: code, weight, limit: 200 }],
  });
  const ruleSet = ruleSetOf(
    rules({
      sections: [
        section("basic", 10, 10),
        section("targets", 20, 25),
        section("start", 30, 30),
        section("scale", 40, 40),
      ],
    }),
  );
  const every = (value: number) => ({ basic: value, targets: value, start: value, scale: value });
  const total = (value: number) =>
    scoreGroup(ruleSet, [{ ...noFigures, actual: every(value), target: every(4) }], { schedule: 1 }).units[0];
  expect(total(4)?.total).toBe(100);
  expect(total(2)?.total).toBe(50);
  expect(total(8)?.sections.map(({ before, points }) => [before, points])).toEqual([
    [20, 10],
    [40, 25],
    [60, 30],
    [80, 40],
  ]);
});

test("P17, contracts by cohort: 履约率 10, 开竣工率 20, 到位率 35, this year's arrived 35", () => {
  const cohort = (code: string, weight: number, part: "performed" | "started" | "arrived", of: "signed" | "contract") =>
    ({ by: "cohort", code, name: code, weight, part, of, since: 2012 }) as const;
  const ruleSet = ruleSetOf(
    rules({
      sections: [
        {
          code: "contracts",
          name: "合同",
          cap: 100,
          items: [
            cohort("performance", 10, "performed", "signed"),
            cohort("start", 20, "started", "signed"),
            cohort("arrival", 35, "arrived", "contract"),
            { by: "ratio", code: "arrived", name: "当年到位", metric: "arrived", weight: 35 },
          ],
        },
      ],
    }),
  );
  const figures = {
    ...noFigures,
    actual: { arrived: 7 * yi },
    target: { arrived: 10 * yi },
    // Lanzhou's 19th fair: 82.98% started, 45.59% of the money arrived.
    cohort: {
      "signed@2012": 10_000,
      "performed@2012": 9000,
      "started@2012": 8298,
      "contract@2012": 10_000 * yi,
      "arrived@2012": 4559 * yi,
    },
  };
  const items = scoreGroup(ruleSet, [figures], { schedule: 1 }).units[0]?.sections[0]?.items;
  expect(items?.map(({ points }) => points)).toEqual([9, 16.6, 15.96, 24.5]);
  // Cangxi's aim of 90% performed gives all points.
  const aimed = { ...cohort("performance", 10, "performed", "signed"), full: 90 };
  expect(pointsOf(aimed, figures)).toBe(10);
  expect(itemScore(aimed, {}).unscored).toEqual([{ reason: "no_cohort", cohort: "signed", since: 2012 }]);
});

test("a rule set says which figures it asks for, each once", () => {
  const ruleSet = ruleSetOf(
    rules({
      marks,
      vetoes: [{ code: "v", name: "否决", mark: "tables" }],
      promotions: [{ code: "p", name: "晋档", met: ["large"], any: [{ metric: "over-1bn", least: 1 }] }],
      sections: [
        {
          code: "all",
          name: "全部",
          cap: 200,
          items: [
            { by: "scheduled", code: "a", name: "a", metric: "arrived", weight: 50 },
            { by: "growth", code: "b", name: "b", metric: "arrived", weight: 20, full: 20 },
            { by: "ratio", code: "c", name: "c", metric: "signed", weight: 10, goal: 5 },
            { by: "cohort", code: "d", name: "d", weight: 20, part: "arrived", of: "contract", since: 2024 },
            { by: "split", code: "e", name: "e", metric: "fdi-projects", points: 2 },
            {
              by: "bonus",
              code: "f",
              name: "f",
              parts: [{ metric: "large", points: 1, over: true, except: "over-5bn" }],
            },
            { by: "bonus", code: "g", name: "g", parts: [{ mark: "event", points: 1 }] },
          ],
        },
      ],
    }),
  );
  expect(figuresNeeded(ruleSet)).toEqual({
    actual: ["arrived", "large", "over-1bn", "over-5bn", "signed"],
    lastYear: ["arrived"],
    target: ["arrived", "large"],
    marks: ["event", "tables"],
    cohort: [
      { cohort: "arrived", since: 2024 },
      { cohort: "contract", since: 2024 },
    ],
    heads: ["fdi-projects"],
  });
});

test("equal totals share a rank, and the next counts the units before it", () => {
  const ruleSet = only({ by: "ratio", ...named, metric: "arrived", weight: 100 });
  const units = [40, 90, 70, 70.004, 70.006].map((arrived, index) => ({
    ...noFigures,
    unitId: index + 1,
    actual: { arrived },
    target: { arrived: 100 },
  }));
  expect(scoreGroup(ruleSet, units, { schedule: 1 }).units.map(({ unitId, rank }) => [unitId, rank])).toEqual([
    [2, 1],
    [5, 2],
    [3, 3],
    [4, 3],
    [1, 5],
  ]);
});
