import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDay, readLeadingDay, readTimeOfDay, today } from "../../src/chat/when.ts";
import type { Prefer } from "../../src/chat/nearby-day.ts";
import { UserError } from "../../src/errors.ts";
import { runs } from "../runs.ts";

// A Wednesday morning in Shanghai.
const at = { now: new Date("2026-11-18T02:00:00Z"), timezone: "Asia/Shanghai" };

function dayOrReason(typed: string, prefer: Prefer = "future", from = at): string {
  try {
    return readDay(typed, from, prefer);
  } catch (error) {
    if (error instanceof UserError) return error.reason;
    throw error;
  }
}

describe("days", () => {
  test.each([
    ["今天", "2026-11-18"],
    ["今日", "2026-11-18"],
    ["明天", "2026-11-19"],
    ["后天", "2026-11-20"],
    ["後天", "2026-11-20"],
    ["大后天", "2026-11-21"],
    ["昨天", "2026-11-17"],
    ["前天", "2026-11-16"],
    ["大前天", "2026-11-15"],
    ["周三", "2026-11-18"],
    ["周五", "2026-11-20"],
    ["周二", "2026-11-24"],
    ["本周二", "2026-11-17"],
    ["这周五", "2026-11-20"],
    ["星期天", "2026-11-22"],
    ["周日", "2026-11-22"],
    ["礼拜三", "2026-11-18"],
    ["周3", "2026-11-18"],
    ["下周三", "2026-11-25"],
    ["下週三", "2026-11-25"],
    ["下个星期三", "2026-11-25"],
    ["下周日", "2026-11-29"],
    ["下下周三", "2026-12-02"],
    ["上周五", "2026-11-13"],
    ["12月3日", "2026-12-03"],
    ["１２月３号", "2026-12-03"],
    ["十二月三日", "2026-12-03"],
    ["1月5日", "2027-01-05"],
    ["12-03", "2026-12-03"],
    ["12/3", "2026-12-03"],
    ["2026-12-03", "2026-12-03"],
    ["2026/12/3", "2026-12-03"],
    ["2026.12.3", "2026-12-03"],
    ["20261203", "2026-12-03"],
    ["2026年12月3日", "2026-12-03"],
    ["明年3月1日", "2027-03-01"],
    ["3天后", "2026-11-21"],
    ["三天后", "2026-11-21"],
    ["3天以后", "2026-11-21"],
    ["3天", "2026-11-21"],
    ["十天前", "2026-11-08"],
    ["两周后", "2026-12-02"],
    ["一个月后", "2026-12-18"],
    ["半个月后", "2026-12-03"],
    ["下月5号", "2026-12-05"],
    ["下个月5号", "2026-12-05"],
    ["5号", "2026-12-05"],
    ["二十号", "2026-11-20"],
    ["31号", "2026-12-31"],
    ["月底", "2026-11-30"],
    ["下月底", "2026-12-31"],
    ["年底", "2026-12-31"],
    ["12月4日（周五）", "2026-12-04"],
    ["周五 12月4日", "2026-12-04"],
    ["today", "2026-11-18"],
    ["Tomorrow", "2026-11-19"],
    ["day after tomorrow", "2026-11-20"],
    ["friday", "2026-11-20"],
    ["Fri", "2026-11-20"],
    ["wednesday", "2026-11-18"],
    ["this friday", "2026-11-20"],
    ["next wednesday", "2026-11-25"],
    ["next monday", "2026-11-23"],
    ["last friday", "2026-11-13"],
    ["in 3 days", "2026-11-21"],
    ["3d", "2026-11-21"],
    ["2w", "2026-12-02"],
    ["in two weeks", "2026-12-02"],
    ["a week from now", "2026-11-25"],
    ["in a month", "2026-12-18"],
    ["2 days ago", "2026-11-16"],
    ["dec 3", "2026-12-03"],
    ["Dec. 3rd", "2026-12-03"],
    ["3 Dec 2026", "2026-12-03"],
    ["December 3, 2027", "2027-12-03"],
    ["3rd of December", "2026-12-03"],
    ["jan 5", "2027-01-05"],
    ["Friday, Dec 4", "2026-12-04"],
    ["end of month", "2026-11-30"],
    ["end of year", "2026-12-31"],
  ])("%s", (typed, day) => {
    expect(dayOrReason(typed)).toBe(day);
  });

  test.each([
    ["周五", "2026-11-13", "2026-11-20"],
    ["周三", "2026-11-18", "2026-11-18"],
    ["12月3日", "2025-12-03", "2026-12-03"],
    ["11月16日", "2026-11-16", "2026-11-16"],
    ["1月5日", "2026-01-05", "2027-01-05"],
    ["20号", "2026-10-20", "2026-11-20"],
    ["friday", "2026-11-13", "2026-11-20"],
    ["nov 16", "2026-11-16", "2026-11-16"],
    ["dec 3", "2025-12-03", "2026-12-03"],
  ])("%s looking back is %s, nearest %s", (typed, past, near) => {
    expect(dayOrReason(typed, "past")).toBe(past);
    expect(dayOrReason(typed, "nearest")).toBe(near);
  });

  test.each([
    "",
    "2月30日",
    "11月31日",
    "2027-02-29",
    "2026-13-01",
    "13/3",
    "0月5日",
    "32号",
    "20261340",
    "feb 30",
    "30 feb 2026",
    "下周",
    "下月",
    "10月",
    "next week",
    "next month",
    "december",
    "may",
    "second",
    "5 minutes",
    "3pm",
    "12.3",
    "50%",
    "周五六",
    "周末",
    "周五下午",
    "12月4日周四",
    "下周五 12月4日",
    "Friday, Dec 3",
    "明天后天",
    "考察",
    "3-5家",
    "12-18点",
    "5号楼",
    "99999天后",
    "2026-12-03-04",
    "1.5亿",
  ])("%j is no day", (typed) => {
    expect(dayOrReason(typed)).toBe("bad_date");
  });

  test("a month from the 31st is the last day of a short month, in both languages", () => {
    const end = { ...at, now: new Date("2027-01-31T02:00:00Z") };
    expect(dayOrReason("一个月后", "future", end)).toBe("2027-02-28");
    expect(dayOrReason("in a month", "future", end)).toBe("2027-02-28");
  });

  test("29 February without its year is the next one there is, and none where none is near", () => {
    expect(dayOrReason("2月29日", "future", { ...at, now: new Date("2027-06-01T00:00:00Z") })).toBe("2028-02-29");
    expect(dayOrReason("2月29日", "future", { ...at, now: new Date("2025-06-01T00:00:00Z") })).toBe("bad_date");
  });

  test("today is the zone's own day, at both ends of the world and where clocks change", () => {
    const now = new Date("2026-11-01T05:30:00Z");
    expect(today({ now, timezone: "Pacific/Kiritimati" })).toBe("2026-11-01");
    expect(today({ now, timezone: "America/Los_Angeles" })).toBe("2026-10-31");
    // New York turns its clocks back that night.
    expect(dayOrReason("tomorrow", "future", { now, timezone: "America/New_York" })).toBe("2026-11-02");
    expect(dayOrReason("in 3 days", "future", { now, timezone: "America/New_York" })).toBe("2026-11-04");
  });
});

