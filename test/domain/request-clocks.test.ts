import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chinaCalendar, weekdaysCalendar } from "../../src/domain/calendar.ts";
import { addDays, instantOf } from "../../src/domain/day.ts";
import type { RequestState, RequestStep } from "../../src/domain/models/request.ts";
import {
  clocksOf,
  lastObjection,
  lastWorkday,
  latestExtension,
  readClock,
  runningClock,
  type Clocked,
} from "../../src/domain/requests/clocks.ts";
import { loadPack } from "../../src/packs/index.ts";
import { runs } from "../runs.ts";

/**
 * The clocks of requests around weekends, National Day 2026 and its make-up workdays: 1 to 7 October and the
 * Mid-Autumn weekend from 25 September are off, Sunday 20 September and Saturday 10 October are worked.
 */

const timezone = "Asia/Shanghai";
const setting = { pack: loadPack("cn-government"), calendar: chinaCalendar(), timezone };

function request(since: string, changes: Partial<Clocked> = {}): Clocked {
  return {
    unitId: 1,
    state: "open",
    complex: false,
    since: new Date(since).toISOString(),
    extendedTo: null,
    steps: {},
    voided: false,
    ...changes,
  };
}

function steps(...made: readonly (readonly [RequestStep["kind"], string])[]): Clocked["steps"] {
  return Object.fromEntries(
    made.map(([kind, at], index) => [
      index + 1,
      { kind, at: new Date(at).toISOString(), byId: 7, unitId: 1, text: null },
    ]),
  );
}

const days = (clocked: Clocked) => clocksOf(clocked, setting).map(({ due }) => due);

describe("the last days of the three clocks", () => {
  const table: readonly (readonly [what: string, since: string, complex: boolean, due: readonly string[]])[] = [
    ["a Monday morning", "2026-11-23T09:00:00+08:00", false, ["2026-11-24", "2026-11-26", "2026-12-14"]],
    ["the last minute of that Monday", "2026-11-23T23:59:00+08:00", false, ["2026-11-24", "2026-11-26", "2026-12-14"]],
    ["a Friday evening", "2026-11-27T20:00:00+08:00", false, ["2026-11-30", "2026-12-02", "2026-12-18"]],
    ["a Saturday", "2026-11-28T10:00:00+08:00", false, ["2026-11-30", "2026-12-02", "2026-12-18"]],
    ["complex", "2026-10-12T09:00:00+08:00", true, ["2026-10-13", "2026-10-15", "2026-11-23"]],
    // 28, 29, 30 September are worked, then 8, 9 and (a make-up Saturday) 10 October.
    ["the Sunday before the holidays", "2026-09-27T10:00:00+08:00", false, ["2026-09-28", "2026-09-30", "2026-10-22"]],
    ["the day before the holidays", "2026-09-30T15:00:00+08:00", false, ["2026-10-08", "2026-10-10", "2026-10-27"]],
    ["in the holidays", "2026-10-03T10:00:00+08:00", false, ["2026-10-08", "2026-10-10", "2026-10-27"]],
    ["a make-up Sunday", "2026-09-20T10:00:00+08:00", false, ["2026-09-21", "2026-09-23", "2026-10-16"]],
    // Already Tuesday in Shanghai.
    ["late on Monday in London", "2026-11-23T20:00:00Z", false, ["2026-11-25", "2026-11-27", "2026-12-15"]],
  ];
  test.each(table)("from %s", (_what, since, complex, due) => {
    expect(days(request(since, { complex }))).toEqual(due);
  });

  test("an English pack counts Monday to Friday", () => {
    const weekdays = { pack: loadPack("edo"), calendar: weekdaysCalendar(), timezone };
    expect(clocksOf(request("2026-09-30T15:00:00+08:00"), weekdays).map(({ due }) => due)).toEqual([
      "2026-10-01",
      "2026-10-05",
      "2026-10-21",
    ]);
  });
});

