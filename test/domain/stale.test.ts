import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarFor } from "../../src/domain/calendar.ts";
import { addDays, instantOf } from "../../src/domain/day.ts";
import type { Day } from "../../src/domain/model.ts";
import { dueAt, lampOf, type Clocked } from "../../src/domain/stale.ts";
import { loadPack } from "../../src/packs/index.ts";
import { runs } from "../runs.ts";

const shanghai = "Asia/Shanghai";
const pack = loadPack("cn-government");
const calendar = calendarFor(pack.calendar);

/** A project without plans whose last substantive entry was on this day at ten, local time. */
function project(stage: string, progress: Day, change: Partial<Clocked> = {}, timezone = shanghai): Clocked {
  const progressAt = instantOf(progress, "10:00", timezone).toISOString();
  return { stage, progressAt, next: null, voided: false, side: null, ...change };
}

const planned = (on: Day): Partial<Clocked> => ({ next: { on, what: "实地考察" } });
const due = (clocked: Clocked): string | undefined => dueAt(clocked, pack, calendar, shanghai)?.toISOString();
/** Local midnight in Shanghai. */
const dawn = (day: Day): string => `${addDays(day, -1)}T16:00:00.000Z`;
const lampAt = (clocked: Clocked, day: Day, time = "09:05") =>
  lampOf(clocked, pack, calendar, shanghai, instantOf(day, time, shanghai));

describe("when a clock runs out", () => {
  it.each([
    ["a Friday's lead has all of Monday", "lead", "2026-11-20", "2026-11-24"],
    ["so has one logged on Saturday", "lead", "2026-11-21", "2026-11-24"],
    ["a Monday's has all of Tuesday", "lead", "2026-11-23", "2026-11-25"],
    ["a Thursday's has Friday, and nobody is late on a weekend", "lead", "2026-11-19", "2026-11-23"],
    ["a holiday does not count", "lead", "2026-09-30", "2026-10-09"],
    ["a Saturday worked does", "lead", "2026-10-09", "2026-10-12"],
    ["screening has three days", "screening", "2026-11-23", "2026-11-27"],
    ["talks have fourteen", "negotiation", "2026-11-02", "2026-11-23"],
    ["and over the new year too", "negotiation", "2025-12-22", "2026-01-13"],
  ])("%s: %s of %s", (_, stage, progress, day) => {
    expect(due(project(stage, progress))).toBe(dawn(day));
  });

  it("does not matter at what time of the day the progress was made", () => {
    const early = { ...project("lead", "2026-11-23"), progressAt: "2026-11-22T16:00:00.000Z" };
    const late = { ...project("lead", "2026-11-23"), progressAt: "2026-11-23T15:59:59.999Z" };
    expect([due(early), due(late)]).toEqual([dawn("2026-11-25"), dawn("2026-11-25")]);
  });

  it("is local midnight, also where the day begins at one", () => {
    const edo = loadPack("edo");
    const lead = project("lead", "2026-03-05", {}, "America/Havana");
    const instant = dueAt(lead, edo, calendarFor("weekdays", { "2026-03-08": "work" }), "America/Havana");
    expect(instant?.toISOString()).toBe("2026-03-08T05:00:00.000Z");
  });

  it("is never for a stage without a clock, a void project, or a stage of another pack", () => {
    expect(due(project("capacity", "2026-01-05"))).toBeUndefined();
    expect(due(project("lead", "2026-01-05", { voided: true }))).toBeUndefined();
    expect(due(project("announced", "2026-01-05"))).toBeUndefined();
  });
});

