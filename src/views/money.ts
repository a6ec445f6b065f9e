import { formatAmount } from "../chat/amount.ts";
import type { ShownProject } from "../domain/secrecy.ts";
import type { Metric } from "../packs/pack.ts";
import { bandText, type View } from "./view.ts";

/** What may be said of a project's size: exact, a band, or nothing. */
export function sizeOf(view: View, project: ShownProject): string {
  if (project.amount) return formatAmount(project.amount, view.locale);
  return bandText(view, project.band, (hundredMillions, currency) =>
    formatAmount({ currency, minor: hundredMillions * 1e10 }, view.locale),
  );
}

/** A metric's value: a count, or an amount in its currency. */
export function figureText(view: View, metric: Metric, value: number): string {
  if (metric.value === "count") return view.words.board.count(value);
  if (value === 0) return "0";
  return formatAmount({ currency: metric.currency ?? view.pack.currency, minor: value }, view.locale);
}

/** `37.5%`: one decimal at most, never rounded up to a whole that was not reached. */
export function percentText(share: number): string {
  const tenths = Math.floor(share * 1000 + 1e-9);
  return tenths % 10 === 0 ? `${tenths / 10}%` : `${(tenths / 10).toFixed(1)}%`;
}
