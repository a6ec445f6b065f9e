import { currencySign, formatAmount } from "../chat/amount.ts";
import type { ShownProject, SizeBand } from "../domain/secrecy.ts";
import type { Money } from "../money.ts";
import type { Metric } from "../packs/pack.ts";
import { bandText, type View } from "./view.ts";

/** What may be said of a project's size: exact, a band, or nothing. */
export function sizeOf(view: View, project: ShownProject): string {
  return project.amount ? formatAmount(project.amount, view.locale) : bandOfText(view, project.band);
}

export function bandOfText(view: View, band: SizeBand | undefined): string {
  return bandText(view, band, (hundredMillions, currency) =>
    formatAmount({ currency, minor: hundredMillions * 1e10 }, view.locale),
  );
}

/** A metric's value: a count, or an amount in its currency. */
export function figureText(view: View, metric: Metric, value: number): string {
  if (metric.value === "count") return view.words.board.count(value);
  if (value === 0) return "0";
  return amountText(view, { currency: metric.currency ?? view.pack.currency, minor: value });
}

/**
 * A sum of money as boards and bulletins print it: figures of one column stay in one unit (`34.379亿元`, not `343,790万元`), to
 * the 万元. What somebody typed, and what a card says, stays as it is.
 */
export function amountText({ locale }: Pick<View, "locale">, money: Money): string {
  const { currency, minor } = money;
  if (locale === "zh-CN")
    return minor >= 1e9 && currency === "CNY" ? `${decimals(minor / 1e10, 4)}亿元` : formatAmount(money, locale);
  const sign = currencySign(currency);
  if (sign === undefined || minor < 1e8) return formatAmount(money, locale);
  return minor >= 1e11 ? `${sign}${decimals(minor / 1e11, 5)}bn` : `${sign}${decimals(minor / 1e8, 3)}m`;
}

function decimals(value: number, most: number): string {
  return String(Number(value.toFixed(most)));
}

/** `+10.2%`, `−3.1%`: growth on the same time of the year before; a dash where there was nothing then. */
export function growthText({ words }: View, growth: number | undefined): string {
  if (growth === undefined) return words.none;
  const percent = Math.abs(growth * 100).toFixed(1);
  return `${growth < 0 && percent !== "0.0" ? "−" : "+"}${percent}%`;
}

/** `+3.7`, `−27.1`: percentage points ahead of the schedule or behind it. */
export function gapText(points: number): string {
  return `${points >= 0 ? "+" : "−"}${Math.abs(points).toFixed(1)}`;
}

/** `37.5%`: one decimal at most, never rounded up to a whole that was not reached. */
export function percentText(share: number): string {
  const tenths = Math.floor(share * 1000 + 1e-9);
  return tenths % 10 === 0 ? `${tenths / 10}%` : `${(tenths / 10).toFixed(1)}%`;
}
