import type { Metric, Pack } from "../../packs/pack.ts";
import { addDays, weekdayOf } from "../day.ts";
import { keptPerShown } from "../figures.ts";
import type { Day, Unit } from "../model.ts";
import type { BoardData, BoardPeriod } from "../models/board.ts";
import { periodsOf, periodStart, sameDayLastYear, scheduleShare } from "../period.ts";
import type { Figures } from "./figures.ts";
import { listLines, rankLines } from "./rank.ts";
import { refOf, ruleInForce } from "./rules.ts";
import type { BoardSettings } from "./settings.ts";

/** Where a board is read from: what is kept, or a ledger read again. */
export interface Sources {
  readonly pack: Pack;
  readonly figures: Figures;
  readonly settings: BoardSettings;
}

export interface BoardQuestion {
  readonly period: BoardPeriod;
  /** The last day it covers. */
  readonly day: Day;
  readonly group: string;
  readonly metric: Metric;
  readonly origin: string;
  /** Ranks of the issue before, by unit. */
  readonly before?: Readonly<Record<string, number>> | undefined;
}

/** The scale whose periods a board's key names. */
export const scaleOf = { today: "D", week: "W", month: "M", year: "Y" } as const;

/** Ranks the units of one comparison group. Reads kept sums: its cost grows with the number of units alone. */
export async function makeBoardData(sources: Sources, question: BoardQuestion): Promise<BoardData> {
  const { pack, figures, settings } = sources;
  const { period, day, group, metric, origin, before } = question;
  const units = unitsIn(await settings.units(), group);
  const metrics = metric.claims === undefined ? [metric.code] : [metric.code, metric.claims];
  const sums = await figures.between(firstDay(period, day), day, metrics, origin);
  const yearly = period === "year";
  const lastDay = sameDayLastYear(day);
  const lastYear = yearly
    ? await figures.between(firstDay(period, lastDay), lastDay, [metric.code], origin)
    : undefined;
  // A target is set for the ledger that a metric is for: it says nothing of the other one.
  const targets = yearly && origin === boardOrigin(pack, metric) ? await settings.targets(Number(day.slice(0, 4))) : [];
  const targetOf = new Map(
    targets.filter((one) => one.metric === metric.code && one.value > 0).map((one) => [one.unitId, one.value]),
  );
  const rule = ruleInForce(pack, await settings.rules(), group, day);
  const per = keptPerShown(metric);
  const valueOf = (of: typeof sums | undefined, code: string, unitId: number) =>
    (of?.get(code)?.get(unitId) ?? 0) / per;
  const lines = units.map(({ id, shortName }) => ({
    unitId: id,
    name: shortName,
    actual: valueOf(sums, metric.code, id),
    claimed: metric.claims === undefined ? null : valueOf(sums, metric.claims, id),
    target: targetOf.get(id) ?? null,
    lastYear: yearly ? valueOf(lastYear, metric.code, id) : null,
  }));
  return {
    period,
    key: periodsOf(day)[scaleOf[period]],
    day,
    group,
    metric: metric.code,
    origin,
    schedule: scheduleShare(day),
    follows: rule ? refOf(rule, day) : null,
    lines: metric.informationOnly ? listLines(lines) : rankLines(lines, before),
  };
}

/** The ledger that a metric's board is for when nobody says: attracted and grown are shown side by side, never summed. */
export function boardOrigin(pack: Pack, metric: Metric): string {
  return metric.origin ?? pack.origins[0]?.code ?? "attracted";
}

/** A unit is in one group, and so in one board of a metric. */
export function unitsIn(units: readonly Unit[], group: string): readonly Unit[] {
  return units.filter((unit) => unit.active && unit.group === group);
}

/** The first day of the period that the day is in. */
export function firstDay(period: BoardPeriod, day: Day): Day {
  if (period === "today") return day;
  if (period === "week") return addDays(day, 1 - weekdayOf(day));
  return periodStart(period, day);
}
