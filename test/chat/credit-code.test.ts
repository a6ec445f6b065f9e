import { describe, expect, test } from "vitest";
import { creditCheckSign, readCreditCode } from "../../src/chat/credit-code.ts";

// Codes that companies print on their own sites, and the example of GB 32100-2015 itself.
const real = ["91350100M000100Y43", "91110000802100433B", "914403001922038216", "9144030071526726XG"];

describe("统一社会信用代码", () => {
  test.each(real)("%s has the right check sign", (code) => {
    expect(readCreditCode(code)).toBe(code);
    expect(creditCheckSign(code.slice(0, 17))).toBe(code.slice(17));
  });

  test("is understood in lower case, full width and groups", () => {
    expect(readCreditCode("91350100m000100y43")).toBe("91350100M000100Y43");
    expect(readCreditCode("９１３５０１００Ｍ０００１００Ｙ４３")).toBe("91350100M000100Y43");
    expect(readCreditCode(" 9135-0100 M000100Y43 ")).toBe("91350100M000100Y43");
  });

  test("every single wrong sign is noticed", () => {
    for (const code of real)
      for (let place = 0; place < 18; place++)
        for (const sign of "0123456789ABCDEFGHJKLMNPQRTUWXY") {
          if (sign === code[place]) continue;
          const wrong = code.slice(0, place) + sign + code.slice(place + 1);
          expect(() => readCreditCode(wrong), wrong).toThrow(expect.objectContaining({ reason: "bad_credit_code" }));
        }
  });

  test("two neighbours swapped are noticed", () => {
    const code = "91350100M000100Y43";
    for (let place = 0; place < 17; place++) {
      const swapped = code.slice(0, place) + code.charAt(place + 1) + code.charAt(place) + code.slice(place + 2);
      if (swapped !== code) expect(() => readCreditCode(swapped), swapped).toThrow();
    }
  });

  test.each([
    "",
    "91350100M000100Y4",
    "91350100M000100Y433",
    "I1350100M000100Y43",
    "91350100O000100Y43",
    "9135010AM000100Y43",
    "比亚迪",
  ])("%j has the wrong form", (code) => {
    expect(() => readCreditCode(code)).toThrow(
      expect.objectContaining({ reason: "bad_credit_code", values: { given: code } }),
    );
  });

  test("letters outside the alphabet have no check sign", () => {
    expect(creditCheckSign("9135010OM000100Y4")).toBeUndefined();
  });
});
