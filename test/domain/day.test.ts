import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayOf, daysBetween, instantOf, timeOf, weekdayOf } from "../../src/domain/day.ts";
import { runs } from "../runs.ts";

const zones = [
  "Asia/Shanghai",
  "UTC",
  "America/New_York",
  "America/Havana",
  "America/St_Johns",
  "Europe/London",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "Africa/Casablanca",
];

describe("days", () => {
  it.each([
    ["2026-11-23", 1, "2026-11-24"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2026-03-01", -1, "2026-02-28"],
    ["2026-11-23", -365, "2025-11-23"],
    ["2026-11-23", 0, "2026-11-23"],
  ])("%s and %i days is %s", (from, count, to) => {
    expect(addDays(from, count)).toBe(to);
    expect(daysBetween(from, to)).toBe(count);
  });

  it.each([
    ["2026-11-23", 1],
    ["2026-11-28", 6],
    ["2026-11-29", 7],
    ["2028-02-29", 2],
  ])("%s is weekday %i", (day, weekday) => {
    expect(weekdayOf(day)).toBe(weekday);
  });

  it("refuses what is no day", () => {
    expect(() => addDays("2026-13-01", 1)).toThrow(RangeError);
    expect(() => instantOf("2026-11-23", "24:10", "UTC")).toThrow(RangeError);
  });
});

describe("an instant's local day and time", () => {
  it.each([
    ["2026-11-23T15:59:59.999Z", "Asia/Shanghai", "2026-11-23", "23:59"],
    ["2026-11-23T16:00:00.000Z", "Asia/Shanghai", "2026-11-24", "00:00"],
    ["2026-11-24T04:59:59.000Z", "America/New_York", "2026-11-23", "23:59"],
    ["2026-07-01T03:59:59.000Z", "America/New_York", "2026-06-30", "23:59"],
    ["2026-03-29T00:59:00.000Z", "Europe/London", "2026-03-29", "00:59"],
    ["2026-03-29T01:00:00.000Z", "Europe/London", "2026-03-29", "02:00"],
    ["2026-11-23T18:15:00.000Z", "Asia/Kathmandu", "2026-11-24", "00:00"],
    ["2026-11-23T10:00:00.000Z", "Pacific/Kiritimati", "2026-11-24", "00:00"],
    ["1969-12-31T23:59:59.999Z", "UTC", "1969-12-31", "23:59"],
    ["1969-12-31T00:00:00.500Z", "UTC", "1969-12-31", "00:00"],
  ])("%s in %s is %s %s", (instant, zone, day, time) => {
    expect(dayOf(new Date(instant), zone)).toBe(day);
    expect(timeOf(new Date(instant), zone)).toBe(time);
  });
});

describe("in every zone there is", () => {
  it("local day and time are those that Intl shows, in whatever order instants are asked for", () => {
    const hours = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2060, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...Intl.supportedValuesOf("timeZone")), hours, (zone, start) => {
        const shown = new Intl.DateTimeFormat("sv-SE", {
          timeZone: zone,
          dateStyle: "short",
          timeStyle: "short",
        });
        for (const shift of [0, 5, -7, 11, 23, 25 * 24, -182 * 24, 1]) {
          const instant = new Date(start + shift * 3_600_000);
          expect(`${dayOf(instant, zone)} ${timeOf(instant, zone)}`).toBe(shown.format(instant));
        }
      }),
      { numRuns: runs(1000) },
    );
  });

  it("and stay so at each minute of the days on which clocks change", () => {
    for (const [zone, from] of [
      ["America/New_York", "2026-03-08T00:00:00Z"],
      ["America/New_York", "2026-11-01T00:00:00Z"],
      // Changed at one minute past midnight.
      ["America/St_Johns", "2010-11-07T00:00:00Z"],
      ["Pacific/Apia", "2011-12-30T00:00:00Z"],
      // At midnight in Greenwich.
      ["Atlantic/Azores", "2026-03-29T00:00:00Z"],
    ] as const) {
      const shown = new Intl.DateTimeFormat("sv-SE", {
        timeZone: zone,
        dateStyle: "short",
        timeStyle: "short",
      });
      for (let minute = -60; minute <= 25 * 60; minute++) {
        const instant = new Date(Date.parse(from) + minute * 60_000);
        const ours = `${dayOf(instant, zone)} ${timeOf(instant, zone)}`;
        if (ours !== shown.format(instant)) expect.fail(`${zone} ${instant.toISOString()}: ${ours}`);
      }
    }
  });
});

