import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chinaCalendar, weekdaysCalendar, type WorkingCalendar } from "../../src/domain/calendar.ts";
import { addDays, instantOf } from "../../src/domain/day.ts";
import type { Day } from "../../src/domain/model.ts";
import { dueSlots, nextSlot, type DailySchedule, type SlotOptions } from "../../src/domain/schedule.ts";
import { runs } from "../runs.ts";

const minute = 60_000;
const china = chinaCalendar();
const board: DailySchedule = { at: "08:50", timezone: "Asia/Shanghai" };

/** As `2026-11-23 due`, by local day and time. */
function at(
  day: Day,
  time: string,
  options?: SlotOptions,
  schedule = board,
  calendar: WorkingCalendar = china,
): readonly string[] {
  return dueSlots(schedule, calendar, instantOf(day, time, schedule.timezone), options).map(
    (due) => `${due.slot} ${due.state}`,
  );
}

describe("a board at 08:50 in Shanghai", () => {
  const friday = { claimed: new Set(["2026-11-20"]) };

  it.each([
    ["before its time", "2026-11-23", "08:49", []],
    ["to the minute", "2026-11-23", "08:50", ["2026-11-23 due"]],
    ["ten minutes after, still on time", "2026-11-23", "09:00", ["2026-11-23 due"]],
    ["eleven minutes after", "2026-11-23", "09:01", ["2026-11-23 late"]],
    ["at the end of its window", "2026-11-23", "12:50", ["2026-11-23 late"]],
    ["past its window", "2026-11-23", "12:51", ["2026-11-23 missed"]],
    ["at night", "2026-11-23", "23:59", ["2026-11-23 missed"]],
    ["after midnight", "2026-11-24", "00:00", ["2026-11-23 missed"]],
    ["on a Saturday", "2026-11-21", "08:50", ["2026-11-18 missed", "2026-11-19 missed"]],
  ])("%s", (_, day, time, slots) => {
    expect(at(day, time, friday)).toEqual(slots);
  });

  it("looks back for what nobody took, oldest first, over a weekend", () => {
    expect(at("2026-11-23", "08:50")).toEqual(["2026-11-20 missed", "2026-11-23 due"]);
    expect(at("2026-11-26", "08:00")).toEqual(["2026-11-23 missed", "2026-11-24 missed", "2026-11-25 missed"]);
    expect(at("2026-11-26", "08:50", { lookBackDays: 1 })).toEqual(["2026-11-25 missed", "2026-11-26 due"]);
    expect(at("2026-11-26", "08:50", { lookBackDays: 0 })).toEqual(["2026-11-26 due"]);
  });

  it("leaves out what is claimed", () => {
    expect(at("2026-11-25", "08:50", { claimed: new Set(["2026-11-24", "2026-11-25"]) })).toEqual([
      "2026-11-23 missed",
    ]);
  });

  it.each([
    ["National Day", "2026-10-01", ["2026-09-28 missed", "2026-09-29 missed", "2026-09-30 missed"]],
    ["the holiday's last day", "2026-10-07", []],
    ["the first day after it", "2026-10-08", ["2026-10-08 due"]],
    ["a Saturday worked for it", "2026-10-10", ["2026-10-08 missed", "2026-10-09 missed", "2026-10-10 due"]],
    ["the Sunday after that", "2026-10-11", ["2026-10-08 missed", "2026-10-09 missed", "2026-10-10 missed"]],
  ])("%s", (_, day, slots) => {
    expect(at(day, "08:50")).toEqual(slots);
  });

  it("follows the organisation's own days", () => {
    const claimed = new Set(["2026-11-19", "2026-11-20"]);
    const own = chinaCalendar({ "2026-11-23": "off", "2026-11-22": "work" });
    expect(at("2026-11-22", "08:50", { claimed }, board, own)).toEqual(["2026-11-22 due"]);
    expect(at("2026-11-23", "08:50", { claimed }, board, own)).toEqual(["2026-11-22 missed"]);
  });

  it("says when it was due", () => {
    const [slot] = dueSlots(board, china, new Date("2026-11-23T01:30:00Z"), friday);
    expect(slot).toEqual({
      slot: "2026-11-23",
      state: "late",
      at: new Date("2026-11-23T00:50:00Z"),
      until: new Date("2026-11-23T04:50:00Z"),
    });
  });

  it("asks for nothing when the clock is set back", () => {
    const claimed = new Set(["2026-11-20", "2026-11-23"]);
    expect(at("2026-11-23", "08:51", { claimed })).toEqual([]);
    expect(at("2026-11-23", "08:40", { claimed })).toEqual([]);
    expect(at("2026-11-22", "08:55", { claimed })).toEqual(["2026-11-19 missed"]);
    expect(at("2026-11-23", "08:52", { claimed })).toEqual([]);
  });
});