describe("a day and what follows it", () => {
  test.each([
    ["下周三考察", "2026-11-25", "考察"],
    ["明天上午10点 电话", "2026-11-19", "上午10点 电话"],
    ["12/3 visit", "2026-12-03", " visit"],
    ["friday 10am call", "2026-11-20", " 10am call"],
    ["Dec 3rd, 2026 call", "2026-12-03", " call"],
    ["周五（12月4日）考察", "2026-12-04", "考察"],
    ["march 5 to march 8", "2027-03-05", " to march 8"],
  ])("%s", (typed, day, rest) => {
    expect(readLeadingDay(typed, at, "future")).toEqual({ day, rest });
  });

  test.each([
    "3D打印项目",
    "3d printing visit",
    "sun chemical visit",
    "may visit",
    "next friday 3-5 companies",
    "考察 明天",
  ])("%s begins with none", (typed) => {
    expect(readLeadingDay(typed, at, "future")).toBeUndefined();
  });
});

describe("times of day", () => {
  test.each([
    ["08:50", "08:50"],
    ["8：50", "08:50"],
    ["8点50", "08:50"],
    ["8点50分", "08:50"],
    ["8点", "08:00"],
    ["8点整", "08:00"],
    ["八点半", "08:30"],
    ["十点零五分", "10:05"],
    ["下午3点", "15:00"],
    ["晚上8点", "20:00"],
    ["中午12点", "12:00"],
    ["8:50am", "08:50"],
    ["8:50 PM", "20:50"],
    ["3pm", "15:00"],
    ["12am", "00:00"],
    ["12:30pm", "12:30"],
    ["23:59", "23:59"],
    ["00:00", "00:00"],
  ])("%s", (typed, time) => {
    expect(readTimeOfDay(typed)).toBe(time);
  });

  test.each(["", "8", "24:00", "25:00", "8:60", "8:5", "13pm", "0am", "08:50:10", "八点半后", "点", "早上"])(
    "%j is none",
    (typed) => {
      expect(() => readTimeOfDay(typed)).toThrow(expect.objectContaining({ reason: "bad_time" }));
    },
  );
});

test("whatever is typed, a day that is read exists, and nothing but a refusal is thrown", () => {
  const parts = fc.constantFrom(
    ..."0 1 2 3 5 12 29 30 31 2026 年 月 日 号 - / . : 下 上 本 周 星期 个 一 二 十 三 后 前 天 底 明 今 next last in ago days weeks month feb mar dec friday st , ( ) the of end 亿".split(
      " ",
    ),
    " ",
  );
  const typed = fc.oneof(
    fc.array(parts, { maxLength: 9 }).map((all) => all.join("")),
    fc.string({ unit: "grapheme" }),
  );
  const instant = fc.date({
    min: new Date("2001-01-01"),
    max: new Date("2098-12-31"),
    noInvalidDate: true,
  });
  const zone = fc.constantFrom("Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "UTC");
  fc.assert(
    fc.property(typed, instant, zone, fc.constantFrom("future", "past", "nearest"), (text, now, timezone, prefer) => {
      const day = dayOrReason(text, prefer, { now, timezone });
      if (day === "bad_date") return;
      expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
    }),
    { numRuns: runs(5000) },
  );
});