describe("the instant of a local day and time", () => {
  it.each([
    ["plain", "2026-11-23", "08:50", "Asia/Shanghai", "2026-11-23T00:50:00.000Z"],
    ["winter", "2026-11-23", "08:50", "America/New_York", "2026-11-23T13:50:00.000Z"],
    ["summer", "2026-07-01", "08:50", "America/New_York", "2026-07-01T12:50:00.000Z"],
    ["the evening before clocks go forward", "2026-03-07", "22:00", "America/New_York", "2026-03-08T03:00:00.000Z"],
    ["jumped over: as late after the jump", "2026-03-08", "02:30", "America/New_York", "2026-03-08T07:30:00.000Z"],
    ["after the jump", "2026-03-08", "03:00", "America/New_York", "2026-03-08T07:00:00.000Z"],
    ["shown twice: the first", "2026-11-01", "01:30", "America/New_York", "2026-11-01T05:30:00.000Z"],
    ["after it was shown twice", "2026-11-01", "02:00", "America/New_York", "2026-11-01T07:00:00.000Z"],
    ["jumped over in London", "2026-03-29", "01:30", "Europe/London", "2026-03-29T01:30:00.000Z"],
    ["shown twice in London", "2026-10-25", "01:30", "Europe/London", "2026-10-25T00:30:00.000Z"],
    ["a day that begins at one", "2026-03-08", "00:00", "America/Havana", "2026-03-08T05:00:00.000Z"],
    ["a jump of half an hour", "2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:45:00.000Z"],
    ["a day that was left out", "2011-12-30", "12:00", "Pacific/Apia", "2011-12-30T22:00:00.000Z"],
  ])("%s: %s %s in %s", (_, day, time, zone, instant) => {
    expect(instantOf(day, time, zone).toISOString()).toBe(instant);
  });

  it("shows that day and time again, unless it is the earlier of two, in every zone", () => {
    const minutes = fc.integer({
      min: Date.UTC(1990, 0, 1) / 60_000,
      max: Date.UTC(2060, 0, 1) / 60_000,
    });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        const instant = new Date(minute * 60_000);
        const back = instantOf(dayOf(instant, zone), timeOf(instant, zone), zone);
        expect(`${dayOf(back, zone)} ${timeOf(back, zone)}`).toBe(`${dayOf(instant, zone)} ${timeOf(instant, zone)}`);
        expect(back.getTime()).toBeLessThanOrEqual(instant.getTime());
        // Earlier only where clocks went back, by at most the hour they went back.
        expect(instant.getTime() - back.getTime()).toBeLessThanOrEqual(60 * 60_000);
      }),
      { numRuns: runs(2000) },
    );
  });

  it("meets every quarter hour around the clock changes of a year", () => {
    for (const zone of zones) {
      for (const day of ["2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01"]) {
        const first = instantOf(day, "00:00", zone).getTime();
        const shown = new Set<string>();
        for (let at = first; dayOf(new Date(at), zone) === day; at += 15 * 60_000) {
          const time = timeOf(new Date(at), zone);
          // The second showing of a time means the first instant.
          if (!shown.has(time)) expect(instantOf(day, time, zone).getTime(), `${zone} ${day} ${time}`).toBe(at);
          shown.add(time);
        }
        expect(shown.size).toBeGreaterThanOrEqual(92);
      }
    }
  });
});