describe("a slot that was missed", () => {
  const claimed = new Set(["2026-11-18", "2026-11-19", "2026-11-20"]);
  const first = (day: Day, time: string, options: SlotOptions) => at(day, time, { claimed, ...options })[0];

  it("is made up for as long as its job says, or not at all", () => {
    const hour = { window: { ms: 3_600_000 } } as const;
    expect(first("2026-11-23", "09:50", hour)).toBe("2026-11-23 late");
    expect(first("2026-11-23", "09:51", hour)).toBe("2026-11-23 missed");
    // Left out when it is late: within its window it is on time.
    expect(first("2026-11-23", "09:50", { missed: "skip", ...hour })).toBe("2026-11-23 due");
    expect(first("2026-11-23", "09:51", { missed: "skip", ...hour })).toBe("2026-11-23 missed");
  });

  const days = { window: { workingDays: 2 } } as const;

  it.each([
    ["in the morning", "2026-11-23", "08:55", "2026-11-23 due"],
    ["in the afternoon", "2026-11-23", "18:59", "2026-11-23 late"],
    ["in the evening, when nobody is to be disturbed", "2026-11-23", "19:01", undefined],
    ["at night", "2026-11-24", "03:00", undefined],
    ["the next morning", "2026-11-24", "08:10", "2026-11-23 late"],
    ["on the last day of its window", "2026-11-25", "18:00", "2026-11-23 late"],
    ["the day after", "2026-11-26", "00:00", "2026-11-23 missed"],
  ])("waits for two working days more: %s", (_, day, time, state) => {
    expect(first(day, time, days)).toBe(state);
  });

  it("counts working days: from a Friday over a weekend, and over a week of holidays", () => {
    const friday = { ...days, claimed: new Set<Day>() };
    const of = (slot: Day) => (lines: readonly string[]) => lines.find((line) => line.startsWith(slot));
    expect(of("2026-11-20")(at("2026-11-21", "10:00", friday))).toBeUndefined();
    expect(of("2026-11-20")(at("2026-11-24", "18:00", friday))).toBe("2026-11-20 late");
    expect(of("2026-11-20")(at("2026-11-25", "10:00", friday))).toBe("2026-11-20 missed");
    // National Day is off from 1 to 7 October: two working days after 30 September end on the 9th.
    expect(of("2026-09-30")(at("2026-10-05", "10:00", friday))).toBeUndefined();
    expect(of("2026-09-30")(at("2026-10-09", "18:00", friday))).toBe("2026-09-30 late");
    expect(of("2026-09-30")(at("2026-10-10", "10:00", friday))).toBe("2026-09-30 missed");
  });

  it("with a time in the evening comes at its own time all the same", () => {
    const evening: DailySchedule = { at: "20:20", timezone: "Asia/Shanghai" };
    expect(at("2026-11-23", "20:20", { claimed, ...days }, evening)).toEqual(["2026-11-23 due"]);
    expect(at("2026-11-24", "00:19", { claimed, ...days }, evening)).toEqual(["2026-11-23 late"]);
    expect(at("2026-11-24", "00:21", { claimed, ...days }, evening)).toEqual([]);
  });
});

describe("what comes next", () => {
  const next = (from: string, schedule = board, within = 40) => nextSlot(schedule, china, new Date(from), within);

  it("is today's before its time, and the next working day's after it", () => {
    expect(next("2026-11-23T08:49:00+08:00")?.slot).toBe("2026-11-23");
    expect(next("2026-11-23T08:50:00+08:00")?.slot).toBe("2026-11-24");
    expect(next("2026-09-30T08:50:00+08:00")).toEqual({ slot: "2026-10-08", at: new Date("2026-10-08T00:50:00Z") });
  });

  it("is one of the days on which it comes, or none within those asked about", () => {
    const first: DailySchedule = { ...board, on: (day) => day.endsWith("-01") };
    expect(next("2026-11-23T12:00:00+08:00", first)?.slot).toBe("2026-12-01");
    expect(next("2026-11-23T12:00:00+08:00", first, 5)).toBeUndefined();
  });
});

describe("near midnight", () => {
  const late: DailySchedule = { at: "23:50", timezone: "Asia/Shanghai" };
  const early: DailySchedule = { at: "00:05", timezone: "Asia/Shanghai" };

  it("a window reaches into the next day", () => {
    const claimed = new Set(["2026-11-20"]);
    expect(at("2026-11-23", "23:55", { claimed }, late)).toEqual(["2026-11-23 due"]);
    expect(at("2026-11-24", "00:05", { claimed }, late)).toEqual(["2026-11-23 late"]);
    expect(at("2026-11-24", "03:50", { claimed }, late)).toEqual(["2026-11-23 late"]);
    expect(at("2026-11-24", "03:51", { claimed }, late)).toEqual(["2026-11-23 missed"]);
  });

  it("also from a Friday into a day off", () => {
    expect(at("2026-11-28", "01:00", { claimed: new Set(["2026-11-25", "2026-11-26"]) }, late)).toEqual([
      "2026-11-27 late",
    ]);
  });

  it("belongs to the local day, not to that of Greenwich", () => {
    const claimed = new Set(["2026-11-20", "2026-11-23"]);
    expect(dueSlots(early, china, new Date("2026-11-23T16:04:59Z"), { claimed })).toEqual([]);
    expect(dueSlots(early, china, new Date("2026-11-23T16:05:00Z"), { claimed }).map((due) => due.slot)).toEqual([
      "2026-11-24",
    ]);
  });
});

