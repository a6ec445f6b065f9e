import type { Pack } from "../../packs/pack.ts";
import { changedFacts } from "../counting/changed.ts";
import { accumulate, contributions, keptPerShown } from "../figures.ts";
import { applyEntry } from "../fold.ts";
import type { Day, Entry, Project, RollupCell } from "../model.ts";
import type { BoardData, EditionData, LineData, RuleRecord, ScoreData } from "../models/board.ts";
import type { FundsClaim } from "../models/funds.ts";
import { sameDayLastYear } from "../period.ts";
import { firstDay } from "./data.ts";
import { listLines, rankLines } from "./rank.ts";
import { ruleNamed } from "./rules.ts";
import { correctScores } from "./scores.ts";

/**
 * What a project counted for when a board was made, with what is known of it now: stages reached and money verified by then, at
 * their present values. What came later is news and belongs to the next issue; so is a hand-over, which was right when it
 * was made. Undefined where the project was not there yet.
 */
export function asKnown(then: Project | undefined, now: Project): Project | undefined {
  if (!then) return undefined;
  return {
    ...now,
    unitId: then.unitId,
    shares: then.shares,
    reached: pick(now.reached, Object.keys(then.reached)),
    funds: Object.fromEntries(
      Object.entries(then.funds).flatMap(([number, claim]): readonly (readonly [string, FundsClaim])[] => {
        // What waited for the verifier then had no figure that could be wrong.
        const present = claim.state === "verified" ? now.funds[number] : claim;
        return present ? [[number, present]] : [];
      }),
    ),
  };
}

function pick<T>(record: Readonly<Record<string, T>>, keys: readonly string[]): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)));
}

/**
 * The project after the last of these entries, up to the instant, that changed something which had counted: what a re-issue
 * knows of it. What else was done since waits for the next board. Undefined where there was no such entry.
 * @param entries those later than the board, in their order
 */
export function lastCorrected(
  past: Project | undefined,
  entries: readonly Entry[],
  to: string,
  pack: Pack,
): Project | undefined {
  let state = past;
  let found: Project | undefined;
  for (const { at, body } of entries) {
    if (at > to) break;
    const after = applyEntry(state, body);
    if (state && changedFacts(state, after, pack).length > 0) found = after;
    state = after;
  }
  return found;
}

/**
 * What must be added to the figures of `then`, as far as they were put right at `known`, so that they say what is known now.
 * Empty where nothing was wrong.
 */
export function correctingCells(
  then: Project | undefined,
  known: Project,
  now: Project,
  pack: Pack,
): readonly RollupCell[] {
  const [before, after] = [asKnown(then, known), asKnown(then, now)];
  if (!before || !after) return [];
  const cells = new Map<string, RollupCell>();
  for (const cell of contributions(before, pack)) accumulate(cells, { ...cell, value: -cell.value });
  for (const cell of contributions(after, pack)) accumulate(cells, cell);
  return [...cells.values()].filter(({ value }) => value !== 0);
}

/** The edition with the cells in it, ranked anew, the change of ranks still that since the issue before. */
export function correctEdition(
  edition: EditionData,
  cells: readonly RollupCell[],
  at: Date,
  { pack, rules }: { readonly pack: Pack; readonly rules: readonly RuleRecord[] },
): EditionData {
  return {
    ...edition,
    corrected: at.toISOString(),
    boards: edition.boards.map((board) => correctBoard(board, cells, pack)),
    scores: edition.scores.map((scores) => {
      // The very version that was posted: a rule set that was in force is never changed.
      const ruleSet = ruleNamed(pack, rules, scores.rule);
      return ruleSet ? correctScores(scores, cells, ruleSet, pack) : scores;
    }),
  };
}

function correctBoard(board: BoardData, cells: readonly RollupCell[], pack: Pack): BoardData {
  const metric = pack.metrics.find(({ code }) => code === board.metric);
  if (!metric) throw new Error(`pack ${pack.version}: no metric ${board.metric}`);
  const per = keptPerShown(metric);
  const range: DayRange = [firstDay(board.period, board.day), board.day];
  const lastDay = sameDayLastYear(board.day);
  const lastRange: DayRange = [firstDay(board.period, lastDay), lastDay];
  const sum = (code: string | undefined, unitId: number, days: DayRange) =>
    cells.reduce((total, cell) => (counts(cell, board, code, unitId, days) ? total + cell.value : total), 0) / per;
  const lines = board.lines.map(({ rank: _rank, change: _change, ...line }) => ({
    ...line,
    actual: line.actual + sum(metric.code, line.unitId, range),
    claimed: line.claimed === null ? null : line.claimed + sum(metric.claims, line.unitId, range),
    lastYear: line.lastYear === null ? null : line.lastYear + sum(metric.code, line.unitId, lastRange),
  }));
  return { ...board, lines: metric.informationOnly ? listLines(lines) : rankLines(lines, ranksBefore(board.lines)) };
}

type DayRange = readonly [from: Day, to: Day];

function counts(
  { scale, period, metric, unitId, origin }: RollupCell,
  board: BoardData,
  code: string | undefined,
  unit: number,
  [from, to]: DayRange,
): boolean {
  return (
    scale === "D" && metric === code && unitId === unit && origin === board.origin && period >= from && period <= to
  );
}

/** The ranks of the issue before, as the lines tell them. */
function ranksBefore(lines: readonly LineData[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    lines.flatMap(({ unitId, rank, change }) =>
      rank === null || change === null ? [] : [[String(unitId), rank + change]],
    ),
  );
}

export interface LineChange {
  readonly board: BoardData;
  /** The first day that the board tells of. */
  readonly from: Day;
  readonly before: LineData;
  readonly after: LineData;
}

/** Lines whose result or rank is another one: what a re-issue names. Claims alone are no result. */
export function changedLines(before: EditionData, after: EditionData): readonly LineChange[] {
  return after.boards.flatMap((board, index) => {
    const old = new Map(before.boards[index]?.lines.map((line) => [line.unitId, line]));
    return board.lines.flatMap((line): readonly LineChange[] => {
      const known = old.get(line.unitId);
      if (!known || (known.actual === line.actual && known.rank === line.rank && known.lastYear === line.lastYear))
        return [];
      return [{ board, from: firstDay(board.period, board.day), before: known, after: line }];
    });
  });
}

export interface ScoreChange {
  readonly before: ScoreData["lines"][number];
  readonly after: ScoreData["lines"][number];
}

/** Units whose points or place are others. */
export function changedScores(before: EditionData, after: EditionData): readonly ScoreChange[] {
  return after.scores.flatMap(({ lines }, index) => {
    const old = new Map(before.scores[index]?.lines.map((line) => [line.unitId, line]));
    return lines.flatMap((line): readonly ScoreChange[] => {
      const known = old.get(line.unitId);
      return !known || (known.total === line.total && known.rank === line.rank) ? [] : [{ before: known, after: line }];
    });
  });
}
