import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hours, Quiet } from "../../src/domain/model.ts";
import { isQuietAt } from "../../src/domain/reminders/quiet.ts";
import { digestTime } from "../../src/domain/reminders/when.ts";
import { runs } from "../runs.ts";

const office: Hours = { from: "08:30", to: "17:30" };
const quiet = (from: string, to: string): Quiet => ({ hours: { from, to } });

describe("when somebody's digest comes", () => {
  it.each([
    ["at the pack's time", "09:05", office, undefined, "09:05"],
    ["not before the unit begins", "09:05", { from: "10:00", to: "19:00" }, undefined, "10:05"],
    ["nor as it begins", "09:05", { from: "09:04", to: "17:00" }, undefined, "09:05"],
    ["at night nobody is disturbed anyway", "09:05", office, quiet("20:00", "08:00"), "09:05"],
    ["when the quiet hours end", "09:05", office, quiet("20:00", "09:40"), "09:40"],
    ["and not on the half hour", "09:05", office, quiet("20:00", "09:30"), "09:32"],
    ["nor the hour", "09:05", office, quiet("08:00", "14:00"), "14:02"],
    ["a quiet noon changes nothing", "09:05", office, quiet("12:00", "14:00"), "09:05"],
    ["quiet to the end of the day: not at all", "09:05", office, quiet("08:00", "17:30"), undefined],
    ["quiet from before it to after it: not at all", "09:05", office, quiet("20:00", "18:00"), undefined],
    ["two minutes are too few to come off the half hour", "09:05", office, quiet("20:00", "17:29"), "17:29"],
    ["quiet from nine to eight: there is room before nine", "09:05", office, quiet("09:00", "08:00"), "08:35"],
    [
      "quiet from nine on, at work from nine: none",
      "09:05",
      { from: "09:00", to: "17:00" },
      quiet("09:00", "08:00"),
      undefined,
    ],
    ["a unit that is done by nine", "09:05", { from: "06:00", to: "09:00" }, undefined, "06:05"],
    ["away is no quiet hour", "09:05", office, { awayUntil: "2026-12-10" }, "09:05"],
  ] as const)("%s", (_, usual, hours, own, at) => {
    expect(digestTime(usual, hours, own)).toBe(at);
  });

  it("is in the unit's hours and out of the person's quiet ones, and never where there is room for none", () => {
    const text = (minutes: number) =>
      [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
    const time = fc.nat({ max: 24 * 60 - 1 }).map(text);
    const hours = fc
      .tuple(fc.nat({ max: 20 * 60 }), fc.integer({ min: 60, max: 12 * 60 }))
      .map(([from, length]) => ({ from: text(from), to: text(Math.min(from + length, 24 * 60 - 1)) }));
    const wish = fc
      .tuple(time, time)
      .filter(([from, to]) => from !== to)
      .map(([from, to]) => quiet(from, to));
    fc.assert(
      fc.property(hours, fc.option(wish, { nil: undefined }), (unit, own) => {
        const at = digestTime("09:05", unit, own);
        const free = Array.from({ length: 24 * 60 }, (_, index) => text(index)).filter(
          (one) => one >= unit.from && one < unit.to && !(own && isQuietAt(own, one)),
        );
        if (at !== undefined) {
          expect(free).toContain(at);
          expect(at).not.toMatch(/:[03]0$/u);
        } else expect(free.length).toBeLessThanOrEqual(10);
      }),
      { numRuns: runs(300) },
    );
  });
});
