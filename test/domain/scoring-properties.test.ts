import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exact, over, plus, rounded, shown, times } from "../../src/domain/scoring/exact.ts";
import type { UnitFigures } from "../../src/domain/scoring/model.ts";
import { scoreGroup } from "../../src/domain/scoring/score.ts";
import type { RuleSetSource } from "../../src/packs/rules/shape.ts";
import { noFigures, rules, ruleSetOf, type ItemSource } from "./scoring-sample.ts";
import { runs } from "../runs.ts";

/** Metrics whose every one is a result; `fault` is none. */
const results = ["a", "b", "c"] as const;
const metric = fc.constantFrom(...results);
const tenths = (most: number) => fc.integer({ min: 1, max: most * 10 }).map((value) => value / 10);
const cap = fc.option(tenths(30), { nil: undefined });

/** Items of every kind that gives points for results, none that takes them for faults. */
const item: fc.Arbitrary<ItemSource> = fc
  .record({
    metric,
    other: metric,
    weight: tenths(30),
    small: tenths(3),
    cap,
    goal: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  })
  .chain(({ metric, other, weight, small, cap, goal }) => {
    const named = { code: "x", name: "x", ...(cap === undefined ? {} : { cap }) };
    const aim = goal === undefined ? {} : { goal };
    return fc.constantFrom<ItemSource>(
      { by: "ratio", ...named, metric, weight, ...aim },
      { by: "scheduled", ...named, metric, weight, ...aim, limit: 130 },
      { by: "met", ...named, metric, weight, ...aim, bonus: { points: small, per: 2, cap: 4 } },
      { by: "missing", ...named, metric, weight, ...aim, minus: small, plus: small },
      {
        by: "mix",
        ...named,
        weight,
        parts: [
          { metric, share: 40 },
          { metric: other, share: 60, ...aim },
        ],
      },
      {
        by: "bands",
        ...named,
        weight,
        minus: small,
        bands: [
          { metric, least: 3 },
          { metric: other, least: 1 },
        ],
      },
      {
        by: "ladder",
        ...named,
        metric,
        weight,
        ...aim,
        rungs: [
          { at: 100, points: weight },
          { at: 50, points: weight / 2 },
        ],
        also: { metric: other, least: 30 },
      },
      { by: "best", ...named, metric, weight },
      { by: "split", ...named, metric, weight, points: small },
      {
        by: "bonus",
        ...named,
        parts: [
          { metric, points: small, cap: 5 },
          { metric: other, points: small, over: true, ...aim },
        ],
      },
      { by: "growth", ...named, metric, weight, full: 25 },
      { by: "cohort", ...named, weight, part: "started", of: "signed", since: 2024, full: 80 },
      { by: "partner", ...named, weight, parts: [{ mark: "rating", share: 100 }] },
      { by: "late", ...named, mark: "late", weight, minus: small },
      { by: "events", ...named, weight, events: [{ metric: "fault", minus: small }] },
    );
  });

const ruleSet = fc.array(item, { minLength: 1, maxLength: 8 }).chain((items) =>
  fc.integer({ min: 0, max: 40 }).map((slack) => {
    const coded = items.map((one, index) => ({ ...one, code: `x${index}` }));
    const weight = Math.round(coded.reduce((sum, one) => sum + ("weight" in one ? (one.weight ?? 0) : 0), 0) * 10) / 10;
    const source: RuleSetSource = rules({
      headline: "a",
      full: weight,
      marks: [
        { code: "rating", name: "r", kind: "percent" },
        { code: "late", name: "l", kind: "count" },
      ],
      sections: [{ code: "s", name: "s", cap: weight + slack, items: coded }],
    });
    return ruleSetOf(source);
  }),
);

/** Shares of projects come in hundredths. */
const value = fc.integer({ min: 0, max: 2000 }).map((hundredths) => hundredths / 100);
const figures: fc.Arbitrary<UnitFigures> = fc.record({
  unitId: fc.constant(1),
  actual: fc.record({ a: value, b: value, c: value, fault: fc.integer({ min: 0, max: 4 }) }),
  lastYear: fc.record({ a: value, b: value, c: value }),
  target: fc.record({ a: fc.option(value, { nil: undefined }), b: value, c: value }),
  marks: fc.record({ rating: fc.integer({ min: 0, max: 100 }), late: fc.integer({ min: 0, max: 12 }) }),
  cohort: fc.record({ "signed@2024": fc.integer({ min: 0, max: 9 }), "started@2024": fc.integer({ min: 0, max: 9 }) }),
  heads: fc.record({ a: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }) }),
});
const group = fc
  .array(figures, { minLength: 1, maxLength: 6 })
  .map((units) => units.map((unit, index) => ({ ...unit, unitId: index + 1 })));
const schedule = fc.integer({ min: 1, max: 365 }).map((day) => day / 365);

