import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import {
  calendarFor,
  calendarOf,
  calendarVersion,
  chinaCalendar,
  weekdaysCalendar,
  type WorkingCalendar,
} from "../../src/domain/calendar.ts";
import { addDays, weekdayOf } from "../../src/domain/day.ts";
import type { Day } from "../../src/domain/model.ts";
import type { OwnCalendar } from "../../src/domain/models/calendar.ts";
import { runs } from "../runs.ts";

const china = chinaCalendar();
const weekdays = weekdaysCalendar();
const bureau = chinaCalendar({
  "2026-11-23": "off",
  "2026-11-22": "work",
  "2026-10-10": "off",
  "2026-10-01": "work",
});

const calendars: readonly (readonly [string, WorkingCalendar])[] = [
  ["of China", china],
  ["of weekdays", weekdays],
  ["with overrides", bureau],
  ["of California", calendarOf("weekdays", ownCalendar({ regions: [{ from: "2000-01-01", code: "US-CA" }] }))],
];
/** Within the years that are known and beyond them at both ends. */
const anyDay = fc.integer({ min: 0, max: 12_000 }).map((count) => addDays("2002-01-01", count));

describe("the Chinese calendar", () => {
  it.each([
    ["2026-11-23", true, "a Monday"],
    ["2026-11-21", false, "a Saturday"],
    ["2026-10-10", true, "a Saturday worked for National Day"],
    ["2026-09-20", true, "a Sunday worked for National Day"],
    ["2026-02-14", true, "a Saturday worked for Spring Festival"],
    ["2026-10-01", false, "National Day"],
    ["2026-10-07", false, "a Wednesday of the National Day holiday"],
    ["2026-10-08", true, "the Thursday after it"],
    ["2026-02-23", false, "the last day of the Spring Festival holiday"],
    ["2026-01-02", false, "the Friday after New Year"],
    ["2025-01-26", true, "a Sunday worked for Spring Festival 2025"],
  ])("%s: %s, %s", (day, worked) => {
    expect(china.isWorkday(day)).toBe(worked);
  });

  it("knows the years that were announced, and says which it does not know", () => {
    for (let year = 2004; year <= 2026; year++) expect(china.known(year), String(year)).toBe(true);
    expect(china.known(2003)).toBe(false);
    expect(china.known(2099)).toBe(false);
  });

  it("takes Monday to Friday without the holidays of the law for a year it does not know", () => {
    expect(weekdayOf("2099-10-01")).toBe(4);
    expect(["2099-10-01", "2099-10-03", "2099-10-05", "2099-10-10"].map(china.isWorkday)).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(china.says("2099-10-01")).toEqual({
      is: "off",
      name: { "zh-CN": "国庆节", en: "National Day" },
      by: "law",
    });
    expect(china.says("2099-10-05")).toBeUndefined();
    // Nobody reckons with the years before the first notice; the law of today did not hold then.
    expect(china.isWorkday("2001-10-01")).toBe(true);
  });

  it.each([
    ["2026-09-30", 1, "2026-10-08"],
    ["2026-09-30", 3, "2026-10-10"],
    ["2026-09-30", 4, "2026-10-12"],
    ["2026-10-03", 1, "2026-10-08"],
    ["2026-02-14", 1, "2026-02-24"],
    ["2025-12-31", 1, "2026-01-04"],
    ["2026-11-20", 14, "2026-12-10"],
    ["2026-10-03", 0, "2026-10-03"],
  ])("%s and %i working days is %s", (from, count, to) => {
    expect(china.addWorkingDays(from, count)).toBe(to);
  });

  it("gives the day after a holiday as the next working day", () => {
    expect(china.nextWorkday("2026-09-30")).toBe("2026-10-08");
    expect(china.nextWorkday("2026-10-09")).toBe("2026-10-10");
  });

  it.each([
    ["2026-09-30", "2026-10-12", 4],
    ["2026-10-01", "2026-10-07", 0],
    ["2026-10-12", "2026-09-30", -4],
    ["2026-11-23", "2026-11-23", 0],
  ])("from %s to %s are %i", (from, to, count) => {
    expect(china.workingDaysBetween(from, to)).toBe(count);
  });
});

