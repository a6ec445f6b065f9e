import { describe, expect, it } from "vitest";
import { hoursOf } from "../../src/domain/hours.ts";
import { settingOf } from "../../src/domain/setting.ts";
import { loadPack } from "../../src/packs/index.ts";
import { organizationDraft } from "../contract/store-samples.ts";

const setting = { ...settingOf({ id: 1, ...organizationDraft() }), pack: loadPack("cn-government") };

describe("a unit's working hours", () => {
  it.each([
    ["nobody's unit", undefined, { from: "08:30", to: "17:30", timezone: "Asia/Shanghai" }],
    ["nothing of its own", { hours: null, timezone: null }, { from: "08:30", to: "17:30", timezone: "Asia/Shanghai" }],
    [
      "its own hours",
      { hours: { from: "09:00", to: "17:00" }, timezone: null },
      { from: "09:00", to: "17:00", timezone: "Asia/Shanghai" },
    ],
    ["its own zone", { hours: null, timezone: "Asia/Urumqi" }, { from: "08:30", to: "17:30", timezone: "Asia/Urumqi" }],
  ])("with %s", (_, unit, expected) => {
    expect(hoursOf(unit, setting)).toEqual(expected);
  });

  it("are an hour shorter at an English-speaking office", () => {
    expect(hoursOf(undefined, { ...setting, pack: loadPack("edo") })).toMatchObject({ from: "08:30", to: "17:00" });
  });
});
