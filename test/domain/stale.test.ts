import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarFor } from "../../src/domain/calendar.ts";
import { addDays, instantOf } from "../../src/domain/day.ts";
import type { Day } from "../../src/domain/model.ts";
import { withPolicy } from "../../src/domain/policy.ts";
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

describe("by a published measure", () => {
  const yuan = (millions: number): Partial<Clocked> => ({ amount: { currency: "CNY", minor: millions * 1e8 } });
  const dollars = (millions: number): Partial<Clocked> => ({ amount: { currency: "USD", minor: millions * 1e8 } });
  const dueBy = (policy: string, clocked: Clocked) =>
    dueAt(clocked, withPolicy(pack, policy), calendar, shanghai)?.toISOString();

  // Monday the 2nd of November 2026; no holiday for weeks.
  it.each([
    ["a lead is answered within a day", "lead", {}, "2026-11-04"],
    ["and judged within three", "screening", {}, "2026-11-06"],
    ["one of less than ¥500m too", "screening", yuan(499.99), "2026-11-06"],
    ["a major one within a week", "screening", yuan(500), "2026-11-10"],
    ["one of US$70m is major", "screening", dollars(70), "2026-11-10"],
    ["one of US$69m is not", "screening", dollars(69), "2026-11-06"],
    ["a major lead is answered as fast as any", "lead", yuan(5_000), "2026-11-04"],
    ["talks are reported every two weeks", "negotiation", yuan(5_000), "2026-11-17"],
    ["and so is what was intended", "loi", {}, "2026-11-17"],
    ["the measure says nothing of what is signed", "signed", {}, "2026-12-01"],
  ])("of Jiangmen: %s", (_, stage, change, day) => {
    expect(dueBy("jiangmen", project(stage, "2026-11-02", change))).toBe(dawn(day));
  });

  it("a major one is so in neither the pack's own clocks nor another currency", () => {
    expect(due(project("screening", "2026-11-02", yuan(500)))).toBe(dawn("2026-11-06"));
    const euros: Partial<Clocked> = { amount: { currency: "EUR", minor: 1e12 } };
    expect(dueBy("jiangmen", project("screening", "2026-11-02", euros))).toBe(dawn("2026-11-06"));
  });

  it.each([
    ["2026-01-30", "green"],
    ["2026-01-31", "yellow"],
    ["2026-03-01", "yellow"],
    ["2026-03-02", "red"],
    ["2026-05-30", "red"],
  ])("of Handan: talks without progress since the 2nd of December are on %s %s", (today, lamp) => {
    const talks = project("negotiation", "2025-12-02");
    const reading = lampOf(talks, withPolicy(pack, "handan"), calendar, shanghai, instantOf(today, "09:05", shanghai));
    expect(reading).toMatchObject({ lamp, overdueWorkingDays: expect.any(Number) as number });
    expect(reading.overdueWorkingDays).toBeGreaterThan(0);
  });

  it("of Handan: after six months it is said to belong out of the pool", () => {
    const talks = project("negotiation", "2025-12-02");
    const at = (today: Day) =>
      lampOf(talks, withPolicy(pack, "handan"), calendar, shanghai, instantOf(today, "09:05", shanghai)).reason;
    expect([at("2026-05-30"), at("2026-05-31")]).toEqual(["red", "nurture"]);
    expect(dueBy("handan", project("lead", "2026-11-02"))).toBe(dawn("2026-11-04"));
    // A month of working days, the Sunday that is worked after the New Year among them.
    expect(dueBy("handan", talks)).toBe(dawn("2026-01-04"));
  });

  it("is made once, and leaves everything but clocks and lamps alone", () => {
    for (const { code, clocks, lamps } of pack.clockPolicies) {
      const applied = withPolicy(pack, code);
      expect(withPolicy(pack, code)).toBe(applied);
      const own = new Map(pack.stages.map((stage) => [stage.code, stage]));
      for (const stage of applied.stages) {
        const { clock = null } = own.get(stage.code) ?? {};
        expect(stage).toEqual({ ...own.get(stage.code), clock: clocks[stage.code] ?? clock });
      }
      expect({ ...applied, stages: pack.stages, lamps: pack.lamps }).toEqual(pack);
      expect(applied.lamps).toEqual(lamps);
    }
    expect(pack).toEqual(loadPack("cn-government"));
    expect(pack.clockPolicies.map(({ code }) => code)).toEqual(["jiangmen", "handan", "yinchuan"]);
    expect([withPolicy(pack, null), withPolicy(pack, "chongqing")]).toEqual([pack, pack]);
    expect(withPolicy(loadPack("edo"), "jiangmen")).toBe(loadPack("edo"));
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
