import type { Metric, Pack } from "../../packs/pack.ts";
import type { Money } from "../../money.ts";
import { addDays } from "../day.ts";
import { lineOf, stageIndex } from "../line.ts";
import type { Day, Project } from "../model.ts";
import type { FundsClaim } from "../models/funds.ts";
import { isAway } from "../sides/side.ts";

/** Counts are kept in hundredths of a project, so that a share of its credit is exact. Amounts in minor units. */
export const perProject = 100;

/** One thing that counts for one metric, before its credit is divided. */
export interface Counted {
  readonly metric: Metric;
  /** What is counted: `stage:signed`, `funds:7`, `funded:2026`, `overdue:signed`, `exclusion:false`. */
  readonly source: string;
  readonly day: Day;
  /** Hundredths of a project, or minor units of the metric's currency; never 0. */
  readonly value: number;
}

/**
 * All that counts of a project, metric by metric. What is void or merged into another counts for nothing; what is excluded by
 * the rules, for the metrics of that exclusion alone.
 */
export function countedOf(project: Project, pack: Pack): readonly Counted[] {
  if (project.voided || project.mergedInto !== null) return [];
  return pack.metrics.flatMap((metric) => {
    if (project.exclusion !== (metric.exclusion ?? null) || !isMeant(project, metric, pack)) return [];
    return datedBy(project, metric, pack)
      .filter(({ value }) => value !== 0)
      .map((one): Counted => ({ metric, ...one }));
  });
}

/** Whether it has come to the stage of its own line, or beyond it: a stage that was skipped lies behind. */
export function hasCome(project: Project, pack: Pack, stage: string): boolean {
  const line = lineOf(pack, project.kind);
  const from = stageIndex(line, stage);
  return from !== -1 && line.stages.some(({ code }, index) => index >= from && project.reached[code] !== undefined);
}

/** What a project plans to spend: an expansion only by what it adds. */
export function plannedOf({ amount, baseline }: Project): Money | null {
  if (!amount || !baseline || baseline.currency !== amount.currency) return amount;
  return { currency: amount.currency, minor: Math.max(0, amount.minor - baseline.minor) };
}

type Dated = Omit<Counted, "metric">;

function datedBy(project: Project, metric: Metric, pack: Pack): readonly Dated[] {
  if (metric.funds !== undefined) return Object.values(project.funds).flatMap((claim) => ofClaim(claim, metric));
  if (metric.fundedPercent !== undefined) return funded(project, metric, metric.fundedPercent);
  if (metric.exclusion !== undefined) {
    const newest = Object.values(project.reached).reduce((last, day) => (day > last ? day : last), "");
    return newest === "" ? [] : [{ source: `exclusion:${metric.exclusion}`, day: newest, value: perProject }];
  }
  const { stage = "", overdue } = metric;
  const day = project.reached[stage];
  if (day === undefined) return [];
  if (!overdue) return [{ source: `stage:${stage}`, day, value: worth(project, metric) }];
  if (isAway(project.side) || hasCome(project, pack, overdue.until)) return [];
  return [{ source: `overdue:${stage}`, day: addDays(day, overdue.days), value: perProject }];
}

function ofClaim(claim: FundsClaim, metric: Metric): readonly Dated[] {
  const { number, state, amount, verifiedMinor, bookedOn } = claim;
  if (amount.currency !== metric.currency || !fromSource(claim, metric)) return [];
  // What waits for the verifier is claimed in full; what was cut is claimed no longer.
  const value =
    state === "verified" ? verifiedMinor : state === "claimed" && metric.funds === "claimed" ? amount.minor : 0;
  return [{ source: `funds:${number}`, day: bookedOn, value }];
}

/** The day in each year on which the year's verified funds reached the share of what is planned. */
function funded(project: Project, metric: Metric, percent: number): readonly Dated[] {
  const planned = plannedOf(project);
  if (!planned || planned.minor === 0) return [];
  const paid = Object.values(project.funds)
    .filter(
      (claim) => claim.state === "verified" && claim.amount.currency === planned.currency && fromSource(claim, metric),
    )
    .toSorted((a, b) => (a.bookedOn < b.bookedOn ? -1 : 1));
  const sums = new Map<string, number>();
  const days = new Map<string, Day>();
  for (const { bookedOn, verifiedMinor } of paid) {
    const year = bookedOn.slice(0, 4);
    const sum = (sums.get(year) ?? 0) + verifiedMinor;
    sums.set(year, sum);
    if (!days.has(year) && reaches(sum, planned.minor, percent)) days.set(year, bookedOn);
  }
  return [...days].map(([year, day]) => ({ source: `funded:${year}`, day, value: perProject }));
}

/** Exact beyond 2^53 too, to a hundredth of a percent. */
function reaches(sum: number, whole: number, percent: number): boolean {
  return BigInt(sum) * 10_000n >= BigInt(whole) * BigInt(Math.round(percent * 100));
}

function fromSource({ source }: FundsClaim, { sources }: Metric): boolean {
  return sources === undefined || sources.includes(source);
}

function isMeant(project: Project, metric: Metric, pack: Pack): boolean {
  const { kinds, leading, foreign, atLeast, below } = metric;
  if (kinds && !kinds.includes(project.kind)) return false;
  if (leading && project.leading === null) return false;
  if (foreign && !isForeign(project, foreign.home, pack)) return false;
  if (!atLeast) return true;
  const planned = plannedOf(project);
  if (planned?.currency !== atLeast.currency || planned.minor < atLeast.minor) return false;
  return below === undefined || planned.minor < below.minor;
}

function isForeign({ amount, country }: Project, home: readonly string[], pack: Pack): boolean {
  if (amount !== null && amount.currency !== pack.currency) return true;
  return country !== null && !home.some((name) => fold(name) === fold(country));
}

function fold(name: string): string {
  return name.normalize("NFKC").toLowerCase().replaceAll(/\s/gu, "");
}

function worth(project: Project, metric: Metric): number {
  if (metric.value === "count") return perProject;
  const planned = plannedOf(project);
  return planned && planned.currency === metric.currency ? Math.max(0, planned.minor) : 0;
}
