import type { Metric, Pack } from "../../packs/pack.ts";
import { keptPerShown, perProject } from "../figures.ts";
import type { Chain } from "../models/chain.ts";
import { periodEnd, periodStart, sameDayLastYear } from "../period.ts";
import type { Span } from "../posts.ts";
import { byChain, type ChainResults } from "./chains-of.ts";
import { cohortsOf, type Cohort } from "./cohorts.ts";
import { boardOrigin, type Sources } from "./data.ts";
import type { Figures, UnitSums } from "./figures.ts";

/** One figure of the whole organisation, in what people read: projects, or minor units of the metric's currency. */
export interface Indicator {
  readonly metric: Metric;
  readonly origin: string;
  /** Of the span alone. */
  readonly value: number;
  /** From 1 January to the end of the span, and to the same day of the year before. */
  readonly toDate: number;
  readonly lastYear: number;
  /** Undefined where there was nothing the year before. */
  readonly growth: number | undefined;
  /** The sum of the units' targets of the year; null where none is set. */
  readonly plan: number | null;
  readonly completion: number | undefined;
}

/**
 * The organisation's figures, ledger after ledger and never summed; what has no figure in either year and no plan is left
 * out. Sums of kept sums: no project is read.
 */
export async function indicatorsOf({ pack, figures, settings }: Sources, span: Span): Promise<readonly Indicator[]> {
  const metrics = pack.metrics.filter((metric) => isTold(metric, pack));
  const codes = metrics.map(({ code }) => code);
  const { from, to } = span;
  const last = sameDayLastYear(to);
  const targets = await settings.targets(Number(to.slice(0, 4)));
  const indicators: Indicator[] = [];
  for (const { code: origin } of pack.origins) {
    const [value, toDate, lastYear] = await Promise.all([
      figures.between(from, to, codes, origin),
      figures.between(periodStart("year", to), to, codes, origin),
      figures.between(periodStart("year", last), last, codes, origin),
    ]);
    for (const metric of metrics) {
      const per = keptPerShown(metric);
      const of = (sums: ReadonlyMap<string, UnitSums>) => total(sums.get(metric.code)) / per;
      const planned = origin === boardOrigin(pack, metric) ? targets.filter((one) => one.metric === metric.code) : [];
      const plan = planned.reduce((sum, one) => sum + one.value, 0);
      const [now, before] = [of(toDate), of(lastYear)];
      if (now === 0 && before === 0 && plan === 0) continue;
      indicators.push({
        metric,
        origin,
        value: of(value),
        toDate: now,
        lastYear: before,
        growth: before === 0 ? undefined : now / before - 1,
        plan: plan === 0 ? null : plan,
        completion: plan === 0 ? undefined : now / plan,
      });
    }
  }
  return indicators;
}

/** What is deducted for has its own paragraph, without names; bands of size stand in the score sheet. */
const elsewhere = /^(?:overdue-start|falsified|(?:band|over)-.+)$/u;

/** A metric that a bulletin gives the organisation's figure of: not what units merely claim. */
function isTold({ code }: Metric, pack: Pack): boolean {
  return !elsewhere.test(code) && !pack.metrics.some(({ claims }) => claims === code);
}

/** Projects of the whole organisation whose start is overdue, in this year up to the day. */
export async function overdueStarts({ pack, figures }: Pick<Sources, "pack" | "figures">, { to }: Span) {
  let count = 0;
  for (const { code } of pack.origins)
    count += total((await figures.between(periodStart("year", to), to, ["overdue-start"], code)).get("overdue-start"));
  return count / perProject;
}

/** The last three years of signing, the newest first, those without signings left out. */
export async function recentCohorts(figures: Figures, year: number, origin: string): Promise<readonly Cohort[]> {
  const cohorts = await cohortsOf(figures, { fromYear: year - 2, toYear: year, origin });
  return cohorts.filter(({ signed }) => signed > 0).toReversed();
}

/** What one chain has got in a span, in one ledger. */
export interface ChainFigures extends ChainResults {
  readonly origin: string;
}

/** Chains that have got anything, in the order of the table; attracted and grown each on a line of its own. */
export async function chainFigures(
  { pack, figures }: Pick<Sources, "pack" | "figures">,
  chains: readonly Chain[],
  metrics: readonly Metric[],
  { from, to }: Span,
): Promise<readonly ChainFigures[]> {
  const lines: ChainFigures[] = [];
  for (const { code: origin } of pack.origins)
    for (const result of await byChain(figures, chains, from, to, metrics, origin))
      if (Object.values(result.values).some((value) => value !== 0)) lines.push({ ...result, origin });
  return lines;
}

/** What counted in a span, of the units asked for alone. */
export async function sumBetween(
  figures: Figures,
  metric: Metric,
  { from, to }: Span,
  origin: string,
  units: ReadonlySet<number>,
): Promise<number> {
  const sums = (await figures.between(from, to, [metric.code], origin)).get(metric.code) ?? new Map<number, number>();
  return [...sums].reduce((sum, [unitId, value]) => (units.has(unitId) ? sum + value : sum), 0) / keptPerShown(metric);
}

/** The year so far, added up month by month, of the units asked for; `plan` is the sum of their targets. */
export interface YearCurve {
  readonly metric: Metric;
  readonly months: readonly { readonly month: number; readonly value: number; readonly lastYear: number }[];
  readonly plan: number | null;
}

export async function yearCurve(
  { figures, settings }: Pick<Sources, "figures" | "settings">,
  metric: Metric,
  { to }: Span,
  origin: string,
  units: ReadonlySet<number>,
): Promise<YearCurve> {
  const year = to.slice(0, 4);
  const upTo = async (last: string) =>
    sumBetween(figures, metric, { from: periodStart("year", last), to: last }, origin, units);
  const months: YearCurve["months"][number][] = [];
  for (let month = 1; month <= Number(to.slice(5, 7)); month++) {
    const last =
      month === Number(to.slice(5, 7)) ? to : periodEnd("month", `${year}-${String(month).padStart(2, "0")}-01`);
    months.push({ month, value: await upTo(last), lastYear: await upTo(sameDayLastYear(last)) });
  }
  const targets = (await settings.targets(Number(year))).filter(
    (one) => one.metric === metric.code && units.has(one.unitId),
  );
  const plan = targets.reduce((sum, { value }) => sum + value, 0);
  return { metric, months, plan: plan === 0 ? null : plan };
}

function total(sums: UnitSums | undefined): number {
  return sums === undefined ? 0 : [...sums.values()].reduce((sum, value) => sum + value, 0);
}