describe("when clocks change", () => {
  const weekdays = weekdaysCalendar();
  const sundays = weekdaysCalendar({
    "2026-03-08": "work",
    "2026-11-01": "work",
    "2026-03-29": "work",
    "2026-10-25": "work",
  });
  const today = (schedule: DailySchedule, calendar: WorkingCalendar, now: string) =>
    dueSlots(schedule, calendar, new Date(now), { lookBackDays: 0 }).map((due) => `${due.slot} ${due.state}`);

  it("New York keeps its local time over the change", () => {
    const schedule = { at: "08:50", timezone: "America/New_York" };
    expect(today(schedule, weekdays, "2026-03-06T13:49:59Z")).toEqual([]);
    expect(today(schedule, weekdays, "2026-03-06T13:50:00Z")).toEqual(["2026-03-06 due"]);
    expect(today(schedule, weekdays, "2026-03-09T12:49:59Z")).toEqual([]);
    expect(today(schedule, weekdays, "2026-03-09T12:50:00Z")).toEqual(["2026-03-09 due"]);
  });

  it.each([
    ["America/New_York", "02:35", "2026-03-08", "2026-03-08T07:34:59Z", "2026-03-08T07:35:00Z"],
    ["Europe/London", "01:35", "2026-03-29", "2026-03-29T01:34:59Z", "2026-03-29T01:35:00Z"],
  ])("a time that %s jumps over comes as late after the jump", (timezone, time, day, before, when) => {
    expect(today({ at: time, timezone }, sundays, before)).toEqual([]);
    expect(today({ at: time, timezone }, sundays, when)).toEqual([`${day} due`]);
  });

  it.each([
    ["America/New_York", "01:35", "2026-11-01", "2026-11-01T05:35:00Z", "2026-11-01T06:35:00Z"],
    ["Europe/London", "01:35", "2026-10-25", "2026-10-25T00:35:00Z", "2026-10-25T01:35:00Z"],
  ])("a time that %s shows twice is one slot, due at the first", (timezone, time, day, first, second) => {
    expect(today({ at: time, timezone }, sundays, first)).toEqual([`${day} due`]);
    expect(today({ at: time, timezone }, sundays, second)).toEqual([`${day} late`]);
  });
});

describe("a scheduler that asks every few minutes and claims", () => {
  it.each([
    ["Asia/Shanghai", "08:50", china, "2026-09-28", "2026-10-14"],
    ["America/New_York", "02:35", weekdaysCalendar({ "2026-03-08": "work" }), "2026-03-02", "2026-03-14"],
    ["Europe/London", "01:35", weekdaysCalendar({ "2026-10-25": "work" }), "2026-10-20", "2026-10-31"],
    ["Pacific/Kiritimati", "23:55", weekdaysCalendar(), "2026-11-20", "2026-11-30"],
  ])("in %s does each working day once, in time", (timezone, time, calendar, from, to) => {
    const schedule = { at: time, timezone };
    const claimed = new Set<Day>();
    const end = instantOf(to, "00:00", timezone).getTime();
    const states = new Set<string>();
    for (let now = instantOf(from, "00:00", timezone).getTime(); now < end; now += 5 * minute) {
      for (const due of dueSlots(schedule, calendar, new Date(now), { claimed, lookBackDays: 1 })) {
        // The slot of the day before the first tick is nobody's fault.
        if (due.slot >= from) states.add(due.state);
        expect(claimed.has(due.slot)).toBe(false);
        claimed.add(due.slot);
      }
    }
    const wanted: Day[] = [];
    for (let day = from; day < to; day = addDays(day, 1)) if (calendar.isWorkday(day)) wanted.push(day);
    expect([...claimed].filter((day) => day >= from)).toEqual(wanted);
    expect([...states]).toEqual(["due"]);
  });

  it("never gets a day off, the same slot twice, or one whose time has not come", () => {
    const anyNow = fc
      .integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 11, 31) })
      .map((value) => new Date(value));
    const anyTime = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([hour, past]) => [hour, past].map((part) => String(part).padStart(2, "0")).join(":"));
    const anyZone = fc.constantFrom("Asia/Shanghai", "America/New_York", "Europe/London", "America/Havana");
    fc.assert(
      fc.property(anyNow, anyTime, anyZone, fc.integer({ min: 0, max: 9 }), (now, time, timezone, lookBackDays) => {
        const due = dueSlots({ at: time, timezone }, china, now, { lookBackDays });
        const slots = due.map((one) => one.slot);
        expect(slots).toEqual([...new Set(slots)].sort());
        for (const one of due) {
          expect(china.isWorkday(one.slot)).toBe(true);
          expect(one.at.getTime()).toBeLessThanOrEqual(now.getTime());
        }
      }),
      { numRuns: runs(500) },
    );
  });
});