describe("a planned step", () => {
  it.each([
    ["holds to the end of the working day after it", "2026-11-20", "2026-11-25", "2026-11-27"],
    ["on a Saturday holds to the end of Monday", "2026-11-20", "2026-11-28", "2026-12-01"],
    ["in the past holds nothing", "2026-11-20", "2026-11-18", "2026-11-24"],
    ["before the clock's own end shortens nothing", "2026-11-23", "2026-11-23", "2026-11-25"],
    ["next year holds to the red lamp and no longer", "2026-08-03", "2027-08-03", "2026-11-02"],
    ["in the last year there is holds no longer either", "2026-08-03", "9999-12-31", "2026-11-02"],
    ["on the eve of the red lamp adds no day to it", "2026-08-03", "2026-10-30", "2026-11-02"],
  ])("%s", (_, progress, on, day) => {
    expect(due(project("lead", progress, planned(on)))).toBe(dawn(day));
  });
});

describe("the lamp", () => {
  const calm = { lamp: "green", overdueWorkingDays: 0, clears: "nothing" };

  it.each([
    ["the day of the progress", "lead", "2026-11-20", {}, "2026-11-20", { ...calm, idleDays: 0, reason: "fresh" }],
    ["the last allowed day", "lead", "2026-11-20", {}, "2026-11-23", { ...calm, idleDays: 3, reason: "fresh" }],
    [
      "the first late day",
      "lead",
      "2026-11-20",
      {},
      "2026-11-24",
      {
        lamp: "green",
        idleDays: 4,
        overdueWorkingDays: 1,
        reason: "clock",
        clears: "plan_or_progress",
      },
    ],
    [
      "a weekend adds no late day",
      "lead",
      "2026-11-20",
      {},
      "2026-11-29",
      {
        lamp: "green",
        idleDays: 9,
        overdueWorkingDays: 4,
        reason: "clock",
        clears: "plan_or_progress",
      },
    ],
    [
      "a plan within the clock",
      "negotiation",
      "2026-11-20",
      planned("2026-11-25"),
      "2026-11-24",
      { ...calm, idleDays: 4, reason: "fresh" },
    ],
    [
      "a plan that holds",
      "lead",
      "2026-11-20",
      planned("2026-11-25"),
      "2026-11-24",
      { ...calm, idleDays: 4, reason: "next_planned" },
    ],
    [
      "the day after the planned one",
      "lead",
      "2026-11-20",
      planned("2026-11-25"),
      "2026-11-26",
      { ...calm, idleDays: 6, reason: "next_planned" },
    ],
    [
      "a plan that passed counts from its end",
      "lead",
      "2026-11-20",
      planned("2026-11-25"),
      "2026-11-30",
      {
        lamp: "green",
        idleDays: 10,
        overdueWorkingDays: 2,
        reason: "clock",
        clears: "plan_or_progress",
      },
    ],
    [
      "59 days",
      "negotiation",
      "2026-09-25",
      {},
      "2026-11-23",
      {
        lamp: "green",
        idleDays: 59,
        overdueWorkingDays: 23,
        reason: "clock",
        clears: "plan_or_progress",
      },
    ],
    [
      "60 days",
      "negotiation",
      "2026-09-24",
      {},
      "2026-11-23",
      {
        lamp: "yellow",
        idleDays: 60,
        overdueWorkingDays: 23,
        reason: "yellow",
        clears: "plan_or_progress",
      },
    ],
    [
      "a plan at 60 days",
      "negotiation",
      "2026-09-24",
      planned("2026-12-01"),
      "2026-11-23",
      { ...calm, idleDays: 60, reason: "next_planned" },
    ],
    [
      "89 days",
      "lead",
      "2026-08-26",
      {},
      "2026-11-23",
      {
        lamp: "yellow",
        idleDays: 89,
        overdueWorkingDays: 58,
        reason: "yellow",
        clears: "plan_or_progress",
      },
    ],
    [
      "90 days",
      "lead",
      "2026-08-25",
      {},
      "2026-11-23",
      { lamp: "red", idleDays: 90, overdueWorkingDays: 59, reason: "red", clears: "progress" },
    ],
    [
      "90 days and a plan",
      "lead",
      "2026-08-25",
      planned("2027-03-01"),
      "2026-11-23",
      { lamp: "red", idleDays: 90, overdueWorkingDays: 1, reason: "red", clears: "progress" },
    ],
    ["full capacity", "capacity", "2020-01-06", {}, "2026-11-23", { ...calm, idleDays: 2513, reason: "no_clock" }],
  ] as const)("%s", (_, stage, progress, change, today, reading) => {
    expect(lampAt(project(stage, progress, change), today)).toEqual(reading);
  });

  it("changes at local midnight", () => {
    const lead = project("lead", "2026-11-20");
    expect(lampAt(lead, "2026-11-23", "23:59").reason).toBe("fresh");
    expect(lampAt(lead, "2026-11-24", "00:00").reason).toBe("clock");
  });

  it("is not confused by progress that a fast clock dated tomorrow", () => {
    expect(lampAt(project("lead", "2026-11-24"), "2026-11-23")).toEqual({
      ...calm,
      idleDays: 0,
      reason: "fresh",
    });
  });
});

