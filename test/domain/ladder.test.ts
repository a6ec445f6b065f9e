import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarFor } from "../../src/domain/calendar.ts";
import { addDays, dayOf, instantOf } from "../../src/domain/day.ts";
import type { Day } from "../../src/domain/model.ts";
import { heldBack, isDisowned, repeatHeld, stintOf, type Step } from "../../src/domain/reminders/ladder.ts";
import type { Told } from "../../src/domain/reminders/port.ts";
import { dueAt, lampOf, type Clocked } from "../../src/domain/stale.ts";
import { loadPack } from "../../src/packs/index.ts";
import { runs } from "../runs.ts";

const shanghai = "Asia/Shanghai";
const pack = loadPack("cn-government");
const calendar = calendarFor(pack.calendar);
const stint = "2026-11-23T16:00:00.000Z green";
const told = (last: Day, times = 1, began = stint): Told => ({
  subject: "project",
  number: 1,
  kind: "stale",
  stint: began,
  times,
  last,
});

describe("a lead that waits", () => {
  const green = (overdueWorkingDays: number) => ({ lamp: "green", overdueWorkingDays }) as const;
  const yellow = (overdueWorkingDays: number) => ({ lamp: "yellow", overdueWorkingDays }) as const;
  const red = (overdueWorkingDays: number) => ({ lamp: "red", overdueWorkingDays }) as const;
  const notYet = { because: "not_yet" };
  const today = "2026-11-24";

  it.each([
    ["nobody hears of one that is not due", "owner", green(0), false, notYet],
    ["its owner hears on the first working day", "owner", green(1), false, undefined],
    ["the channel not yet on the second", "channel", green(2), false, notYet],
    ["but on the third", "channel", green(3), false, undefined],
    ["the leader not yet on the second", "leader", green(2), false, notYet],
    ["but on the third", "leader", green(3), false, undefined],
    ["the coordinator not yet on the ninth", "coordinator", green(9), false, notYet],
    ["but on the tenth", "coordinator", green(10), false, undefined],
    ["a yellow lamp is the leader's at once", "leader", yellow(1), false, undefined],
    ["and the channel's", "channel", yellow(1), false, undefined],
    ["and not the coordinator's", "coordinator", yellow(9), false, notYet],
    ["a red one is the coordinator's at once", "coordinator", red(1), false, undefined],
    ["whoever is alone with it hears at once", "leader", green(1), true, undefined],
    ["and of what is not due nothing even then", "leader", green(0), true, notYet],
    ["a lamp that is held by a plan is nobody's", "coordinator", red(0), false, notYet],
  ] as const)("%s: %s", (_, step, reading, alone, held) => {
    expect(heldBack(pack, step, reading, stint, undefined, { today, calendar, alone })).toEqual(held);
  });

  it("is not said again before so many working days, days off not counted", () => {
    const again = (last: Day, on: Day) => repeatHeld(told(last), stint, { every: 2, times: 6 }, on, calendar);
    expect(again("2026-11-27", "2026-11-27")).toEqual({ because: "told", again: "2026-12-01" });
    expect(again("2026-11-27", "2026-11-30")).toEqual({ because: "told", again: "2026-12-01" });
    expect(again("2026-11-27", "2026-12-01")).toBeUndefined();
    // Over the National Day: the 10th of October is a Saturday that is worked.
    expect(again("2026-09-30", "2026-10-08")).toEqual({ because: "told", again: "2026-10-09" });
  });

  it("is said so often and no more, and anew when something new began", () => {
    const often = (times: number, began = stint) =>
      repeatHeld(told("2026-01-05", times, began), stint, { every: 2, times: 6 }, "2026-11-24", calendar);
    expect(often(5)).toBeUndefined();
    expect(often(6)).toEqual({ because: "stopped", times: 6 });
    expect(often(6, "2026-11-23T16:00:00.000Z yellow")).toBeUndefined();
    expect(often(6, "2026-10-12T16:00:00.000Z green")).toBeUndefined();
    expect(repeatHeld(undefined, stint, { every: 2, times: 1 }, "2026-11-24", calendar)).toBeUndefined();
  });

  it("begins anew with another clock, another lamp, or when it belongs into the nurture pool", () => {
    const at = new Date("2026-11-23T16:00:00Z");
    const names = [
      stintOf(at, { lamp: "green", reason: "clock" }),
      stintOf(at, { lamp: "yellow", reason: "yellow" }),
      stintOf(at, { lamp: "red", reason: "red" }),
      stintOf(at, { lamp: "red", reason: "nurture" }),
      stintOf(new Date("2026-11-24T16:00:00Z"), { lamp: "green", reason: "clock" }),
    ];
    expect(new Set(names).size).toBe(names.length);
    // Why a lamp is yellow is no news: it was told that it is.
    expect(stintOf(at, { lamp: "yellow", reason: "behind" })).toBe(names[1]);
  });

  it("is disowned by its owner alone", () => {
    const disowned = { byId: 7, on: "2026-11-24" };
    expect(isDisowned({ disowned: null, ownerId: 7 })).toBe(false);
    expect(isDisowned({ disowned, ownerId: 7 })).toBe(true);
    expect(isDisowned({ disowned, ownerId: 8 })).toBe(false);
  });
});

interface Heard {
  readonly step: Step;
  readonly day: Day;
  readonly stint: string;
  readonly lamp: "green" | "yellow" | "red";
  readonly overdue: number;
}