describe("which clock runs", () => {
  const monday = "2026-11-23T09:00:00+08:00";
  const table: readonly (readonly [state: RequestState, made: Clocked["steps"], runs: object | null])[] = [
    ["open", {}, { kind: "accept", due: "2026-11-24" }],
    ["accepted", steps(["accepted", "2026-11-24T10:00:00+08:00"]), { kind: "answer", due: "2026-11-26" }],
    ["answered", steps(["answered", "2026-11-24T10:00:00+08:00"]), { kind: "solve", due: "2026-12-14" }],
    ["solved", steps(["solved", "2026-11-24T10:00:00+08:00"]), null],
  ];
  test.each(table)("%s", (state, made, runs) => {
    const running = runningClock(request(monday, { state, steps: made }), setting);
    if (runs === null) expect(running).toBeNull();
    else expect(running).toMatchObject(runs);
  });

  test("a later step meets the clocks before it, on its own day", () => {
    const solved = request(monday, { state: "solved", steps: steps(["solved", "2026-11-25T10:00:00+08:00"]) });
    expect(clocksOf(solved, setting).map(({ doneOn }) => doneOn)).toEqual(["2026-11-25", "2026-11-25", "2026-11-25"]);
  });

  test("what was done before it was opened again meets nothing", () => {
    const again = request("2026-11-30T09:00:00+08:00", {
      steps: steps(
        ["accepted", "2026-11-24T10:00:00+08:00"],
        ["solved", "2026-11-25T10:00:00+08:00"],
        ["reopened", "2026-11-30T09:00:00+08:00"],
      ),
    });
    expect(runningClock(again, setting)).toMatchObject({ kind: "accept", due: "2026-12-01" });
  });

  test("an extension moves the last day to solve, and no other", () => {
    expect(days(request(monday, { extendedTo: "2026-12-25" }))).toEqual(["2026-11-24", "2026-11-26", "2026-12-25"]);
    expect(latestExtension(request("2026-10-12T09:00:00+08:00"), setting)).toBe("2026-11-23");
  });

  test("none runs for what is void", () => {
    expect(clocksOf(request(monday, { voided: true }), setting)).toEqual([]);
  });
});

describe("while no unit has it", () => {
  test("the coordinator has a working day to assign it", () => {
    expect(runningClock(request("2026-11-27T09:00:00+08:00", { unitId: 0 }), setting)).toEqual({
      kind: "assign",
      due: "2026-11-30",
      doneOn: null,
    });
  });

  test.each([
    ["2026-11-24T10:00:00+08:00", "2026-11-24"],
    ["2026-11-28T10:00:00+08:00", "2026-11-30"],
    ["2026-10-03T10:00:00+08:00", "2026-10-08"],
    ["2026-10-10T10:00:00+08:00", "2026-10-10"],
  ])("what came back at %s is assigned again by %s: the same day, or the next that is worked", (at, due) => {
    expect(runningClock(request(at, { unitId: 0, steps: steps(["objected", at]) }), setting)?.due).toBe(due);
  });

  test("and a unit may say until the end of the next working day that it is the wrong one", () => {
    expect(lastObjection(request("2026-09-30T15:00:00+08:00"), setting)).toBe("2026-10-08");
  });
});

describe("the lamp", () => {
  const clock = { kind: "answer", due: "2026-09-30", doneOn: null } as const;
  test.each([
    ["2026-09-29", "green", 0],
    ["2026-09-30", "yellow", 0],
    // Nobody works: late begins when somebody could have done it.
    ["2026-10-01", "yellow", 0],
    ["2026-10-07", "yellow", 0],
    ["2026-10-08", "red", 1],
    ["2026-10-09", "red", 2],
    ["2026-10-10", "red", 3],
    ["2026-10-11", "red", 3],
    ["2026-10-12", "red", 4],
  ] as const)("on %s is %s, %i working days late", (today, lamp, overdue) => {
    expect(readClock(clock, today, setting.calendar)).toMatchObject({ lamp, overdue });
  });

  test("warns on the last working day before a day off on which it is due", () => {
    const extended = { ...clock, due: "2026-10-05" };
    expect(readClock(extended, "2026-09-29", setting.calendar).lamp).toBe("green");
    expect(readClock(extended, "2026-09-30", setting.calendar).lamp).toBe("yellow");
    expect(lastWorkday("2026-10-05", setting.calendar)).toBe("2026-09-30");
  });

  test("is green for what was met, however late", () => {
    expect(readClock({ ...clock, doneOn: "2026-10-12" }, "2026-11-01", setting.calendar)).toMatchObject({
      lamp: "green",
      overdue: 0,
    });
  });
});

test("wherever a request went before, the unit that has it has its whole time", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 600 }),
      fc.integer({ min: 0, max: 40 }),
      fc.boolean(),
      (start, wrong, complex) => {
        const logged = addDays("2026-01-01", start);
        const came = instantOf(addDays(logged, wrong), "11:00", timezone).toISOString();
        const history = steps(["assigned", `${logged}T02:00:00Z`], ["objected", came], ["assigned", came]);
        const clocks = clocksOf(request(came, { complex, steps: history }), setting);
        expect(clocks).toEqual(clocksOf(request(came, { complex }), setting));
        const [accept, answer, solve] = clocks.map(({ due }) =>
          setting.calendar.workingDaysBetween(addDays(logged, wrong), due),
        );
        expect([accept, answer, solve]).toEqual([1, 3, complex ? 30 : 15]);
        for (const { due } of clocks) expect(setting.calendar.isWorkday(due)).toBe(true);
      },
    ),
    { numRuns: runs(100) },
  );
});
