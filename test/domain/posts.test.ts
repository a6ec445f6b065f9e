import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarFor, chinaCalendar, weekdaysCalendar, type WorkingCalendar } from "../../src/domain/calendar.ts";
import { addDays, weekdayOf } from "../../src/domain/day.ts";
import type { Day } from "../../src/domain/model.ts";
import { monthTold, postsOf, previousWorkday, usualPosts, weekTold, yearTold } from "../../src/domain/posts.ts";
import { runs } from "../runs.ts";

/** Which week, month and year a post tells of, and on which day it comes. */

const china = chinaCalendar();
const weekdays = weekdaysCalendar();

const daysFrom = (from: Day, to: Day): readonly Day[] => {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};
const said = (span: { readonly from: Day; readonly to: Day } | undefined) => span && `${span.from} ${span.to}`;

describe("the week that is told of", () => {
  test.each([
    ["2026-11-23", "2026-11-16 2026-11-22", "a Monday"],
    ["2026-11-24", undefined, "a Tuesday"],
    ["2026-11-22", undefined, "a Sunday"],
    ["2026-09-20", undefined, "a Sunday worked for National Day: still the week it ends"],
    ["2026-09-21", "2026-09-14 2026-09-20", "the Monday after a worked Sunday"],
    ["2026-10-01", undefined, "National Day"],
    ["2026-10-08", "2026-09-28 2026-10-04", "the Thursday after National Day"],
    ["2026-10-09", undefined, "the Friday after it"],
    ["2026-10-10", undefined, "the Saturday worked for it"],
    ["2026-10-12", "2026-10-05 2026-10-11", "the Monday after that"],
    ["2026-02-14", undefined, "a Saturday worked for Spring Festival"],
    ["2026-02-24", "2026-02-09 2026-02-15", "after the week off at Spring Festival: the last one that was worked"],
    ["2026-01-04", undefined, "a Sunday worked after New Year: its week began in December"],
    ["2026-01-05", "2025-12-29 2026-01-04", "the first Monday of the year"],
    ["2023-10-07", "2023-09-25 2023-10-01", "a Saturday worked after eight days off: its week had not been begun"],
    ["2023-10-08", undefined, "the Sunday after it"],
    ["2023-10-09", "2023-10-02 2023-10-08", "the Monday after: the two days of that week"],
  ])("on %s: %s, %s", (day, span, _why) => {
    expect(said(weekTold(china, day))).toBe(span);
  });

  test("is each week that was worked, once, on the first working day of the next one", () => {
    const days = daysFrom("2020-01-06", "2026-12-27");
    const worked = [...new Set(days.filter(china.isWorkday).map((day) => addDays(day, 1 - weekdayOf(day))))];
    const told = days.flatMap((day) => weekTold(china, day) ?? []);
    // The one before the first, and all but the last.
    expect(told.slice(1).map(said)).toEqual(worked.slice(0, -1).map((from) => `${from} ${addDays(from, 6)}`));
    for (const day of days.filter((one) => weekTold(china, one)))
      expect(china.isWorkday(day) && !daysOfWeekBefore(day).some(china.isWorkday), day).toBe(true);
  });
});