const steps = ["owner", "channel", "leader", "coordinator"] as const;

/** Asks each step on each of the days, as the morning does, and works on the lead on some of them. */
function live(
  stage: string,
  began: Day,
  days: readonly { readonly day: Day; readonly asked: boolean; readonly worked: boolean }[],
  alone: boolean,
): readonly Heard[] {
  const known = new Map<Step, Told>();
  const heard: Heard[] = [];
  let progress = began;
  for (const { day, asked, worked } of days) {
    const lead: Clocked = {
      stage,
      progressAt: instantOf(progress, "10:00", shanghai).toISOString(),
      next: null,
      voided: false,
      side: null,
    };
    if (asked) {
      const reading = lampOf(lead, pack, calendar, shanghai, instantOf(day, "09:05", shanghai));
      const due = dueAt(lead, pack, calendar, shanghai);
      const name = due ? stintOf(due, reading) : "";
      for (const step of steps) {
        const before = known.get(step);
        if (heldBack(pack, step, reading, name, before, { today: day, calendar, alone })) continue;
        known.set(step, told(day, before?.stint === name ? before.times + 1 : 1, name));
        heard.push({ step, day, stint: name, lamp: reading.lamp, overdue: reading.overdueWorkingDays });
      }
    }
    if (worked) progress = day;
  }
  return heard;
}

/** Working days from the first on; `gaps` are those on which nothing was asked, or something was done. */
function daysFrom(first: Day, count: number, down: readonly number[], worked: readonly number[]) {
  return Array.from({ length: count }, (_, index) => ({
    day: calendar.addWorkingDays(first, index + 1),
    asked: !down.includes(index),
    worked: worked.includes(index),
  }));
}

const few = (most: number) => fc.uniqueArray(fc.nat({ max: most - 1 }), { maxLength: 12 });
const length = 170;
const life = fc.record({
  stage: fc.constantFrom("lead", "screening", "negotiation", "signed", "operating"),
  began: fc.nat({ max: 400 }).map((count) => addDays("2025-06-02", count)),
  down: few(length),
  worked: few(length),
  alone: fc.boolean(),
});

describe("on whatever working days it is asked, and whenever it is worked on", () => {
  it("each step hears in its time, not too often, and of what is new anew", () => {
    fc.assert(
      fc.property(life, ({ stage, began, down, worked, alone }) => {
        const heard = live(stage, began, daysFrom(began, length, down, worked), alone);
        for (const step of steps) {
          const { after, every, times } = pack.nudges[step];
          const own = heard.filter((one) => one.step === step);
          for (const name of new Set(own.map((one) => one.stint))) {
            const said = own.filter((one) => one.stint === name);
            expect(said.length).toBeLessThanOrEqual(times);
            said
              .slice(1)
              .forEach(({ day }, index) =>
                expect(calendar.workingDaysBetween(said[index]?.day ?? day, day)).toBeGreaterThanOrEqual(every),
              );
          }
          for (const { overdue, lamp } of own) {
            expect(overdue).toBeGreaterThanOrEqual(1);
            const urgent = step === "coordinator" ? lamp === "red" : step !== "owner" && lamp !== "green";
            if (!alone && !urgent) expect(overdue).toBeGreaterThanOrEqual(after);
          }
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it("its owner hears no later than on the first working day past the clock on which anybody asks", () => {
    fc.assert(
      fc.property(life, ({ stage, began, down, worked }) => {
        const days = daysFrom(began, length, down, worked);
        const heard = live(stage, began, days, false);
        let progress = began;
        /** The stints that somebody asked in, with the first day on which they did. */
        const expected = new Map<string, Day>();
        for (const { day, asked, worked: done } of days) {
          const progressAt = instantOf(progress, "10:00", shanghai).toISOString();
          const lead: Clocked = { stage, progressAt, next: null, voided: false, side: null };
          const due = dueAt(lead, pack, calendar, shanghai);
          if (asked && due && dayOf(due, shanghai) <= day) {
            const name = stintOf(due, lampOf(lead, pack, calendar, shanghai, instantOf(day, "09:05", shanghai)));
            if (!expected.has(name)) expected.set(name, day);
          }
          if (done) progress = day;
        }
        const first = new Map<string, Day>();
        for (const { step, day, stint: name } of heard) if (step === "owner" && !first.has(name)) first.set(name, day);
        expect([...first]).toEqual([...expected]);
      }),
      { numRuns: runs(60) },
    );
  });

  it("a lead that nobody works on comes to everybody, six times to its owner and four to the others in each lamp", () => {
    const heard = live("lead", "2026-03-02", daysFrom("2026-03-02", length, [], []), false);
    const count = (step: Step, lamp: string) => heard.filter((one) => one.step === step && one.lamp === lamp).length;
    expect(steps.map((step) => [count(step, "green"), count(step, "yellow")])).toEqual([
      [6, 6],
      [4, 4],
      [4, 4],
      [4, 4],
    ]);
    // Red, and then again as one that belongs into the nurture pool.
    expect(steps.map((step) => count(step, "red"))).toEqual([12, 8, 8, 8]);
    expect(steps.map((step) => heard.find((one) => one.step === step)?.day)).toEqual([
      "2026-03-04",
      "2026-03-06",
      "2026-03-06",
      "2026-03-17",
    ]);
  });
});