describe("the process's own time zone", () => {
  const zone = process.env["TZ"];
  afterEach(() => {
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  });

  it.each(["America/Los_Angeles", "Pacific/Kiritimati"])("%s changes nothing", (elsewhere) => {
    process.env["TZ"] = elsewhere;
    // Made anew under this zone: the shared calendars may have their tables already.
    const calendar = chinaCalendar({ "2026-11-22": "work" });
    expect(["2026-10-08", "2026-10-09", "2026-10-10", "2026-10-11"].map(calendar.isWorkday)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(calendar.addWorkingDays("2026-09-30", 4)).toBe("2026-10-12");
  });
});

describe("overrides", () => {
  it("win over holidays, make-up days and weekends, and are counted", () => {
    expect(["2026-10-01", "2026-10-10", "2026-11-22", "2026-11-23"].map(bureau.isWorkday)).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(bureau.addWorkingDays("2026-11-20", 1)).toBe("2026-11-22");
    expect(bureau.addWorkingDays("2026-11-20", 2)).toBe("2026-11-24");
  });

  it("do not leak into the calendar without them", () => {
    expect(china.isWorkday("2026-11-23")).toBe(true);
    expect(calendarFor("CN")).toBe(china);
    expect(calendarFor("weekdays", {})).toBe(weekdays);
  });
});

describe("an organisation's own calendar", () => {
  const leave = { is: "off", reason: "election" } as const;

  it("is the pack's where it says nothing", () => {
    expect(calendarOf("CN", null)).toBe(china);
    expect(calendarOf("weekdays", null)).toBe(weekdays);
  });

  it("is made once for as long as it says the same", () => {
    const first = calendarOf("CN", ownCalendar({ days: { "2026-11-23": leave } }));
    expect(calendarOf("CN", ownCalendar({ days: { "2026-11-23": { ...leave } } }))).toBe(first);
    expect(calendarOf("weekdays", ownCalendar({ days: { "2026-11-23": leave } }))).not.toBe(first);
    expect(first.isWorkday("2026-11-23")).toBe(false);
    expect(first.says("2026-11-23")).toEqual({ is: "off", name: null, by: "own" });
    expect(first.says("2026-10-10")).toMatchObject({ is: "work", by: "notice" });
  });

  it("has the holidays of a region from the day it was said on, and leaves the days before as they were", () => {
    const calendar = calendarOf(
      "weekdays",
      ownCalendar({
        regions: [
          { from: "2026-06-01", code: "US-CA" },
          { from: "2026-11-20", code: "GB-ENG" },
          { from: "2027-01-01", code: null },
        ],
      }),
    );
    const worked = (days: readonly Day[]) => days.map(calendar.isWorkday);
    expect(worked(["2026-01-01", "2026-05-25", "2026-09-07", "2026-11-11"])).toEqual([true, true, false, false]);
    expect(worked(["2026-11-26", "2026-12-25", "2026-12-28", "2027-01-01"])).toEqual([true, false, false, true]);
  });

  it("may be China's where the pack's is not", () => {
    const calendar = calendarOf("weekdays", ownCalendar({ regions: [{ from: "2026-01-01", code: "CN" }] }));
    expect(["2026-10-01", "2026-10-10"].map(calendar.isWorkday)).toEqual([false, true]);
    expect([calendar.known(2026), calendar.known(2099)]).toEqual([true, false]);
  });

  it("knows a year whose arrangement was entered by hand", () => {
    const calendar = calendarOf("CN", ownCalendar({ confirmed: { "2099": "国办发明电〔2098〕1号" } }));
    expect([2098, 2099, 2100].map((year) => calendar.known(year))).toEqual([false, true, false]);
    // What the law says holds beside what was entered.
    expect(calendar.isWorkday("2099-10-01")).toBe(false);
  });

  it("has another version for other days and other regions, and the same for other reasons", () => {
    const versions = [
      null,
      ownCalendar({ days: { "2026-11-23": leave } }),
      ownCalendar({ days: { "2026-11-23": { is: "work", reason: "" } } }),
      ownCalendar({ regions: [{ from: "2026-01-01", code: "US" }] }),
      ownCalendar({ regions: [{ from: "2026-01-02", code: "US" }] }),
    ].map((said) => calendarVersion("CN", said));
    expect(new Set(versions).size).toBe(versions.length);
    expect(calendarVersion("weekdays", null)).not.toBe(calendarVersion("CN", null));
    expect(calendarVersion("CN", ownCalendar({ days: { "2026-11-23": { is: "off", reason: "else" } } }))).toBe(
      versions[1],
    );
  });
});

describe.each(calendars)("a calendar %s", (_, calendar) => {
  it("finds the nth working day as counting days one by one does", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 300 }), (day, count) => {
        expect(calendar.addWorkingDays(day, count)).toBe(stepped(calendar, day, count));
      }),
      { numRuns: runs(200) },
    );
  });

  it("counts what it adds", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 3000 }), (day, count) => {
        const to = calendar.addWorkingDays(day, count);
        expect(calendar.workingDaysBetween(day, to)).toBe(count);
        if (count > 0) expect(calendar.isWorkday(to)).toBe(true);
      }),
    );
  });

  it("adds up: the way over another day is as long", () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (a, b, c) => {
        expect(calendar.workingDaysBetween(a, b) + calendar.workingDaysBetween(b, c)).toBe(
          calendar.workingDaysBetween(a, c),
        );
      }),
    );
  });

  it("counts one for a working day and none for another", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(calendar.workingDaysBetween(addDays(day, -1), day)).toBe(calendar.isWorkday(day) ? 1 : 0);
      }),
    );
  });

  it.each([-1, 0.5, Number.NaN, 10_001])("refuses to add %d", (count) => {
    expect(() => calendar.addWorkingDays("2026-11-23", count)).toThrow(RangeError);
  });
});

function ownCalendar(said: Partial<OwnCalendar>): OwnCalendar {
  return { regions: [], days: {}, confirmed: {}, ...said };
}

function stepped(calendar: WorkingCalendar, from: Day, count: number): Day {
  let day = from;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (calendar.isWorkday(day)) left -= 1;
  }
  return day;
}
