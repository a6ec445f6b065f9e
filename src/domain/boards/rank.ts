import type { LineData } from "../models/board.ts";

/** A unit's figures before it is ranked. */
export type Unranked = Omit<LineData, "rank" | "change">;

/**
 * In the order of the board: by completion where any target is set, else by the result itself; then by the result, then by
 * the unit's number, which ranks nobody. With targets for some, units without one come after them: their result cannot be
 * compared with a share. Equal results share a rank and the next one counts those before it (1, 2, 2, 4).
 * @param before ranks by unit of the issue before
 */
export function rankLines(
  lines: readonly Unranked[],
  before: Readonly<Record<string, number>> | undefined,
): readonly LineData[] {
  const byTarget = lines.some(({ target }) => target !== null);
  const score = ({ actual, target }: Unranked) => (byTarget ? (target === null ? -1 : actual / target) : actual);
  const sorted = lines
    .map((line) => ({ line, score: score(line) }))
    .toSorted((a, b) => b.score - a.score || b.line.actual - a.line.actual || a.line.unitId - b.line.unitId);
  let rank = 0;
  return sorted.map(({ line, score: own }, index) => {
    const last = sorted[index - 1];
    if (!last || last.score !== own || last.line.actual !== line.actual) rank = index + 1;
    const old = before?.[String(line.unitId)];
    return { ...line, rank, change: old === undefined ? null : old - rank };
  });
}

/** For what is shown for information alone: in the order of the units. */
export function listLines(lines: readonly Unranked[]): readonly LineData[] {
  return lines.toSorted((a, b) => a.unitId - b.unitId).map((line) => ({ ...line, rank: null, change: null }));
}

/** For the change column of the next issue. */
export function ranksOf(lines: readonly LineData[]): Readonly<Record<string, number>> {
  return Object.fromEntries(lines.flatMap(({ unitId, rank }) => (rank === null ? [] : [[String(unitId), rank]])));
}
