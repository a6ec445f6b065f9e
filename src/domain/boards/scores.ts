import type { Pack } from "../../packs/pack.ts";
import type { RuleSet } from "../../packs/rules/shape.ts";
import { keptPerShown, perProject } from "../figures.ts";
import type { Day, RollupCell, Unit } from "../model.ts";
import type { ScoreData } from "../models/board.ts";
import { sameDayLastYear } from "../period.ts";
import type { GroupScore, UnitFigures } from "../scoring/model.ts";
import { scoreGroup } from "../scoring/score.ts";
import { boardOrigin, unitsIn, type Sources } from "./data.ts";
import { refOf, ruleInForce, type RuleInForce } from "./rules.ts";
import { cohortPer, headCodes, scoreFigures, spanOf } from "./score-figures.ts";

export interface Scored {
  readonly rule: RuleInForce;
  readonly units: readonly Unit[];
  readonly figures: readonly UnitFigures[];
  readonly score: GroupScore;
}

/** The scores of a comparison group under the rule set in force; undefined where none is. */
export async function scoreOf(sources: Sources, group: string, day: Day): Promise<Scored | undefined> {
  const { pack, settings } = sources;
  const rule = ruleInForce(pack, await settings.rules(), group, day);
  if (!rule) return undefined;
  const units = unitsIn(await settings.units(), group);
  const figures = await scoreFigures(sources, rule.ruleSet, units, day);
  const { schedule } = spanOf(rule.ruleSet, day);
  return { rule, units, figures, score: scoreGroup(rule.ruleSet, figures, { schedule }) };
}

/** What an issue freezes of it: the figures that were scored, and the totals. */
export function toScoreData({ rule, units, figures, score }: Scored, group: string, day: Day): ScoreData {
  return { group, day, rule: refOf(rule, day), figures, lines: linesOf(score, units) };
}

function linesOf(score: GroupScore, units: readonly Pick<Unit, "id" | "shortName">[]): ScoreData["lines"] {
  return score.units.map(({ unitId, rank, total, sections }) => ({
    unitId,
    name: units.find(({ id }) => id === unitId)?.shortName ?? "",
    rank: rank ?? null,
    total,
    sections: Object.fromEntries(sections.map(({ section, points }) => [section.code, points])),
  }));
}

/** The scores with cells added to the figures they were made from. */
export function correctScores(data: ScoreData, cells: readonly RollupCell[], ruleSet: RuleSet, pack: Pack): ScoreData {
  const span = spanOf(ruleSet, data.day);
  const last = { from: sameDayLastYear(span.from), to: sameDayLastYear(span.to) };
  const days = (
    metric: string,
    unitId: number,
    origin: string,
    { from, to }: { readonly from: Day; readonly to: Day },
  ) => sumOf(cells, (cell) => isOf(cell, "D", metric, unitId, origin) && cell.period >= from && cell.period <= to);
  const metricOf = (code: string) => pack.metrics.find((metric) => metric.code === code);
  const added = (
    values: Readonly<Record<string, number>>,
    unitId: number,
    range: { readonly from: Day; readonly to: Day },
  ) =>
    mapValues(values, (value, code) => {
      const metric = metricOf(code);
      return metric ? value + days(code, unitId, boardOrigin(pack, metric), range) / keptPerShown(metric) : value;
    });
  const origin = pack.origins[0]?.code ?? "";
  const figures = data.figures.map((unit): UnitFigures => ({
    ...unit,
    actual: added(unit.actual, unit.unitId, span),
    lastYear: added(unit.lastYear, unit.unitId, last),
    cohort: mapValues(unit.cohort, (value, key) => {
      const [code = "", since = ""] = key.split("@");
      const own = sumOf(
        cells,
        (cell) =>
          isOf(cell, "Y", `cohort/${code}`, unit.unitId, origin) &&
          cell.period >= since &&
          cell.period <= data.day.slice(0, 4),
      );
      return value + own / cohortPer(key);
    }),
    heads: mapValues(unit.heads, (counts, code) => {
      const metric = metricOf(code);
      return counts.map((count, index) => {
        const own = headCodes(code)[index] ?? "";
        return count + (metric ? days(own, unit.unitId, boardOrigin(pack, metric), span) / perProject : 0);
      });
    }),
  }));
  const score = scoreGroup(ruleSet, figures, { schedule: span.schedule });
  const units = data.lines.map(({ unitId, name }) => ({ id: unitId, shortName: name }));
  return { ...data, figures, lines: linesOf(score, units) };
}

function isOf(cell: RollupCell, scale: RollupCell["scale"], metric: string, unitId: number, origin: string): boolean {
  return cell.scale === scale && cell.metric === metric && cell.unitId === unitId && cell.origin === origin;
}

function sumOf(cells: readonly RollupCell[], wanted: (cell: RollupCell) => boolean): number {
  return cells.reduce((sum, cell) => (wanted(cell) ? sum + cell.value : sum), 0);
}

function mapValues<V, W>(record: Readonly<Record<string, V>>, to: (value: V, key: string) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value, key)]));
}
