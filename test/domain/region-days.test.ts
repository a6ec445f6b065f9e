import { afterEach, describe, expect, it } from "vitest";
import { readRegion, regionDays, regionOf } from "../../src/domain/region-days.ts";

describe("public holidays of a region", () => {
  it.each([
    ["US-CA", "2026-11-26", "Thanksgiving Day"],
    ["US-CA", "2026-03-31", "César Chávez Day"],
    ["US-TX", "2026-03-31", undefined],
    ["US", "2026-11-26", "Thanksgiving Day"],
    ["US", "2026-07-03", "Independence Day (substitute day)"],
    ["GB-ENG", "2026-12-28", "Boxing Day (substitute day)"],
    ["GB-SCT", "2026-11-30", "St Andrew’s Day"],
    ["GB-ENG", "2026-11-30", undefined],
    ["AE", "2026-03-22", "End of Ramadan (Eid al-Fitr)"],
    // Observed, not off; and off from two in the afternoon only.
    ["US", "2026-02-14", undefined],
    ["DE", "2026-12-24", undefined],
    ["DE", "2026-12-25", "Christmas Day"],
  ])("%s on %s: %s", (code, day, name) => {
    const said = regionDays(code).says(day);
    expect(said?.name?.en).toBe(name);
    expect(said?.is).toBe(name === undefined ? undefined : "off");
  });

  it("know every year, and change with the data alone", () => {
    expect(regionDays("US").known(2040)).toBe(true);
    expect(regionDays("US").version()).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it.each([
    ["us-ca", { code: "US-CA" }],
    ["US CA", { code: "US-CA" }],
    ["ＵＳ", { code: "US" }],
    ["cn", { code: "CN" }],
  ])("%s is understood", (given, expected) => {
    expect(readRegion(given)).toEqual(expected);
  });

  it.each(["", "California", "USA", "XX", "constructor"])("%s is no country, and those that are are said", (given) => {
    expect(readRegion(given)).toMatchObject({
      within: null,
      codes: expect.arrayContaining(["US", "GB", "CN"]) as unknown,
    });
  });

  it.each(["US-ZZ", "US-CA-LA", "US-toString"])("%s is no state, and those that are are said", (given) => {
    expect(readRegion(given)).toMatchObject({ within: "US", codes: expect.arrayContaining(["CA", "NY"]) as unknown });
  });

  it("have names", () => {
    expect(regionOf("US-CA")).toMatchObject({
      code: "US-CA",
      name: { "zh-CN": "美国 California", en: "California, United States" },
    });
    expect(regionOf("GB").name.en).toBe("United Kingdom");
  });

  describe("whatever the time zone of the process", () => {
    const zone = process.env["TZ"];
    afterEach(() => {
      if (zone === undefined) delete process.env["TZ"];
      else process.env["TZ"] = zone;
    });

    it.each(["America/Los_Angeles", "Pacific/Kiritimati", "Asia/Shanghai"])("%s changes nothing", (elsewhere) => {
      process.env["TZ"] = elsewhere;
      const days = regionDays("US-CA");
      expect(["2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28"].map((day) => days.says(day)?.is)).toEqual([
        undefined,
        "off",
        "off",
        undefined,
      ]);
      expect(days.says("2026-01-01")?.is).toBe("off");
    });
  });
});