describe("in every stage, plan and hour", () => {
  const day = fc.integer({ min: 0, max: 800 }).map((count) => addDays("2025-06-01", count));
  const clocked = fc.record({
    stage: fc.constantFrom(...pack.stages.map((stage) => stage.code)),
    progressAt: day.map((on) => instantOf(on, "23:30", shanghai).toISOString()),
    next: fc.option(day.map((on) => ({ on, what: "见面" }))),
    voided: fc.constant(false),
    side: fc.constant(null),
  });
  const instant = fc.integer({ min: Date.UTC(2025, 5, 1), max: Date.UTC(2028, 0, 1) }).map((at) => new Date(at));
  const at = (date: Date, item: Clocked) => lampOf(item, pack, calendar, shanghai, date);

  it("something clears the lamp exactly from the due instant on, and it is late by a working day or more", () => {
    fc.assert(
      fc.property(clocked, instant, (item, now) => {
        const dueNow = (dueAt(item, pack, calendar, shanghai)?.getTime() ?? Infinity) <= now.getTime();
        const reading = at(now, item);
        expect(reading.clears !== "nothing").toBe(dueNow);
        expect(reading.overdueWorkingDays > 0).toBe(dueNow);
        if (!dueNow) expect(reading.lamp).toBe("green");
      }),
      { numRuns: runs(1000) },
    );
  });

  it("becomes due on a working day", () => {
    fc.assert(
      fc.property(clocked, (item) => {
        const when = dueAt(item, pack, calendar, shanghai);
        if (when) expect(calendar.isWorkday(addDays(when.toISOString().slice(0, 10), 1))).toBe(true);
      }),
    );
  });

  it("a plan never makes it due earlier, nor later than the red lamp", () => {
    fc.assert(
      fc.property(clocked, (item) => {
        const without = dueAt({ ...item, next: null }, pack, calendar, shanghai);
        const withPlan = dueAt(item, pack, calendar, shanghai);
        if (!without || !withPlan) return;
        expect(withPlan.getTime()).toBeGreaterThanOrEqual(without.getTime());
        const red = addDays(item.progressAt.slice(0, 10), pack.lamps.redDays);
        const latest = calendar.isWorkday(red) ? red : calendar.nextWorkday(red);
        expect(withPlan.getTime()).toBeLessThanOrEqual(Math.max(without.getTime(), Date.parse(dawn(latest))));
      }),
    );
  });

  it("later progress never makes it due earlier", () => {
    fc.assert(
      fc.property(clocked, fc.integer({ min: 0, max: 60 }), (item, days) => {
        const later = {
          ...item,
          progressAt: new Date(Date.parse(item.progressAt) + days * 86_400_000).toISOString(),
        };
        const [before, after] = [item, later].map((one) => dueAt(one, pack, calendar, shanghai)?.getTime() ?? 0);
        expect(after).toBeGreaterThanOrEqual(before ?? 0);
      }),
    );
  });
});
