import type { Metric, Pack } from "../../packs/pack.ts";
import { dayOf } from "../day.ts";
import type { BoardData, BoardPeriod, LineData } from "../models/board.ts";
import type { Work } from "../work.ts";
import { boardOrigin, makeBoardData, type BoardQuestion, type Sources } from "./data.ts";
import { keptFigures } from "./figures.ts";
import { keptSettings } from "./settings.ts";

/** How far behind schedule a unit is: percentage points. Data of the Yinchuan rule: 10 is a warning, 30 an escalation. */
const behind = { yellow: 10, red: 30 };

/** A line with what follows from its figures. */
export interface BoardLine extends LineData {
  /** actual / target, undefined without a target. */
  readonly completion: number | undefined;
  /** completion less the share of the year gone, in percentage points; year boards only. */
  readonly gap: number | undefined;
  /** Growth on the same days of last year; undefined where there was nothing then. */
  readonly growth: number | undefined;
  readonly lamp: "green" | "yellow" | "red" | undefined;
}

export interface Board extends Omit<BoardData, "metric" | "lines"> {
  readonly metric: Metric;
  readonly lines: readonly BoardLine[];
  readonly asOf: Date;
  /** Version of the pack that says what counts. */
  readonly rule: string;
}

/** The board that frozen or fresh data says. */
export function toBoard(data: BoardData, asOf: Date, rule: string, pack: Pack): Board {
  const metric = pack.metrics.find(({ code }) => code === data.metric);
  if (!metric) throw new Error(`pack ${pack.version}: no metric ${data.metric}`);
  return { ...data, metric, asOf, rule, lines: data.lines.map((line) => withRatios(line, data.schedule)) };
}

function withRatios(line: LineData, schedule: number): BoardLine {
  const { actual, target, lastYear } = line;
  const completion = target === null ? undefined : actual / target;
  const gap = completion === undefined ? undefined : (completion - schedule) * 100;
  return {
    ...line,
    completion,
    gap,
    growth: lastYear === null || lastYear === 0 ? undefined : actual / lastYear - 1,
    lamp: gap === undefined ? undefined : gap < -behind.red ? "red" : gap < -behind.yellow ? "yellow" : "green",
  };
}

type Read = Pick<Work, "tx" | "org" | "pack" | "now">;

/** What is kept now. */
export function keptSources({ tx, org, pack }: Pick<Read, "tx" | "org" | "pack">): Sources {
  return { pack, figures: keptFigures(tx, org.id), settings: keptSettings(tx, org.id) };
}

/** A board as of now, for whoever asks. */
export async function makeBoard(
  work: Read,
  query: Omit<BoardQuestion, "day" | "origin"> & { readonly origin?: string },
): Promise<Board> {
  const { org, pack, now } = work;
  const day = dayOf(now, org.timezone);
  const origin = query.origin ?? boardOrigin(pack, query.metric);
  const data = await makeBoardData(keptSources(work), { ...query, day, origin });
  return toBoard(data, now, pack.version, pack);
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
  if (origin !== undefined) return [await makeBoard(work, { ...rest, origin })];
  const boards = [await makeBoard(work, rest)];
  for (const other of otherOrigins(work.pack, query.metric)) {
    const board = await makeBoard(work, { ...rest, origin: other });
    if (board.lines.some((line) => line.actual > 0)) boards.push(board);
  }
  return boards;
}

export function otherOrigins(pack: Pack, metric: Metric): readonly string[] {
  const standard = boardOrigin(pack, metric);
  return pack.origins.map(({ code }) => code).filter((code) => code !== standard);
}
