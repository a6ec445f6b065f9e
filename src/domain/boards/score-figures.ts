import type { Pack } from "../../packs/pack.ts";
import type { RuleSet } from "../../packs/rules/shape.ts";
import { daysBetween } from "../day.ts";
import { keptPerShown, perProject } from "../figures.ts";
import type { Day, Unit } from "../model.ts";
import { monthsIn, nextPeriodStart, periodStart, sameDayLastYear } from "../period.ts";
import type { UnitFigures } from "../scoring/model.ts";
import { figuresNeeded } from "../scoring/needs.ts";
import { boardOrigin, type Sources } from "./data.ts";
import type { UnitSums } from "./figures.ts";

/** More units than this share no project. */
const mostHeads = 9;

/** The days of a rule set's period, and how much of it is gone. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
  /** Share of the period due by the day. */
  readonly schedule: number;
  /** Share of the year's target that is the period's. */
  readonly ofYear: number;
}

export function spanOf({ period }: Pick<RuleSet, "period">, day: Day): Span {
  const from = periodStart(period, day);
  return {
    from,
    to: day,
    schedule: (daysBetween(from, day) + 1) / daysBetween(from, nextPeriodStart(period, day)),
    ofYear: monthsIn[period] / 12,
  };
}

/** All that the rule set asks for of these units: a handful of kept sums, whatever the number of projects. */
export async function scoreFigures(
  { pack, figures, settings }: Sources,
  ruleSet: RuleSet,
  units: readonly Unit[],
  day: Day,
): Promise<readonly UnitFigures[]> {
  const needs = figuresNeeded(ruleSet);
  const span = spanOf(ruleSet, day);
  const actual = await byOrigin(pack, needs.actual, (codes, origin) =>
    figures.between(span.from, span.to, codes, origin),
  );
  const [lastFrom, lastTo] = [sameDayLastYear(span.from), sameDayLastYear(span.to)];
  const lastYear = await byOrigin(pack, needs.lastYear, (codes, origin) =>
    figures.between(lastFrom, lastTo, codes, origin),
  );
  const heads = await byOrigin(pack, needs.heads, (codes, origin) =>
    figures.between(span.from, span.to, codes.flatMap(headCodes), origin),
  );
  const origin = pack.origins[0]?.code ?? "";
  const cohorts = new Map<string, UnitSums>();
  for (const { cohort, since } of needs.cohort) {
    const code = `cohort/${cohort}`;
    const found = await figures.years(since, Number(day.slice(0, 4)), [code], origin);
    cohorts.set(`${cohort}@${since}`, found.get(code) ?? new Map());
  }
  const targets = await settings.targets(Number(day.slice(0, 4)));
  const marks = await settings.marks(span.from, span.to);
  const per = (code: string) => {
    const metric = pack.metrics.find((item) => item.code === code);
    return metric ? keptPerShown(metric) : 1;
  };
  const shown = (sums: ReadonlyMap<string, UnitSums>, codes: readonly string[], unitId: number) =>
    Object.fromEntries(codes.map((code) => [code, (sums.get(code)?.get(unitId) ?? 0) / per(code)]));
  return units.map(({ id: unitId }): UnitFigures => {
    const own = marks.filter((one) => one.unitId === unitId);
    return {
      unitId,
      actual: shown(actual, needs.actual, unitId),
      lastYear: shown(lastYear, needs.lastYear, unitId),
      target: Object.fromEntries(
        targets
          .filter((one) => one.unitId === unitId && needs.target.includes(one.metric) && one.value > 0)
          .map((one) => [one.metric, one.value * span.ofYear]),
      ),
      marks: marksOf(ruleSet, needs.marks, own),
      cohort: Object.fromEntries([...cohorts].map(([key, sums]) => [key, (sums.get(unitId) ?? 0) / cohortPer(key)])),
      heads: Object.fromEntries(
        needs.heads.map((code) => [
          code,
          headCodes(code).map((one) => (heads.get(one)?.get(unitId) ?? 0) / perProject),
        ]),
      ),
    };
  });
}

/** `fdi-projects/1` … `fdi-projects/9`: projects that so many units shared. */
export function headCodes(code: string): readonly string[] {
  return Array.from({ length: mostHeads }, (_, index) => `${code}/${index + 1}`);
}

/** Contracts and money are amounts, everything else of a cohort is projects. */
export function cohortPer(key: string): number {
  return key.startsWith("contract@") || key.startsWith("arrived@") ? 1 : perProject;
}

/** A rating is the last one given, everything else adds up. One that nobody gave is not there. */
function marksOf(
  ruleSet: RuleSet,
  codes: readonly string[],
  own: readonly { readonly code: string; readonly value: number }[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    codes.flatMap((code): readonly (readonly [string, number])[] => {
      const given = own.filter((one) => one.code === code).map(({ value }) => value);
      const last = given.at(-1);
      if (last === undefined) return [];
      const rating = ruleSet.marks.find((mark) => mark.code === code)?.kind === "percent";
      return [[code, (rating ? last : given.reduce((sum, value) => sum + value, 0)) / 1000]];
    }),
  );
}

/** Each metric in the ledger that it is for. */
async function byOrigin(
  pack: Pack,
  codes: readonly string[],
  read: (codes: readonly string[], origin: string) => Promise<ReadonlyMap<string, UnitSums>>,
): Promise<ReadonlyMap<string, UnitSums>> {
  const found = new Map<string, UnitSums>();
  const origins = new Map<string, string[]>();
  for (const code of codes) {
    const metric = pack.metrics.find((item) => item.code === code);
    if (!metric) continue;
    const origin = boardOrigin(pack, metric);
    origins.set(origin, [...(origins.get(origin) ?? []), code]);
  }
  for (const [origin, own] of origins) for (const [code, sums] of await read(own, origin)) found.set(code, sums);
  return found;
}
