import { createRequire } from "node:module";
import type * as chineseDays from "chinese-days";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chinaDays, noticedYears } from "../../src/domain/china-days.ts";
import { lawOf, lawTable } from "../../src/domain/china-law.ts";
import { addDays } from "../../src/domain/day.ts";

const load = createRequire(import.meta.url);

function daysOf(year: number): readonly string[] {
  return Array.from({ length: 366 }, (_, at) => addDays(`${year}-01-01`, at)).filter((day) =>
    day.startsWith(String(year)),
  );
}

describe("the national holidays by law", () => {
  it.each(Object.keys(lawTable))("are thirteen in %s, or fewer where two fall together", (year) => {
    const days = daysOf(Number(year)).filter((day) => lawOf(day) !== undefined);
    const moon = `${year}-${lawTable[year]?.[3]}`;
    expect(days).toHaveLength(/-10-0[1-3]$/.test(moon) ? 12 : 13);
  });

  it("are off under every notice since the law's revision", () => {
    const years = noticedYears.filter((year) => year >= 2025);
    expect(years.length).toBeGreaterThan(1);
    for (const year of years)
      for (const day of daysOf(year)) if (lawOf(day)) expect(chinaDays.says(day)?.is, day).toBe("off");
  });

  it("gives way to a notice, and says nothing of a year that has one", () => {
    // Spring Festival is a holiday by law, and the sixth day of it by the notice alone.
    expect(chinaDays.says("2026-02-22")).toMatchObject({ is: "off", by: "notice" });
    expect(chinaDays.says("2026-10-08")).toBeUndefined();
  });

  describe("against another almanac", () => {
    const zone = process.env["TZ"];
    // Its functions answer in the time zone of the process.
    beforeAll(() => void (process.env["TZ"] = "Asia/Shanghai"));
    afterAll(() => {
      if (zone === undefined) delete process.env["TZ"];
      else process.env["TZ"] = zone;
    });

    it.each(Object.entries(lawTable))(
      "%s has its lunar days where they belong",
      (year, [spring, tombs, boat, moon]) => {
        const { getSolarDateFromLunar, getSolarTerms } = load("chinese-days") as typeof chineseDays;
        const lunar = (date: string) => getSolarDateFromLunar(`${year}-${date}`).date;
        expect([lunar("01-01"), lunar("05-05"), lunar("08-15")]).toEqual(
          [spring, boat, moon].map((day) => `${year}-${day}`),
        );
        expect(getSolarTerms(`${year}-04-04`, `${year}-04-05`).map(({ date }) => date)).toContain(`${year}-${tombs}`);
      },
    );
  });
});
