import { describe, expect, it } from "vitest";
import { fieldOf } from "../../src/chat/field.ts";
import { ownTimezone, readTimeSpan, workingHours } from "../../src/chat/hours.ts";
import { UserError } from "../../src/errors.ts";

const keys = { "zh-CN": ["工时"], en: ["hours"] } as const;
const context = { now: new Date("2026-11-23T01:00:00Z"), timezone: "Asia/Shanghai", locale: "zh-CN" } as const;
const readHours = (given: string) => fieldOf(workingHours({ keys })).meta.read(given, context);
const readZone = (given: string) => fieldOf(ownTimezone({ keys })).meta.read(given, context);

describe("working hours", () => {
  it.each([
    ["09:00-17:00", "09:00", "17:00"],
    ["９：００－１７：３０", "09:00", "17:30"],
    ["8:30～17:30", "08:30", "17:30"],
    ["9点到17点半", "09:00", "17:30"],
    ["上午九点至下午五点", "09:00", "17:00"],
    ["9am to 5pm", "09:00", "17:00"],
    ["8:30 — 17:30", "08:30", "17:30"],
  ])("%s are from %s to %s", (given, from, to) => {
    expect(readHours(given)).toEqual({ from, to });
  });

  it.each(["默认", "default"])("%s are the usual ones", (given) => {
    expect(readHours(given)).toBeNull();
    expect(readZone(given)).toBeNull();
  });

  it.each(["09:00", "白天", "17:00-09:00", "09:00-09:00", "09:00-25:00", "9-17-20", "09:00-12:00,13:00-17:00"])(
    "%s are refused",
    (given) => {
      expect(() => readHours(given)).toThrow(expect.objectContaining({ name: "UserError", reason: "bad_hours" }));
    },
  );

  it("of quiet may go on past midnight", () => {
    expect(readTimeSpan("20:00-08:00")).toEqual({ from: "20:00", to: "08:00" });
  });
});

describe("a unit's own zone", () => {
  it("is one this runtime knows", () => {
    expect(readZone("Asia/Urumqi")).toBe("Asia/Urumqi");
    expect(() => readZone("新疆")).toThrow(UserError);
  });
});
