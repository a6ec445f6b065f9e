import type { Metric } from "../../packs/pack.ts";
import type { Day } from "../model.ts";
import type { BoardData, BoardPeriod, EditionData, IssueKind } from "../models/board.ts";
import { otherOrigins } from "./board.ts";
import { boardOrigin, makeBoardData, type Sources } from "./data.ts";
import { ranksOf } from "./rank.ts";
import { scoreOf, toScoreData } from "./scores.ts";

export interface EditionQuestion {
  readonly kind: IssueKind;
  readonly asOf: Date;
  /** The last day it covers. */
  readonly day: Day;
  readonly group: string;
  readonly metric: Metric;
  /** The periods ranked, the first being the one that matters; the usual ones of the kind when nobody says. */
  readonly periods?: readonly BoardPeriod[];
  /** One ledger alone; all that have results when nobody says. */
  readonly origin?: string | undefined;
  /** Exactly these boards, as a re-issue has those of the first posting. */
  readonly only?: readonly Pick<BoardData, "period" | "origin">[] | undefined;
  /** What the issue before said, for the change of ranks. */
  readonly previous?: EditionData | undefined;
}

const periodsOfKind: Readonly<Record<IssueKind, readonly BoardPeriod[]>> = {
  daily: ["year"],
  weekly: ["year", "week"],
  monthly: ["year", "month"],
  yearly: ["year"],
  manual: ["year"],
};

/** Points are told where a period is closed, not day by day. */
const withScores: ReadonlySet<IssueKind> = new Set(["monthly", "yearly"]);

/**
 * All that an issue says in figures. The ledger that the metric is for comes first, the others after it where they have
 * results: side by side, never summed.
 */
export async function makeEdition(sources: Sources, question: EditionQuestion): Promise<EditionData> {
  const { kind, asOf, metric, origin } = question;
  const { pack } = sources;
  const boards: BoardData[] = [];
  for (const one of question.only ?? []) boards.push(await boardOf(sources, question, one.period, one.origin));
  for (const period of question.only ? [] : (question.periods ?? periodsOfKind[kind])) {
    const standard = origin ?? boardOrigin(pack, metric);
    boards.push(await boardOf(sources, question, period, standard));
    if (origin !== undefined) continue;
    for (const other of otherOrigins(pack, metric)) {
      const board = await boardOf(sources, question, period, other);
      if (board.lines.some(({ actual }) => actual > 0)) boards.push(board);
    }
  }
  const scored = withScores.has(kind) ? await scoreOf(sources, question.group, question.day) : undefined;
  const scores = scored ? [toScoreData(scored, question.group, question.day)] : [];
  return { kind, asOf: asOf.toISOString(), corrected: null, pack: pack.version, boards, scores };
}

function boardOf(
  sources: Sources,
  { day, group, metric, previous }: EditionQuestion,
  period: BoardPeriod,
  origin: string,
): Promise<BoardData> {
  const last = previous?.boards.find(
    (board) =>
      board.period === period && board.group === group && board.metric === metric.code && board.origin === origin,
  );
  // Every year begins at zero: last year's ranks are no standing to change from.
  const comparable = last && (period !== "year" || last.day.slice(0, 4) === day.slice(0, 4));
  return makeBoardData(sources, {
    period,
    day,
    group,
    metric,
    origin,
    before: comparable ? ranksOf(last.lines) : undefined,
  });
}
