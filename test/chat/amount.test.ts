import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatAmount, readAmount } from "../../src/chat/amount.ts";
import { currencies } from "../../src/currencies.ts";
import { UserError } from "../../src/errors.ts";
import { largestMinor } from "../../src/money.ts";
import { runs } from "../runs.ts";

const yuan = (major: number): { currency: string; minor: number } => ({
  currency: "CNY",
  minor: major * 100,
});
const dollars = (major: number): { currency: string; minor: number } => ({
  currency: "USD",
  minor: major * 100,
});

describe("readAmount", () => {
  test.each([
    ["3.5亿", yuan(350_000_000)],
    ["3500万", yuan(35_000_000)],
    ["50亿元", yuan(5_000_000_000)],
    ["2650万美元", dollars(26_500_000)],
    ["US$30m", dollars(30_000_000)],
    ["$1.2bn", dollars(1_200_000_000)],
    ["1,200万元", yuan(12_000_000)],
    ["1，200万元", yuan(12_000_000)],
    ["5億", yuan(500_000_000)],
    ["３．５亿", yuan(350_000_000)],
    ["三亿五千万", yuan(350_000_000)],
    ["十二亿", yuan(1_200_000_000)],
    ["一百二十亿", yuan(12_000_000_000)],
    ["一点五亿", yuan(150_000_000)],
    ["一亿零五百万", yuan(105_000_000)],
    ["两千万", yuan(20_000_000)],
    ["两个亿", yuan(200_000_000)],
    ["三万五千元", yuan(35_000)],
    ["壹亿贰仟万元整", yuan(120_000_000)],
    ["3亿5000万", yuan(350_000_000)],
    ["5千万", yuan(50_000_000)],
    ["1.2亿美金", dollars(120_000_000)],
    ["USD 30m", dollars(30_000_000)],
    ["30 million USD", dollars(30_000_000)],
    ["30 million dollars", dollars(30_000_000)],
    ["€5m", { currency: "EUR", minor: 500_000_000 }],
    ["500万欧元", { currency: "EUR", minor: 500_000_000 }],
    ["HK$2bn", { currency: "HKD", minor: 200_000_000_000 }],
    ["$5m HKD", { currency: "HKD", minor: 500_000_000 }],
    ["RMB 1bn", yuan(1_000_000_000)],
    ["￥50,000,000", yuan(50_000_000)],
    ["¥3亿", yuan(300_000_000)],
    ["3.5 亿 人民币", yuan(350_000_000)],
    ["30亿元人民币", yuan(3_000_000_000)],
    ["50块", yuan(50)],
    ["0.01元", { currency: "CNY", minor: 1 }],
    ["0.1元", { currency: "CNY", minor: 10 }],
    ["0.29亿", yuan(29_000_000)],
    ["1.005亿", yuan(100_500_000)],
    ["500亿日元", { currency: "JPY", minor: 50_000_000_000 }],
    ["10亿韩元", { currency: "KRW", minor: 1_000_000_000 }],
    ["1万亿", { currency: "CNY", minor: largestMinor }],
  ])("%s", (typed, money) => {
    expect(readAmount(typed)).toEqual(money);
  });

  test.each(["50", "五十", "30m", "1,200", "12.5", "3 bn"])("%s is bare", (typed) => {
    expect(reasonOf(typed)).toBe("bare_amount");
  });

  test.each([
    "",
    "亿",
    "元",
    "$",
    "USD",
    "-5亿",
    "0元",
    "零元",
    "0.001元",
    "1.234元",
    "0.5日元",
    "1万亿零1元",
    "2万亿",
    "1,20万",
    "1,5亿",
    "3亿5",
    "三亿五",
    "三千五元",
    "5亿5亿",
    "5万3亿",
    "$5亿元",
    "€5m USD",
    "50-60亿",
    "约50亿",
    "50亿左右",
    "1e9元",
    "10^5万",
    "五五亿",
    "百万",
    "3..5亿",
    "3.5.1亿",
    "50亿 二期",
    "Infinity元",
    "NaN元",
    "0x10元",
    `${"9".repeat(70)}元`,
    `${"1".repeat(30)}元`,
    "٥亿",
  ])("%j is no amount", (typed) => {
    expect(reasonOf(typed)).toBe("bad_amount");
  });

  test("what is typed comes back in the refusal, as typed", () => {
    expect(() => readAmount("５０")).toThrow(expect.objectContaining({ values: { given: "５０" } }));
  });
});

describe("formatAmount", () => {
  test.each([
    [yuan(5_000_000_000), "50亿元", "CN¥5bn"],
    [yuan(35_000_000), "3,500万元", "CN¥35m"],
    [dollars(26_500_000), "2,650万美元", "US$26.5m"],
    [yuan(123_456_789), "123,456,789元", "CN¥123,456,789"],
    [yuan(123_450_000), "12,345万元", "CN¥123.45m"],
    [yuan(350_000_000), "3.5亿元", "CN¥350m"],
    [yuan(10_000), "1万元", "CN¥10,000"],
    [yuan(9_999), "9,999元", "CN¥9,999"],
    [{ currency: "CNY", minor: 5 }, "0.05元", "CN¥0.05"],
    [{ currency: "CNY", minor: 123_450 }, "1,234.50元", "CN¥1,234.50"],
    [{ currency: "CNY", minor: largestMinor - 1 }, "999,999,999,999.99元", "CN¥999,999,999,999.99"],
    [{ currency: "JPY", minor: 1_234 }, "1,234日元", "JP¥1,234"],
    [{ currency: "CHF", minor: 500_000_000 }, "500万瑞士法郎", "CHF 5m"],
    [{ currency: "SEK", minor: 500_000_000 }, "500万 SEK", "SEK 5m"],
  ])("%j", (money, zh, en) => {
    expect(formatAmount(money, "zh-CN")).toBe(zh);
    expect(formatAmount(money, "en")).toBe(en);
  });

  test("hides no digit: every amount of every currency reads back as itself, in both languages", () => {
    const minor = fc.oneof(
      fc.integer({ min: 1, max: largestMinor }),
      fc
        .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 10 }))
        .map(([lead, zeros]) => lead * 10 ** zeros),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...currencies.keys()),
        minor,
        fc.constantFrom("zh-CN", "en"),
        (currency, amount, locale) => {
          expect(readAmount(formatAmount({ currency, minor: amount }, locale))).toEqual({
            currency,
            minor: amount,
          });
        },
      ),
      { numRuns: runs(3000) },
    );
  });
});

function reasonOf(typed: string): string {
  try {
    return JSON.stringify(readAmount(typed));
  } catch (error) {
    if (error instanceof UserError) return error.reason;
    throw error;
  }
}
