import { describe, expect, it } from "vitest";
import { days, period } from "../../src/chat/day-range.ts";
import { fieldOf } from "../../src/chat/field.ts";

const keys = { "zh-CN": ["日期"], en: ["days"] } as const;
// A Monday.
const context = { now: new Date("2026-11-23T02:00:00Z"), timezone: "Asia/Shanghai", locale: "zh-CN" } as const;
const readDays = (given: string) => fieldOf(days({ keys })).meta.read(given, context);
const readPeriod = (given: string) => fieldOf(period({ keys })).meta.read(given, context);

describe("days of a calendar", () => {
  it.each([
    ["2026-12-31", "2026-12-31", "2026-12-31"],
    ["明天", "2026-11-24", "2026-11-24"],
    ["1月3日", "2027-01-03", "2027-01-03"],
    ["2027-02-15..2027-02-21", "2027-02-15", "2027-02-21"],
    ["2027-02-15 .. 2027-02-21", "2027-02-15", "2027-02-21"],
    ["２０２７－０２－１５～２０２７－０２－２１", "2027-02-15", "2027-02-21"],
    ["2月15日至21日", "2027-02-15", "2027-02-21"],
    ["2月15日到2月21日", "2027-02-15", "2027-02-21"],
    ["2027年2月5日至11日", "2027-02-05", "2027-02-11"],
    ["12月30日至1月3日", "2026-12-30", "2027-01-03"],
    ["2027-12-30至1月3日", "2027-12-30", "2028-01-03"],
    ["2028-02-15至02-21", "2028-02-15", "2028-02-21"],
    ["2027-02-15 - 2027-02-21", "2027-02-15", "2027-02-21"],
    ["2027-02-15—2027-02-21", "2027-02-15", "2027-02-21"],
    ["15 Feb 2027 to 21 Feb 2027", "2027-02-15", "2027-02-21"],
    ["tomorrow to friday", "2026-11-24", "2026-11-27"],
    // Refused further on, where the sentence can say what is wrong.
    ["2027-02-21..2027-02-15", "2027-02-21", "2027-02-15"],
    ["2026-11-01", "2026-11-01", "2026-11-01"],
  ])("%s are from %s to %s", (given, from, to) => {
    expect(readDays(given)).toEqual({ from, to });
  });

  it.each(["", "过年", "2027-02-30", "2027-02-15..", "..2027-02-15", "2027-02-15..2027-02-31", "1到3"])(
    "%j is refused",
    (given) => {
      expect(() => readDays(given)).toThrow(expect.objectContaining({ reason: "bad_days" }));
    },
  );
});

describe("a year or a month", () => {
  it.each([
    ["2027", 2027, null],
    ["2027年", 2027, null],
    ["明年", 2027, null],
    ["2026-12", 2026, 12],
    ["2026/1", 2026, 1],
    ["2026年12月", 2026, 12],
    ["12月", 2026, 12],
    ["１２月", 2026, 12],
    ["本月", 2026, 11],
    ["下个月", 2026, 12],
    ["this month", 2026, 11],
    ["Dec 2027", 2027, 12],
    ["february", 2026, 2],
  ])("%s is %i, month %s", (given, year, month) => {
    expect(readPeriod(given)).toEqual({ year, month });
  });

  it("goes on into the next year", () => {
    const december = { ...context, now: new Date("2026-12-31T17:00:00Z") };
    const read = (given: string, at: typeof december) => fieldOf(period({ keys })).meta.read(given, at);
    expect(read("下月", december)).toEqual({ year: 2027, month: 2 });
    expect(read("下月", { ...context, now: new Date("2026-12-31T02:00:00Z") })).toEqual({ year: 2027, month: 1 });
  });

  it.each(["", "冬天", "13月", "2026-13", "2026-00", "1999", "202", "winter"])("%j is refused", (given) => {
    expect(() => readPeriod(given)).toThrow(expect.objectContaining({ reason: "bad_period" }));
  });
});
