import data from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../src/domain/calendar.ts";
import { noticedYears } from "../../src/domain/china-days.ts";
import { addDays, instantOf } from "../../src/domain/day.ts";
import { dueSlots } from "../../src/domain/schedule.ts";

/*
 * Every yearly arrangement of the State Council that there is data of, day by day: what comes once a working day comes on
 * none that is off and on each that is worked, weekends worked for a holiday included.
 */
const timezone = "Asia/Shanghai";
const schedule = { at: "08:50", timezone };
const calendar = chinaCalendar();
const off: ReadonlySet<string> = new Set(Object.keys(data.holidays));
const madeUp: ReadonlySet<string> = new Set(Object.keys(data.workdays));

function daysOf(year: number): readonly string[] {
  const days = Array.from({ length: 366 }, (_, at) => addDays(`${year}-01-01`, at));
  return days.filter((day) => day.startsWith(`${year}-`));
}

/** From the notices' own lists and the weekday, without the calendar that is tested. */
function isWorked(day: string): boolean {
  if (madeUp.has(day)) return true;
  return !off.has(day) && ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** Weekend days worked, as the notices of these years were published. */
const published: Readonly<Record<number, readonly string[]>> = {
  2023: ["01-28", "01-29", "04-23", "05-06", "06-25", "10-07", "10-08"],
  2024: ["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"],
  2025: ["01-26", "02-08", "04-27", "09-28", "10-11"],
  2026: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
};

describe("the arrangements of all years", () => {
  it("are those since 2004 without a gap", () => {
    const [first = 0, last = 0] = [noticedYears[0], noticedYears.at(-1)];
    expect(first).toBe(2004);
    expect(last).toBeGreaterThanOrEqual(2026);
    expect(noticedYears).toHaveLength(last - first + 1);
  });

  it.each(Object.entries(published))("%s works the weekends that its notice says", (year, days) => {
    const weekends = daysOf(Number(year)).filter(
      (day) => calendar.isWorkday(day) && [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
    );
    expect(weekends).toEqual(days.map((day) => `${year}-${day}`));
  });

  it.each(noticedYears)("%i: one slot on every worked day, none on a day off", (year) => {
    const days = daysOf(year);
    const claimed = new Set<string>();
    const came = days.flatMap((day) => {
      // The days before are claimed, as they would be: nothing is made up for on a day off.
      const slots = dueSlots(schedule, calendar, instantOf(day, "08:51", timezone), { claimed });
      for (const { slot } of slots) claimed.add(slot);
      return slots.filter(({ slot }) => slot.startsWith(`${year}-`)).map(({ slot, state }) => [day, slot, state]);
    });
    expect(came).toEqual(days.filter(isWorked).map((day) => [day, day, "due"]));
    expect(days.filter((day) => madeUp.has(day)).length).toBeGreaterThan(0);
    // 365 days, 104 of weekends, and eleven to thirteen holidays.
    expect(came.length).toBeGreaterThanOrEqual(246);
    expect(came.length).toBeLessThanOrEqual(252);
  });
});
