import { currencies } from "../currencies.ts";
import { UserError } from "../errors.ts";
import { largestMinor, minorPerMajor, type Money } from "../money.ts";
import type { Locale } from "./command.ts";
import { currencyOf } from "./currency.ts";
import { fold } from "./normalize.ts";
import { readSection } from "./numerals.ts";

// Amounts are added up as integers of 10^-10, because 0.1 + 0.2 is not 0.3 in floating point.
const precision = 10;

const latinScales = new Map<string, number>([
  ["k", 3],
  ["thousand", 3],
  ["m", 6],
  ["mn", 6],
  ["mm", 6],
  ["mio", 6],
  ["mil", 6],
  ["million", 6],
  ["millions", 6],
  ["b", 9],
  ["bn", 9],
  ["billion", 9],
  ["billions", 9],
  ["tn", 12],
  ["trillion", 12],
]);
const chineseScales = new Map([
  ["万亿", 12],
  ["亿", 8],
  ["万", 4],
  ["", 0],
]);
const smallScales = new Map([
  ["千", 3],
  ["百", 2],
  ["十", 1],
  ["", 0],
]);

/**
 * An amount as people write it, exact. `亿` and `万` without a currency are yuan; `¥` is yuan, `$` is US dollars.
 * Throws `bare_amount` for a number without a currency whose scale is not Chinese either (`50`, `30m`), and `bad_amount`
 * for what is no amount, is zero, is finer than the currency's minor unit, or is beyond `largestMinor`.
 */
export function readAmount(given: string, locale?: Locale): Money {
  const bad = (): UserError => new UserError("invalid_input", "bad_amount", { given });
  const typed = fold(given).trim();
  if (typed.length > 60) throw bad();
  const found = currencyOf(typed);
  if (!found) throw bad();
  const number = found.number.replaceAll(/\s+/g, " ").trim();
  const chinese = readChinese(number);
  const value = chinese ?? readLatin(number);
  if (value === undefined) throw bad();
  const scaled = chinese !== undefined && /[万亿]/u.test(number);
  const currency = found.currency ?? (scaled ? "CNY" : undefined);
  if (currency === undefined) throw bareAmount(given, locale);
  const minor = value * BigInt(minorPerMajor(currency));
  const one = 10n ** BigInt(precision);
  if (minor <= 0n || minor % one !== 0n || minor / one > BigInt(largestMinor)) throw bad();
  return { currency, minor: Number(minor / one) };
}

/** What a bare number may be is for the person to say, one press each. */
function bareAmount(given: string, locale: Locale | undefined): UserError {
  const plain = /^[\d.,]+$/u.test(given);
  const [scale, units] = locale === "en" || !plain ? [plain ? "m" : "", ["US$", "¥"]] : ["", ["亿", "万", "万美元"]];
  const ways = units.map((unit) => ({
    given,
    put: /^\p{Script=Han}/u.test(unit) ? `${given}${unit}` : `${unit}${given}${scale}`,
  }));
  return new UserError("invalid_input", "bare_amount", { given }, undefined, locale === undefined ? [] : ways);
}

/** `3.5亿`, `3亿5000万`, `5千万`, `三亿五千万`, `一点五亿`, `1,200万`: parts of falling scale. In units of 10^-10. */
function readChinese(number: string): bigint | undefined {
  let sum = 0n;
  let last = Number.POSITIVE_INFINITY;
  const compact = number.replaceAll(" ", "").replaceAll(/个(?=亿)/gu, "");
  if (compact === "") return undefined;
  for (const [part, coefficient = "", scaleSign = ""] of compact.matchAll(/([^万亿]*)(万亿|亿|万|$)/gu)) {
    if (part === "") break;
    const scale = chineseScales.get(scaleSign) ?? 0;
    // 3亿5 and 三亿五 are 3.5 or 3.00000005 by who reads: only 零 or the next lower unit makes the tail certain.
    const clear =
      scaleSign !== "" || last === Number.POSITIVE_INFINITY || /^零|^[\d一二两三四五六七八九]千/u.test(coefficient);
    if (scale >= last || !clear) return undefined;
    const value = readCoefficient(last === Number.POSITIVE_INFINITY ? coefficient : coefficient.replace(/^零/u, ""));
    if (value === undefined) return undefined;
    sum += value * 10n ** BigInt(scale);
    last = scale;
  }
  return sum;
}

function readCoefficient(text: string): bigint | undefined {
  const arabic = /^([\d,.]+)([千百十]?)$/u.exec(text);
  if (arabic) {
    const value = readDecimal(arabic[1] ?? "");
    return value === undefined ? undefined : value * 10n ** BigInt(smallScales.get(arabic[2] ?? "") ?? 0);
  }
  const [whole = "", fraction, ...more] = text.split("点");
  const section = whole === "零" ? 0 : readSection(whole);
  if (section === undefined || more.length > 0) return undefined;
  if (fraction === undefined) return BigInt(section) * 10n ** BigInt(precision);
  const digits = [...fraction].map((sign) => "零一二三四五六七八九".indexOf(sign));
  return digits.includes(-1) ? undefined : readDecimal(`${section}.${digits.join("")}`);
}

/** `30`, `26.5 m`, `1,200 million`. In units of 10^-10. */
function readLatin(number: string): bigint | undefined {
  const match = /^([\d,.]+) ?([a-z]*)$/.exec(number);
  const scale = match?.[2] === "" ? 0 : latinScales.get(match?.[2] ?? "");
  const value = readDecimal(match?.[1] ?? "");
  return scale === undefined || value === undefined ? undefined : value * 10n ** BigInt(scale);
}

/** Commas only where groups of three are meant, so that a decimal comma (`1,5`) is refused rather than tenfold. */
function readDecimal(text: string): bigint | undefined {
  const match = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(text);
  const fraction = match?.[2] ?? "";
  if (!match || fraction.length > precision) return undefined;
  return BigInt((match[1] ?? "").replaceAll(",", "") + fraction.padEnd(precision, "0"));
}

const shown = {
  "zh-CN": [
    ["亿", 10n ** 8n],
    ["万", 10n ** 4n],
  ],
  en: [
    ["bn", 10n ** 9n],
    ["m", 10n ** 6n],
  ],
} as const;

/** As people write it and exact: in the largest unit that shows it with at most two decimals, else in full. */
export function formatAmount({ currency, minor }: Money, locale: Locale): string {
  const known = currencies.get(currency);
  const amount = BigInt(minor);
  const perMajor = BigInt(minorPerMajor(currency));
  const fits = shown[locale].find(
    ([, scale]) => amount >= scale * perMajor && (amount * 100n) % (scale * perMajor) === 0n,
  );
  const number = fits
    ? formatQuotient(amount, fits[1] * perMajor)
        .replace(/0?$/, "")
        .replace(/\.0?$/, "") + fits[0]
    : formatQuotient(amount, perMajor).replace(/\.00$/, "");
  if (locale === "zh-CN") return known ? number + known.zh : `${number} ${currency}`;
  return known ? known.sign + number : `${currency} ${number}`;
}

/** What stands before an English amount; undefined for a currency that has no sign of its own. */
export function currencySign(currency: string): string | undefined {
  return currencies.get(currency)?.sign;
}

/** With two decimals and groups of three. */
function formatQuotient(amount: bigint, divisor: bigint): string {
  const hundredths = (amount * 100n) / divisor;
  const whole = (hundredths / 100n).toString().replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
  return `${whole}.${(hundredths % 100n).toString().padStart(2, "0")}`;
}
