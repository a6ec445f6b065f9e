import { z } from "zod";
import { code, currency, days, localized, sum, words } from "./parts.ts";

/**
 * What is counted, of which projects, and on which day. Exactly one of `stage`, `funds`, `fundedPercent` and `exclusion` says
 * on which day; everything else narrows it.
 */
export const metric = z
  .object({
    code,
    name: localized,
    words,
    /** Counts a project, or adds its amount, on the day it reached the stage (`lead`: the day it was logged). */
    stage: z.string().optional(),
    /**
     * Counts it `days` calendar days after it reached `stage` instead, as long as it has not come to `until` or beyond; neither
     * what was lost nor what has exited.
     */
    overdue: z.object({ until: z.string(), days }).readonly().optional(),
    /** Adds arrived funds instead, on the day they are booked: all that was claimed and not rejected, or what was verified. */
    funds: z.enum(["claimed", "verified"]).optional(),
    /**
     * Counts it in each year on the day on which the verified funds booked in that year reach this percent of its planned
     * amount: once a year at most.
     */
    fundedPercent: z.number().positive().max(100).optional(),
    /** Counts what the pack's rule of this code excludes, instead of leaving it out, on the day of its newest stage. */
    exclusion: code.optional(),
    /** Only funds whose source is one of these; all where it is not given. */
    sources: z.array(code).readonly().optional(),
    /** Code of the metric that adds what units claim, where this one adds what was verified. */
    claims: code.optional(),
    value: z.enum(["count", "amount"]),
    /** Whose it is where credit is split: each unit's by its share (assessment), or the landing place's alone (statistics). */
    credit: z.enum(["shares", "landing"]).default("shares"),
    /** Keeps beside it how many projects were shared among one, two, three … units: some rules divide points by heads. */
    split: z.literal("heads").optional(),
    /** For `amount`: the only currency that is added. */
    currency: currency.optional(),
    /** Counts only projects of at least this much, in this currency. */
    atLeast: sum.optional(),
    /** And of less than this much: a size band. */
    below: sum.optional(),
    /** Only projects of these kinds. */
    kinds: z.array(code).min(1).readonly().optional(),
    /** Only projects whose investor is of one of the pack's classes (招大引强). */
    leading: z.literal(true).optional(),
    /**
     * Only projects with foreign capital: planned in another currency than the pack's own, or by an investor from a country that
     * is none of these names.
     */
    foreign: z
      .object({ home: z.array(z.string().min(1)).min(1).readonly() })
      .readonly()
      .optional(),
    /** The board it is for when nobody says; the first of the origins where it is not given. */
    origin: code.optional(),
    /** Shown, but never ranked (signed amounts overstate; what is deducted is no result). */
    informationOnly: z.boolean().default(false),
  })
  .readonly();

export type Metric = z.output<typeof metric>;

/** As much of a pack as its metrics speak of. */
interface Named {
  readonly metrics: readonly Metric[];
  readonly kinds: readonly { readonly code: string }[];
  readonly exclusions: readonly { readonly code: string }[];
  readonly funds: { readonly sources: readonly { readonly code: string }[] };
  readonly cohort: Readonly<Record<string, string>>;
  readonly chains: { readonly metrics: readonly string[] };
}

/** What metrics say of stages, kinds, sources and exclusions that are not there, and what does not go together. */
export function metricIssues(pack: Named, stages: ReadonlySet<string>): readonly string[] {
  const codes = new Set(pack.metrics.map((item) => item.code));
  return [
    ...pack.metrics.flatMap((item) => [
      ...dayIssues(item, stages),
      ...limitIssues(item),
      ...nameIssues(item, pack, codes),
    ]),
    ...Object.entries(pack.cohort).flatMap(([part, stage]) =>
      stages.has(stage) ? [] : [`cohort ${part}: no stage ${stage}`],
    ),
    ...pack.chains.metrics.filter((one) => !codes.has(one)).map((one) => `chains: no metric ${one}`),
  ];
}

function dayIssues(item: Metric, stages: ReadonlySet<string>): readonly string[] {
  const { stage, funds, fundedPercent, exclusion, overdue } = item;
  const found: string[] = [];
  if ([stage, funds, fundedPercent, exclusion].filter((one) => one !== undefined).length !== 1)
    found.push("either a stage, funds, fundedPercent or an exclusion");
  if (stage !== undefined && !stages.has(stage)) found.push(`no stage ${stage}`);
  if (overdue && stage === undefined) found.push("overdue needs the stage it is counted from");
  if (overdue && !stages.has(overdue.until)) found.push(`no stage ${overdue.until}`);
  return found.map((what) => `metric ${item.code}: ${what}`);
}

function limitIssues(item: Metric): readonly string[] {
  const { value, currency: own, atLeast, below, fundedPercent, overdue, exclusion } = item;
  const found: string[] = [];
  if ((value === "amount") !== (own !== undefined)) found.push("an amount needs a currency, a count has none");
  if (below && !(atLeast && atLeast.currency === below.currency && atLeast.minor < below.minor))
    found.push("below needs a smaller atLeast in its currency");
  if (fundedPercent !== undefined && !atLeast) found.push("fundedPercent needs atLeast");
  if (value === "amount" && (fundedPercent ?? overdue ?? exclusion) !== undefined)
    found.push("counts projects, and adds no amounts");
  if (item.split && value === "amount") found.push("split by heads counts projects, and adds no amounts");
  return found.map((what) => `metric ${item.code}: ${what}`);
}

function nameIssues(item: Metric, pack: Named, codes: ReadonlySet<string>): readonly string[] {
  const { claims, sources = [], kinds = [], exclusion } = item;
  const found: string[] = [];
  if (claims !== undefined && !codes.has(claims)) found.push(`no metric ${claims}`);
  for (const source of sources)
    if (!pack.funds.sources.some((one) => one.code === source)) found.push(`no source ${source}`);
  for (const kind of kinds) if (!pack.kinds.some((one) => one.code === kind)) found.push(`no kind ${kind}`);
  if (exclusion !== undefined && !pack.exclusions.some((one) => one.code === exclusion))
    found.push(`no exclusion ${exclusion}`);
  return found.map((what) => `metric ${item.code}: ${what}`);
}
