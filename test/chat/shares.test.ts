import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readShares } from "../../src/chat/shares.ts";
import { UserError } from "../../src/errors.ts";

const two = [
  { unit: "开发区", percent: 60 },
  { unit: "高新区", percent: 40 },
];
const roles = [
  { unit: "开发区", percent: 60, role: "first" },
  { unit: "高新区", percent: 40, role: "landed" },
];

describe("shares as they are typed", () => {
  test.each([
    ["开发区 60 高新区 40", two],
    ["开发区60高新区", undefined],
    ["开发区60 高新区40", two],
    ["开发区60%、高新区40%", two],
    ["开发区 ６０％，高新区 ４０ ％", two],
    ["开发区：60；高新区：40", two],
    ["开发区:60 高新区=40", two],
    ["开发区（60）高新区（40）", two],
    ["开发区 60 首谈 高新区 40 落地", roles],
    ["开发区 60%（首谈），高新区 40%（落地）", roles],
    ["开发区60首谈 高新区40落地", roles],
    [
      "KFQ 60 first GXQ 40 Landed",
      [
        { unit: "KFQ", percent: 60, role: "first" },
        { unit: "GXQ", percent: 40, role: "landed" },
      ],
    ],
    [
      "North County 60, River 40",
      [
        { unit: "North County", percent: 60 },
        { unit: "River", percent: 40 },
      ],
    ],
    [
      "U1 60 U2 40",
      [
        { unit: "U1", percent: 60 },
        { unit: "U2", percent: 40 },
      ],
    ],
    [
      "开发区 33.3 高新区 66.7",
      [
        { unit: "开发区", percent: 33.3 },
        { unit: "高新区", percent: 66.7 },
      ],
    ],
    ["开发区", undefined],
    ["60 40", undefined],
    ["各一半", undefined],
    ["开发区 60 高新区", undefined],
    ["", undefined],
    ["，、", undefined],
  ])("%s", (text, expected) => {
    if (expected) return expect(readShares(text)).toEqual(expected);
    return expect(() => readShares(text)).toThrow(UserError);
  });

  test("what is written is read back, and nothing else breaks", () => {
    const unit = fc.constantFrom(
      "开发区",
      "高新区",
      "KFQ",
      "North County",
      "U1",
      "临港（产业）园".replaceAll(/[（）]/gu, ""),
    );
    const role = fc.constantFrom("first", "referred", "landed", "joint", undefined);
    const share = fc.record({ unit, percent: fc.integer({ min: 1, max: 100 }), role });
    fc.assert(
      fc.property(
        fc.array(share, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(" ", ", ", "、", "；"),
        (shares, gap) => {
          const text = shares.map((one) => [one.unit, one.percent, one.role ?? ""].join(" ").trim()).join(gap);
          expect(readShares(text)).toEqual(
            shares.map((one) => ({ unit: one.unit, percent: one.percent, ...(one.role ? { role: one.role } : {}) })),
          );
        },
      ),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        try {
          expect(readShares(text).length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});