describe("whatever the rule set", () => {
  test("more results never give fewer points", () => {
    fc.assert(
      fc.property(ruleSet, group, schedule, metric, value, (rule, units, share, more, by) => {
        const [first, ...others] = units;
        if (!first) return;
        const better = {
          ...first,
          actual: { ...first.actual, [more]: (first.actual[more] ?? 0) + by },
          heads: { ...first.heads, [more]: [...(first.heads[more] ?? []), 1] },
          cohort: { ...first.cohort, "started@2024": (first.cohort["started@2024"] ?? 0) + 1 },
        };
        const totalOf = (unit: UnitFigures) =>
          scoreGroup(rule, [unit, ...others], { schedule: share }).units.find(({ unitId }) => unitId === 1)?.total ?? 0;
        expect(totalOf(better)).toBeGreaterThanOrEqual(totalOf(first));
      }),
      { numRuns: runs(300) },
    );
  });

  test("no item is above its cap and no section above its own; points are whole hundredths that add up", () => {
    fc.assert(
      fc.property(ruleSet, group, schedule, (rule, units, share) => {
        for (const unit of scoreGroup(rule, units, { schedule: share }).units) {
          for (const section of unit.sections) {
            expect(section.points).toBeLessThanOrEqual(section.section.cap);
            for (const one of section.items) {
              expect(one.points).toBe(Math.round(one.points * 100) / 100);
              if (one.item.cap !== undefined) expect(one.points).toBeLessThanOrEqual(one.item.cap);
              if (one.lines.length === 0 && one.item.by !== "split") expect(one.points).toBe(0);
            }
            const sum = section.items.reduce((all, { points }) => all + Math.round(points * 100), 0) / 100;
            expect(section.before).toBe(sum);
          }
          expect(unit.total).toBe(unit.sections.reduce((all, { points }) => all + Math.round(points * 100), 0) / 100);
        }
      }),
      { numRuns: runs(200) },
    );
  });

  test("the lines that are shown come to the points", () => {
    fc.assert(
      fc.property(ruleSet, group, schedule, (rule, units, share) => {
        const items = scoreGroup(rule, units, { schedule: share }).units.flatMap(({ sections }) =>
          sections.flatMap(({ items: scored }) => scored),
        );
        for (const { lines, cut, points } of items) {
          const stopped = lines.some((line) => line.kind === "also" && !line.met);
          const sum = lines.reduce((all, line) => all + ("points" in line ? line.points : 0), 0);
          // Halves of a hundredth may fall to either side in this test's own floats.
          if (cut) expect(sum).toBeCloseTo(cut.before, 6);
          else expect(Math.abs(points - (stopped ? 0 : sum))).toBeLessThanOrEqual(0.005 + 1e-9);
        }
      }),
      { numRuns: runs(200) },
    );
  });

  test("the order of the units does not matter, and equal figures have equal ranks", () => {
    fc.assert(
      fc.property(ruleSet, group, schedule, fc.integer({ min: 0, max: 5 }), (rule, units, share, turn) => {
        const twin = { ...(units[0] ?? noFigures), unitId: 99 };
        const all = [...units, twin];
        const turned = [...all.slice(turn), ...all.slice(0, turn)].toReversed();
        const { units: scored } = scoreGroup(rule, all, { schedule: share });
        expect(scoreGroup(rule, turned, { schedule: share }).units).toEqual(scored);
        const rankOf = (id: number) => scored.find(({ unitId }) => unitId === id)?.rank;
        expect(rankOf(99)).toBe(rankOf(1));
        // 1, 2, 2, 4: a rank is one more than the units above it.
        for (const unit of scored) expect(unit.rank).toBe(1 + scored.filter(({ total }) => total > unit.total).length);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe("exact numbers", () => {
  test("are the decimals a person writes", () => {
    expect(shown(plus(exact(0.1), exact(0.2)))).toBe(0.3);
    expect(exact(1.25e-7)).toEqual({ top: 1n, bottom: 8_000_000n });
    expect(exact(1e21)).toEqual({ top: 10n ** 21n, bottom: 1n });
    expect(exact(-2.5)).toEqual({ top: -5n, bottom: 2n });
    expect(() => exact(Number.NaN)).toThrow(RangeError);
    expect(() => over(exact(1), exact(0))).toThrow(RangeError);
  });

  test.each([
    [1.005, 1.01],
    [0.004999, 0],
    [0.005, 0.01],
    [-0.125, -0.12],
    [-0.126, -0.13],
  ])("%s is rounded to %s: half up, where a float's product would miss it", (given, wanted) => {
    expect(shown(rounded(exact(given), 2))).toBe(wanted);
  });

  test("come back from any sum of cents", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 1e6 }), (top, bottom) => {
        const ratio = over(exact(top / 100), exact(bottom));
        expect(times(ratio, exact(bottom))).toEqual(exact(top / 100));
      }),
    );
  });
});
