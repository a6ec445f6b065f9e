import type { Board, BoardLine } from "../domain/boards/board.ts";
import { boardOrigin } from "../domain/boards/data.ts";
import { boardTitle, ruleName } from "../views/board.ts";
import { percentText } from "../views/money.ts";
import { choiceName, type View } from "../views/view.ts";
import { shortFigure } from "./figure.ts";
import type { BoardSlide, WallLine } from "./wire.ts";

/** A board as a screen shows it. Every length is measured by the board's longest figure. */
export function boardSlide(view: View, board: Board): BoardSlide {
  const { board: say } = view.words.wall;
  const { lines, metric, group, origin } = board;
  const claims = lines.some(({ claimed }) => claimed !== null);
  const targeted = lines.some(({ target }) => target !== null);
  const compared = lines.some(({ change }) => change !== null);
  const longest = Math.max(0, ...lines.flatMap(({ actual, claimed, target }) => [actual, claimed ?? 0, target ?? 0]));
  const share = shareVerified(lines);
  const scope = choiceName(view, view.pack.origins, origin) ?? origin;
  return {
    kind: "board",
    id: `board ${group} ${metric.code} ${origin}`,
    title:
      origin === boardOrigin(view.pack, metric) ? boardTitle(view, board) : `${boardTitle(view, board)} · ${scope}`,
    notes: [
      say.scope(scope),
      ...(targeted ? [say.schedule(percentText(board.schedule))] : []),
      ...(share === undefined ? [] : [say.share(percentText(share))]),
    ],
    rule: say.rule(ruleName(view, board)),
    columns: say.columns,
    legend: [
      { mark: "actual", text: claims ? say.legend.verified : say.legend.actual },
      ...(claims ? [{ mark: "claimed", text: say.legend.claimed } as const] : []),
      ...(targeted ? [{ mark: "target", text: say.legend.target } as const] : []),
    ],
    compared,
    targeted,
    lines: lines.map((line) => wallLine(view, board, line, { longest, compared })),
  };
}

function wallLine(
  view: View,
  { metric }: Board,
  line: BoardLine,
  { longest, compared }: { readonly longest: number; readonly compared: boolean },
): WallLine {
  const { none, wall } = view.words;
  const { actual, claimed, target, completion, gap, lamp } = line;
  const part = (value: number | null) => (value === null || longest === 0 ? undefined : Math.max(0, value / longest));
  return {
    rank: line.rank === null ? none : String(line.rank),
    change: compared ? changeOf(view, line) : undefined,
    unit: line.name,
    actual: shortFigure(view, metric, actual),
    claimed: claimed === null ? undefined : shortFigure(view, metric, claimed),
    target: target === null ? view.words.board.noTarget : shortFigure(view, metric, target),
    completion: completion === undefined ? none : percentText(completion),
    gap: gap === undefined ? none : `${gap >= 0 ? "+" : "−"}${Math.abs(gap).toFixed(1)}`,
    lamp: lamp && { tone: lamp, text: wall.board.lamp[lamp] },
    bar: { actual: part(actual) ?? 0, claimed: part(claimed), target: part(target) },
  };
}

function changeOf(view: View, { change }: BoardLine): NonNullable<WallLine["change"]> {
  const { same, isNew, up, down } = view.words.board;
  const { change: say } = view.words.wall.board;
  if (change === null) return { kind: "new", text: isNew, says: say.fresh };
  if (change === 0) return { kind: "same", text: same, says: say.same };
  return change > 0
    ? { kind: "up", text: up(change), says: say.up.replace("{n}", String(change)) }
    : { kind: "down", text: down(-change), says: say.down.replace("{n}", String(-change)) };
}

/** Of all that units claim, what was verified; undefined where nothing is claimed. */
function shareVerified(lines: readonly BoardLine[]): number | undefined {
  const claimed = lines.reduce((sum, line) => sum + (line.claimed ?? 0), 0);
  const verified = lines.reduce((sum, line) => sum + (line.claimed === null ? 0 : line.actual), 0);
  return claimed > 0 ? verified / claimed : undefined;
}
