import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coverOf } from "../../src/domain/boards/cover.ts";
import { addDays, daysBetween } from "../../src/domain/day.ts";
import { periodsOf } from "../../src/domain/period.ts";

const written = (from: `${number}-${number}-${number}`, to: `${number}-${number}-${number}`) =>
  coverOf(from, to).map(({ period, sign }) => `${sign < 0 ? "-" : ""}${period}`);

describe("kept periods that come to the days asked for", () => {
  test.each([
    ["2026-11-23", "2026-11-23", ["2026-11-23"]],
    ["2026-11-23", "2026-11-24", ["2026-11-23", "2026-11-24"]],
    ["2026-11-23", "2026-11-29", ["2026-W48"]],
    ["2026-11-01", "2026-11-30", ["2026-11"]],
    ["2026-11-01", "2026-11-29", ["2026-11", "-2026-11-30"]],
    ["2026-01-01", "2026-12-31", ["2026"]],
    ["2026-01-01", "2026-12-29", ["2026", "-2026-12-30", "-2026-12-31"]],
    ["2026-02-01", "2026-12-31", ["2026", "-2026-01"]],
    ["2026-01-01", "2026-02-02", ["2026-01", "2026-02-01", "2026-02-02"]],
    ["2025-12-31", "2027-01-01", ["2025-12-31", "2026", "2027-01-01"]],
    ["2026-11-02", "2026-11-01", []],
  ] as const)("%s to %s", (from, to, periods) => {
    expect(written(from, to)).toEqual(periods);
  });

  const day = fc.integer({ min: 0, max: 4000 }).map((after) => addDays("2023-01-01", after));

  test("each day of them once and no other", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -3, max: 900 }), fc.integer({ min: -400, max: 1300 }), (from, length, at) => {
        const [to, other] = [addDays(from, length), addDays(from, at)];
        const times = coverOf(from, to)
          .filter(({ scale, period }) => periodsOf(other)[scale] === period)
          .reduce((sum, { sign }) => sum + sign, 0);
        expect(times).toBe(from <= other && other <= to ? 1 : 0);
      }),
      { numRuns: 2000 },
    );
  });

  test("of a year up to any of its days, few", () => {
    const counts = Array.from({ length: daysBetween("2023-01-01", "2031-01-01") }, (_, after) => {
      const to = addDays("2023-01-01", after);
      return coverOf(`${to.slice(0, 4)}-01-01`, to).length;
    });
    expect(Math.max(...counts)).toBeLessThanOrEqual(15);
  });
});