describe("the month that is told of", () => {
  test.each([
    ["2026-11-06", 5, "2026-10-01 2026-10-31", "the Friday after day 5"],
    ["2026-11-05", 5, undefined, "day 5 itself: the month is still open"],
    ["2026-11-09", 5, undefined, "the next working day but one"],
    ["2026-09-07", 5, "2026-08-01 2026-08-31", "day 5 is a Saturday"],
    ["2026-07-06", 5, "2026-06-01 2026-06-30", "day 5 is a Sunday"],
    ["2026-10-08", 5, "2026-09-01 2026-09-30", "day 5 in the National Day holiday"],
    ["2026-10-09", 5, undefined, "the day after that"],
    ["2022-02-07", 5, "2022-01-01 2022-01-31", "day 5 in Spring Festival"],
    ["2024-10-08", 5, "2024-09-01 2024-09-30", "day 5 in the National Day holiday, a Tuesday"],
    ["2026-01-06", 5, "2025-12-01 2025-12-31", "December, in January"],
    ["2025-02-05", 28, "2024-12-01 2024-12-31", "day 28 in Spring Festival: told of in the month after"],
    ["2025-03-03", 28, "2025-01-01 2025-01-31", "28 February is a Friday: its first working day is in March"],
    ["2026-03-02", 28, "2026-01-01 2026-01-31", "28 February is a Saturday"],
    ["2026-09-29", 28, "2026-08-01 2026-08-31", "day 28 is a Monday"],
    ["2024-10-08", 1, "2024-09-01 2024-09-30", "day 1 is National Day"],
    ["2024-01-02", 1, "2023-12-01 2023-12-31", "day 1 is New Year"],
  ])("on %s with day %i as the last: %s, %s", (day, lockDay, span, _why) => {
    expect(said(monthTold(china, day, lockDay))).toBe(span);
  });

  /** By counting days one by one: the first working day after the lock day of the month after. */
  const tellingDay = (calendar: WorkingCalendar, month: string, lockDay: number): Day => {
    const next = addDays(`${month}-28`, 4).slice(0, 7);
    let day = addDays(`${next}-01`, lockDay);
    while (!calendar.isWorkday(day)) day = addDays(day, 1);
    return day;
  };
  const months = Array.from(
    { length: 7 * 12 },
    (_, index) => `${2020 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`,
  );
  const all = daysFrom("2020-02-01", "2027-02-28");

  const toldOnce = (calendar: WorkingCalendar, lockDay: number): void => {
    const told = all.flatMap((day): readonly string[] => {
      const span = monthTold(calendar, day, lockDay);
      return span && span.from >= "2020-01-01" && span.to <= "2026-12-31" ? [`${day}: ${said(span)}`] : [];
    });
    expect(told).toEqual(
      months.map((month) => {
        const last = addDays(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`, -1);
        return `${tellingDay(calendar, month, lockDay)}: ${month}-01 ${last}`;
      }),
    );
    const years = all.flatMap((day) => {
      const span = yearTold(calendar, day, lockDay);
      return span && span.from >= "2020" ? [`${day}: ${said(span)}`] : [];
    });
    expect(years).toEqual(
      [2020, 2021, 2022, 2023, 2024, 2025, 2026].map(
        (year) => `${tellingDay(calendar, `${year}-12`, lockDay)}: ${year}-01-01 ${year}-12-31`,
      ),
    );
  };

  test.each([1, 5, 10, 28])("is every month and year, once, whichever day is the last: %i", (lockDay) => {
    toldOnce(china, lockDay);
    toldOnce(weekdays, lockDay);
  });

  test("is every month and year, once, on a working day after its lock, whatever days a bureau has off", () => {
    const day = fc.integer({ min: 0, max: all.length - 1 }).map((index) => all[index] ?? "");
    const overrides = fc.dictionary(day, fc.constantFrom("work" as const, "off" as const), { maxKeys: 200 });
    fc.assert(
      fc.property(overrides, fc.integer({ min: 1, max: 28 }), (own, lockDay) =>
        toldOnce(calendarFor("CN", own), lockDay),
      ),
      { numRuns: runs(40) },
    );
  });
});

describe("the year that is told of", () => {
  test.each([
    ["2027-01-06", "2026-01-01 2026-12-31", "when December is"],
    ["2024-01-08", "2023-01-01 2023-12-31", "day 5 is a Friday: on Monday"],
    ["2026-11-06", undefined, "not with another month"],
    ["2027-01-05", undefined, "not while December is open"],
  ])("on %s: %s, %s", (day, span, _why) => {
    expect(said(yearTold(china, day, 5))).toBe(span);
  });
});

describe("the working day before", () => {
  test.each([
    ["2026-11-23", "2026-11-20"],
    ["2026-10-08", "2026-09-30"],
    ["2026-02-24", "2026-02-14"],
    ["2026-10-12", "2026-10-10"],
  ])("%s is %s", (day, before) => {
    expect(previousWorkday(china, day)).toBe(before);
  });

  test("is the day before where three weeks had none: nobody waits longer for the news", () => {
    const closed = Object.fromEntries(daysFrom("2026-10-20", "2026-11-22").map((day) => [day, "off" as const]));
    expect(previousWorkday(calendarFor("CN", closed), "2026-11-23")).toBe("2026-11-22");
  });
});

test("what comes to a channel is what was asked for, and all of it where nobody asked", () => {
  expect(postsOf({ posts: null })).toBe(usualPosts);
  const asked = { group: "zone", kinds: ["weekly"], sections: [] } as const;
  expect(postsOf({ posts: asked })).toBe(asked);
});

/** From its Monday to the day before it. */
function daysOfWeekBefore(day: Day): readonly Day[] {
  return daysFrom(addDays(day, 1 - weekdayOf(day)), addDays(day, -1));
}
