import { formatAmount } from "../chat/amount.ts";
import type { Source, Term, Unscored } from "../domain/scoring/model.ts";
import { minorPerMajor } from "../money.ts";
import type { CohortCode } from "../packs/rules/items.ts";
import type { Quantity } from "../packs/rules/parts.ts";
import type { RuleSet } from "../packs/rules/shape.ts";
import type { View } from "./view.ts";

/** Figures of the arithmetic, in words of the field. A pocket calculator comes to the same. */

/** A rule set's words: its own names of marks, beside the pack's of metrics. */
export interface ScoreView extends View {
  readonly ruleSet: RuleSet;
}

/** `17.45`, `0.5`: at most so many decimals. */
export function numberText(value: number, decimals = 2): string {
  const scale = 10 ** decimals;
  const rounded = Math.round(Math.abs(value) * scale + 1e-6) / scale;
  return `${value < 0 && rounded > 0 ? "−" : ""}${rounded}`;
}

/** `87.23%`: never rounded up to a whole that was not reached. */
export function shareText(share: number): string {
  const hundredths = Math.floor(Math.abs(share) * 1e4 + 1e-6);
  return `${share < 0 && hundredths > 0 ? "−" : ""}${hundredths / 100}%`;
}

export function pointsText({ words }: View, points: number, decimals?: number): string {
  return words.scoring.points(numberText(points, decimals));
}

export function metricName(view: View, code: string): string {
  return view.pack.metrics.find((metric) => metric.code === code)?.name[view.locale] ?? code;
}

function markOf(view: ScoreView, code: string): RuleSet["marks"][number] | undefined {
  return view.ruleSet.marks.find((mark) => mark.code === code);
}

export function markName(view: ScoreView, code: string): string {
  return markOf(view, code)?.name[view.locale] ?? code;
}

export function cohortName({ words }: View, cohort: CohortCode, since: number): string {
  return words.scoring.term.since(since, words.scoring.cohort[cohort]);
}

/** `名称 12个`: what a figure is called, and its value with what it is a part or a target of. */
export function termText(view: ScoreView, { source, value }: Term): string {
  const { term } = view.words.scoring;
  switch (source.kind) {
    case "actual":
      return `${metricName(view, source.metric)} ${measured(view, source.metric, value)}`;
    case "target":
    case "goal":
    case "best":
    case "lastYear":
      return term[source.kind](measured(view, source.metric, value));
    case "scheduled":
      return term.scheduled(
        measured(view, source.metric, value, aboutText),
        measured(view, source.metric, source.target),
        shareText(source.schedule),
      );
    case "mark":
      return `${markName(view, source.mark)} ${valueText(view, source, value)}`;
    case "cohort":
      return `${cohortName(view, source.cohort, source.since)} ${valueText(view, source, value)}`;
  }
}

/** A value in the measure of what it is a value of. */
export function valueText(view: ScoreView, source: Source, value: number): string {
  if (source.kind === "mark") {
    const kind = markOf(view, source.mark)?.kind;
    return kind === "percent"
      ? `${numberText(value)}%`
      : kind === "points"
        ? pointsText(view, value)
        : numberText(value);
  }
  if (source.kind === "cohort") {
    const amounts = source.cohort === "contract" || source.cohort === "arrived";
    return amounts ? amountText(view, view.pack.currency, value) : countText(view, value);
  }
  return measured(view, source.metric, value);
}

export function quantityText(view: View, given: Quantity): string {
  if (typeof given === "number") return countText(view, given);
  return amountText(view, given.currency, given.amount * minorPerMajor(given.currency));
}

export function unscoredText(view: ScoreView, unscored: Unscored): string {
  const say = view.words.scoring.unscored;
  switch (unscored.reason) {
    case "no_mark":
      return say.no_mark(markName(view, unscored.mark));
    case "no_cohort":
      return say.no_cohort(cohortName(view, unscored.cohort, unscored.since));
    case "no_target":
    case "no_last_year":
    case "nobody":
      return say[unscored.reason](metricName(view, unscored.metric));
  }
}

function measured(view: View, code: string, value: number, text: typeof amountText = amountText): string {
  const metric = view.pack.metrics.find((one) => one.code === code);
  return metric?.currency === undefined ? countText(view, value) : text(view, metric.currency, value);
}

function countText({ words }: View, value: number): string {
  const number = numberText(Math.abs(value));
  return `${value < 0 && number !== "0" ? "−" : ""}${words.board.count(Number(number))}`;
}

/** Exact: what is in the ledger is what one reckons with. */
function amountText(view: View, currency: string, minor: number): string {
  const whole = Math.round(Math.abs(minor));
  if (whole === 0) return "0";
  return `${minor < 0 ? "−" : ""}${formatAmount({ currency, minor: whole }, view.locale)}`;
}

/** What is worked out on the way has decimals without end: two of the largest unit. */
function aboutText(view: View, currency: string, minor: number): string {
  const major = minor / minorPerMajor(currency);
  const unit = scales[view.locale].find((scale) => major >= scale);
  const step = unit === undefined ? 1 : (unit * minorPerMajor(currency)) / 100;
  const near = Math.round(minor / step) * step;
  const text = amountText(view, currency, near);
  return near === minor ? text : view.words.scoring.term.about(text);
}

/** In which amounts are said: 亿 and 万, billions and millions. */
const scales = { "zh-CN": [1e8, 1e4], en: [1e9, 1e6] } as const;
