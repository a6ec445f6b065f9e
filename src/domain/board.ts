import type { Metric, Pack } from "../packs/pack.ts";
import { dayOf } from "./day.ts";
import { keptPerShown } from "./figures.ts";
import type { Day, Unit } from "./model.ts";
import { periodsOf, sameDayLastYear, scheduleShare, yearToDateRanges } from "./period.ts";
import type { Work } from "./work.ts";

export type BoardPeriod = "today" | "week" | "month" | "year";
const scaleOf = { today: "D", week: "W", month: "M", year: "Y" } as const;

/** How far behind schedule a unit is: percentage points. Data of the Yinchuan rule: 10 is a warning, 30 an escalation. */
const behind = { yellow: 10, red: 30 };

export interface BoardLine {
  readonly unit: Unit;
  /**
   * Equal results share a rank; the next one counts the units before it (1, 2, 2, 4). Undefined where the metric is shown
   * for information alone.
   */
  readonly rank: number | undefined;
  /** Places gained since the last issue; undefined when it was not on it. */
  readonly change: number | undefined;
  readonly actual: number;
  readonly target: number | undefined;
  /** actual / target, undefined without a target. */
  readonly completion: number | undefined;
  /** completion less the share of the year gone, in percentage points; year boards only. */
  readonly gap: number | undefined;
  /** The same days of last year; year boards only. */
  readonly lastYear: number | undefined;
  readonly lamp: "green" | "yellow" | "red" | undefined;
}

export interface Board {
  readonly period: BoardPeriod;
  readonly day: Day;
  readonly group: string;
  readonly metric: Metric;
  readonly origins: readonly string[];
  readonly lines: readonly BoardLine[];
  /** Share of the year due by this day. */
  readonly schedule: number;
  readonly asOf: Date;
  readonly rule: string;
}

type Read = Pick<Work, "tx" | "org" | "pack" | "now">;

/**
 * Ranks the units of one comparison group by completion where targets are set (a year board), else by the result itself.
 * A metric that is for information only is listed in the order of the units, without ranks.
 * Reads kept sums: its cost grows with the number of units, not of projects or entries.
 */
export async function makeBoard(
  work: Read,
  query: {
    readonly period: BoardPeriod;
    readonly group: string;
    readonly metric: Metric;
    readonly origins?: readonly string[];
    readonly before?: Readonly<Record<string, number>>;
  },
): Promise<Board> {
  const { tx, org, pack, now } = work;
  const { period, group, metric } = query;
  const day = dayOf(now, org.timezone);
  const standard = boardOrigin(pack, metric);
  const origins = query.origins ?? [standard];
  const units = (await tx.units.list(org.id)).filter((unit) => unit.active && unit.group === group);
  const scale = scaleOf[period];
  const key = periodsOf(day)[scale];
  const sums = await tx.rollups.sums(org.id, { scale, from: key, to: key, metric: metric.code, origins });
  const yearly = period === "year";
  // A target is set for the ledger that a metric is for: it says nothing of the other one.
  const targets =
    yearly && origins.length === 1 && origins[0] === standard
      ? await tx.targets.ofYear(org.id, Number(day.slice(0, 4)), metric.code)
      : [];
  const lastYear = yearly ? await sumsToDate(work, sameDayLastYear(day), metric.code, origins) : undefined;
  const schedule = scheduleShare(day);
  const unitSize = keptPerShown(metric);

  const figures = units.map((unit) => {
    const actual = (sums.get(unit.id) ?? 0) / unitSize;
    const target = targets.find((item) => item.unitId === unit.id && item.value > 0)?.value;
    const completion = target === undefined ? undefined : actual / target;
    const gap = completion === undefined ? undefined : (completion - schedule) * 100;
    const lamp = gap === undefined ? undefined : gap < -behind.red ? "red" : gap < -behind.yellow ? "yellow" : "green";
    return {
      unit,
      actual,
      target,
      completion,
      gap,
      lastYear: lastYear && (lastYear.get(unit.id) ?? 0) / unitSize,
      lamp,
    } as const;
  });
  // With targets for some, units without one come after them: their result cannot be compared with a share.
  const byTarget = figures.some((figure) => figure.completion !== undefined);
  const score = (figure: (typeof figures)[number]) => (byTarget ? (figure.completion ?? -1) : figure.actual);
  const report = { period, day, group, metric, origins, schedule, asOf: now, rule: pack.version };
  if (metric.informationOnly) {
    return { ...report, lines: figures.map((figure) => ({ ...figure, rank: undefined, change: undefined })) };
  }
  const sorted = figures.toSorted((a, b) => score(b) - score(a) || b.actual - a.actual || a.unit.id - b.unit.id);
  const lines = sorted.map((figure) => {
    const rank =
      1 +
      sorted.filter(
        (other) => score(other) > score(figure) || (score(other) === score(figure) && other.actual > figure.actual),
      ).length;
    const old = query.before?.[String(figure.unit.id)];
    return { ...figure, rank, change: old === undefined ? undefined : old - rank };
  });
  return { ...report, lines };
}

/** The ledger that a metric's board is for when nobody says: attracted and grown are shown side by side, never summed. */
export function boardOrigin(pack: Pack, metric: Metric): string {
  return metric.origin ?? pack.origins[0]?.code ?? "attracted";
}

/**
 * Without an origin said: the board that the metric is for, and after it those of the other ledgers that have results,
 * each its own.
 */
export async function makeBoards(
  work: Read,
  query: {
    readonly period: BoardPeriod;
    readonly group: string;
    readonly metric: Metric;
    readonly origin?: string | undefined;
  },
): Promise<readonly Board[]> {
  const { origin, ...rest } = query;
  if (origin !== undefined) return [await makeBoard(work, { ...rest, origins: [origin] })];
  const standard = boardOrigin(work.pack, query.metric);
  const others = work.pack.origins.map(({ code }) => code).filter((code) => code !== standard);
  const boards = [await makeBoard(work, { ...rest, origins: [standard] })];
  for (const other of others) {
    const board = await makeBoard(work, { ...rest, origins: [other] });
    if (board.lines.some((line) => line.actual > 0)) boards.push(board);
  }
  return boards;
}

async function sumsToDate(
  work: Read,
  day: Day,
  metric: string,
  origins: readonly string[],
): Promise<Map<number, number>> {
  const total = new Map<number, number>();
  for (const range of yearToDateRanges(day)) {
    const sums = await work.tx.rollups.sums(work.org.id, { ...range, metric, origins });
    for (const [unitId, value] of sums) total.set(unitId, (total.get(unitId) ?? 0) + value);
  }
  return total;
}
