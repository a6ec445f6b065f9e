import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../src/domain/day.ts";
import { periodsOf, sameDayLastYear, scheduleShare, yearToDateRanges } from "../../src/domain/period.ts";

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays("1990-01-01", count));

describe("the periods of a day", () => {
  it.each([
    ["2026-11-23", "2026", "2026-11", "2026-W48"],
    ["2026-01-01", "2026", "2026-01", "2026-W01"],
    ["2027-01-01", "2027", "2027-01", "2026-W53"],
    ["2027-01-03", "2027", "2027-01", "2026-W53"],
    ["2027-01-04", "2027", "2027-01", "2027-W01"],
    ["2024-12-30", "2024", "2024-12", "2025-W01"],
    ["2021-01-03", "2021", "2021-01", "2020-W53"],
  ])("%s", (day, Y, M, W) => {
    expect(periodsOf(day)).toEqual({ Y, M, W, D: day });
  });

  it("has weeks of seven days that begin on Monday", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const week = periodsOf(day).W;
        const around = Array.from({ length: 13 }, (_, index) => addDays(day, index - 6)).filter(
          (other) => periodsOf(other).W === week,
        );
        expect(around).toHaveLength(7);
        expect(new Date(`${around[0]}T00:00:00Z`).getUTCDay()).toBe(1);
      }),
    );
  });
});

describe("序时进度", () => {
  it.each([
    ["2026-01-01", 1 / 365],
    ["2026-11-23", 327 / 365],
    ["2028-02-29", 60 / 366],
    ["2028-12-31", 1],
    ["2026-12-31", 1],
  ])("%s", (day, share) => {
    expect(scheduleShare(day)).toBe(share);
  });

  it("grows every day of a year, above 0 and to 1, and starts again", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const share = scheduleShare(day);
        const next = scheduleShare(addDays(day, 1));
        expect(share).toBeGreaterThan(0);
        expect(share).toBeLessThanOrEqual(1);
        if (day.endsWith("-12-31")) expect([share, next < 0.01]).toEqual([1, true]);
        else expect(next).toBeGreaterThan(share);
      }),
    );
  });
});

describe("the same day of last year", () => {
  it.each([
    ["2026-11-23", "2025-11-23"],
    ["2028-02-29", "2027-02-28"],
    ["2029-02-28", "2028-02-28"],
    ["2028-12-31", "2027-12-31"],
  ])("of %s is %s", (day, before) => {
    expect(sameDayLastYear(day)).toBe(before);
  });
});

describe("the year to date", () => {
  it.each([
    [
      "2026-11-23",
      [
        { scale: "M", from: "2026-01", to: "2026-10" },
        { scale: "D", from: "2026-11-01", to: "2026-11-23" },
      ],
    ],
    ["2026-01-09", [{ scale: "D", from: "2026-01-01", to: "2026-01-09" }]],
    ["2026-01-31", [{ scale: "M", from: "2026-01", to: "2026-01" }]],
    [
      "2028-02-28",
      [
        { scale: "M", from: "2028-01", to: "2028-01" },
        { scale: "D", from: "2028-02-01", to: "2028-02-28" },
      ],
    ],
    ["2028-02-29", [{ scale: "M", from: "2028-01", to: "2028-02" }]],
    ["2026-12-31", [{ scale: "M", from: "2026-01", to: "2026-12" }]],
  ])("to %s", (day, ranges) => {
    expect(yearToDateRanges(day)).toEqual(ranges);
  });

  it("covers each day from 1 January once, and none after", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (day, shift) => {
        const other = addDays(day, shift);
        const covering = yearToDateRanges(day).filter((range) => {
          const key = periodsOf(other)[range.scale];
          return range.from <= key && key <= range.to;
        });
        const wanted = other.slice(0, 4) === day.slice(0, 4) && other <= day;
        expect(covering).toHaveLength(wanted ? 1 : 0);
      }),
    );
  });
});
