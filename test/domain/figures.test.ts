import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accumulate, cellKey, contributions, figureDeltas, keptPerShown } from "../../src/domain/figures.ts";
import type { Project, RollupCell } from "../../src/domain/model.ts";
import { periodsOf } from "../../src/domain/period.ts";
import { loadPack } from "../../src/packs/index.ts";
import { aProject } from "./sample.ts";

const china = loadPack("cn-government");
const edo = loadPack("edo");

/** Cells of the pack's metrics themselves, without what is kept beside them. */
function ofMetrics(cells: readonly RollupCell[], pack = china): readonly RollupCell[] {
  return cells.filter(({ metric }) => pack.metrics.some(({ code }) => code === metric));
}

/** What a project counts for in its year, by metric. */
function inYear(project: Project, pack = china): Readonly<Record<string, number>> {
  const year = contributions(project, pack).filter(({ scale }) => scale === "Y");
  return shownSums(ofMetrics(year, pack), pack);
}

/** Sums by metric, in what people read of: projects, or minor units. */
function shownSums(cells: readonly RollupCell[], pack = china): Readonly<Record<string, number>> {
  return Object.fromEntries(
    cells.map(({ metric, value }) => {
      const rule = pack.metrics.find(({ code }) => code === metric);
      return [metric, rule ? value / keptPerShown(rule) : value];
    }),
  );
}

const everyStage = (pack: typeof china) =>
  Object.fromEntries(pack.stages.map(({ code }, index) => [code, `2026-0${1 + (index % 9)}-15`]));

describe("what a project counts for", () => {
  test("every metric of the Chinese pack, once it has come all the way", () => {
    const whole = aProject({ reached: everyStage(china), amount: { currency: "CNY", minor: 5e11 } });
    expect(inYear(whole)).toEqual({
      leads: 1,
      "valid-leads": 1,
      signed: 1,
      large: 1,
      "large-amount": 5e11,
      "band-2bn": 1,
      "over-1bn": 1,
      "over-5bn": 1,
      "signed-amount": 5e11,
      "fdi-projects": 1,
      started: 1,
      "large-started": 1,
      operating: 1,
      capacity: 1,
      statistics: 1,
    });
  });

  test("every metric of the English pack", () => {
    const whole = aProject({ reached: everyStage(edo), amount: { currency: "USD", minor: 3e9 } });
    expect(inYear(whole, edo)).toEqual({
      leads: 1,
      qualified: 1,
      wins: 1,
      capex: 3e9,
      started: 1,
      operating: 1,
    });
  });

  test("each figure falls on the day its stage was reached, in its day, week, month and year", () => {
    const cells = ofMetrics(contributions(aProject({ reached: { lead: "2026-12-31", signed: "2027-01-01" } }), china));
    const days = Object.fromEntries(cells.map(({ metric, scale, period }) => [`${metric} ${scale}`, period]));
    expect(days).toMatchObject({
      "leads Y": "2026",
      "leads M": "2026-12",
      "leads W": "2026-W53",
      "leads D": "2026-12-31",
      "signed Y": "2027",
      "signed M": "2027-01",
      "signed W": "2026-W53",
      "signed D": "2027-01-01",
    });
    expect(cells).toHaveLength(
      4 * Object.keys(inYear(aProject({ reached: { lead: "2026-12-31", signed: "2026-12-31" } }))).length,
    );
  });

  test.each([
    ["at ¥100m exactly", { currency: "CNY", minor: 10_000_000_000 }, 1],
    ["one fen below", { currency: "CNY", minor: 9_999_999_999 }, undefined],
    ["in another currency, however much", { currency: "USD", minor: 10_000_000_000_000 }, undefined],
    ["without an amount", null, undefined],
  ])("the ¥100m threshold: %s", (_case, amount, expected) => {
    expect(inYear(aProject({ amount }))["large"]).toBe(expected);
  });

  test("an amount is added in the metric's own currency alone", () => {
    expect(inYear(aProject({ amount: { currency: "USD", minor: 1e9 } }))).toEqual({
      leads: 1,
      signed: 1,
      "fdi-projects": 1,
      "overdue-start": 1,
    });
    expect(
      inYear(aProject({ reached: { announced: "2026-11-20" }, amount: { currency: "CNY", minor: 1e9 } }), edo),
    ).toEqual({ wins: 1, "overdue-start": 1 });
  });

  test("a stage that was skipped does not count, and what came after it does", () => {
    expect(inYear(aProject({ reached: { lead: "2026-01-05", operating: "2026-11-20" }, amount: null }))).toEqual({
      leads: 1,
      operating: 1,
    });
  });

  test("a void project counts nowhere", () => {
    expect(contributions(aProject({ voided: true, reached: everyStage(china) }), china)).toEqual([]);
  });
});

describe("what a change adds to the figures", () => {
  const day = fc
    .integer({ min: 0, max: 800 })
    .map((back) => new Date(Date.UTC(2027, 0, 1) - back * 86_400_000).toISOString().slice(0, 10));
  const project = fc
    .record({
      reached: fc.dictionary(fc.constantFrom(...china.stages.map(({ code }) => code)), day),
      amount: fc.option(
        fc.record({ currency: fc.constantFrom("CNY", "USD"), minor: fc.integer({ min: 1, max: 1e13 }) }),
      ),
      origin: fc.constantFrom("attracted", "grown"),
      unitId: fc.constantFrom(1, 2),
      voided: fc.boolean(),
    })
    .map((changes) => aProject({ ...changes, reached: { ...changes.reached } }));

  const sumOf = (cells: Iterable<RollupCell>) => {
    const sums = new Map<string, RollupCell>();
    for (const cell of cells) accumulate(sums, cell);
    return Object.fromEntries([...sums].filter(([, cell]) => cell.value !== 0).map(([key, cell]) => [key, cell.value]));
  };

  test("is the difference, whatever the change, and taking it back takes back exactly that", () => {
    fc.assert(
      fc.property(fc.array(project, { minLength: 1, maxLength: 6 }), (states) => {
        const deltas = states.flatMap((state, index) => figureDeltas(states[index - 1], state, china));
        const last = states.at(-1) ?? aProject();
        expect(sumOf(deltas)).toEqual(sumOf(contributions(last, china)));
        const back = states.toReversed().flatMap((state, index, list) => figureDeltas(list[index - 1], state, china));
        expect(sumOf([...deltas, ...figureDeltas(last, { ...last, voided: true }, china)])).toEqual({});
        expect(sumOf(back)).toEqual(sumOf(contributions(states[0] ?? last, china)));
      }),
    );
  });

  test("an edit of words adds nothing, an edit of the amount corrects both sides of the threshold", () => {
    const before = aProject();
    expect(figureDeltas(before, { ...before, note: "改", name: "别名" }, china)).toEqual([]);
    const smaller = figureDeltas(before, { ...before, amount: { currency: "CNY", minor: 9_000_000_000 } }, china);
    const year = shownSums(ofMetrics(smaller.filter(({ scale }) => scale === "Y")));
    expect(year).toEqual({
      large: -1,
      "large-amount": -5e11,
      "band-2bn": -1,
      "over-1bn": -1,
      "over-5bn": -1,
      "signed-amount": 9e9 - 5e11,
    });
  });

  test("a cell is told from every other by its name", () => {
    const periods = periodsOf("2026-11-20");
    const cells = contributions(aProject(), china);
    expect(new Set(cells.map(cellKey)).size).toBe(cells.length);
    expect(cells.map(({ period }) => period)).toContain(periods.W);
  });
});
