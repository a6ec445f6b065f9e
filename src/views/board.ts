import type { Block, Message, RankingChart, Text } from "../chat/message.ts";
import type { Board, BoardLine } from "../domain/boards/board.ts";
import { figureText, gapText, growthText, percentText } from "./money.ts";
import { choiceName, marked, type View } from "./view.ts";

/** @param period what it is called, where that is not this year's, month's, week's or day's */
export function boardTitle(view: View, board: Board, period = view.words.board.period[board.period]): string {
  const group = choiceName(view, view.pack.groups, board.group) ?? board.group;
  const title = board.metric.informationOnly ? view.words.board.overview : view.words.board.title;
  return title(period, group, board.metric.name[view.locale]);
}

/** Parts of a board that somebody wants to see; its foot comes with the table, or with the chart where there is none. */
export interface BoardParts {
  readonly table: boolean;
  readonly chart: boolean;
  /** Others of the same issue follow, and the last one's foot says what holds for all of them. */
  readonly followed?: boolean;
}

const everyPart: BoardParts = { table: true, chart: true };

/** The board's own blocks: the table, the bars, and the foot that says what it rests on. */
export function boardBlocks(view: View, board: Board, parts: BoardParts = everyPart): readonly Block[] {
  if (board.lines.length === 0) return [{ kind: "text", text: view.words.board.empty }];
  const chart = parts.chart ? chartOf(view, board) : [];
  if (!parts.table && chart.length === 0) return [];
  return [
    ...(parts.table ? [tableOf(view, board)] : []),
    ...chart,
    { kind: "note", text: boardFoot(view, board, parts.followed ?? false) },
  ];
}

function tableOf(view: View, board: Board): Block {
  const { columns } = view.words.board;
  const yearly = board.period === "year";
  // Without an issue before this one there is no change to show.
  const compared = board.lines.some((line) => line.change !== null);
  const labels = [
    ...(board.metric.informationOnly ? [] : [columns.rank]),
    ...(compared ? [columns.change] : []),
    columns.unit,
    columns.actual,
    ...(yearly ? [columns.target, columns.completion, columns.gap, columns.yoy, columns.lamp] : []),
  ];
  const ranks = board.lines.map(({ rank }) => rank);
  return {
    kind: "table",
    columns: labels.map((label) => ({
      label,
      align: label === columns.unit || label === columns.lamp || label === columns.change ? "left" : "right",
    })),
    rows: board.lines.map((line) =>
      row(view, board, line, { yearly, compared, tied: ranks.filter((rank) => rank === line.rank).length > 1 }),
    ),
  };
}

/** Boards as an answer to one who asked: one after another under their own headings, never summed. */
export function boardsMessage(view: View, boards: readonly Board[]): Message {
  const [first, ...others] = boards;
  if (!first) return boardless(view);
  return { ...boardMessage(view, first, others.length > 0), blocks: sideBySide(view, boards) };
}

/** The first under the message's own title, the others each under a heading: one after another, never summed. */
export function sideBySide(view: View, boards: readonly Board[], parts: BoardParts = everyPart): readonly Block[] {
  return boards.flatMap((board, index): readonly Block[] => {
    const own = { ...parts, followed: index < boards.length - 1 };
    return index === 0 ? boardBlocks(view, board, own) : underHeading(view, board, own);
  });
}

/** A board under its own heading. */
export function underHeading(
  view: View,
  board: Board,
  parts: BoardParts = everyPart,
  period?: string,
): readonly Block[] {
  const blocks = boardBlocks(view, board, parts);
  return blocks.length === 0
    ? []
    : [{ kind: "divider" }, { kind: "text", text: { strong: titleWithOrigin(view, board, period) } }, ...blocks];
}

function boardless(view: View): Message {
  const { empty } = view.words.board;
  return { summary: empty, locale: view.locale, blocks: [{ kind: "text", text: empty }] };
}

/** Whose ledger it is stands in the title where there is more than one to tell apart, or where it is not the usual one. */
export function titleWithOrigin(view: View, board: Board, period?: string): string {
  return `${boardTitle(view, board, period)} · ${choiceName(view, view.pack.origins, board.origin) ?? board.origin}`;
}

export function boardMessage(view: View, board: Board, beside = false): Message {
  const usual = board.metric.origin ?? view.pack.origins[0]?.code;
  const title = beside || board.origin !== usual ? titleWithOrigin(view, board) : boardTitle(view, board);
  return {
    summary: marked(view, view.words.board.summary(title, leaderText(view, board))),
    title: marked(view, title),
    locale: view.locale,
    blocks: boardBlocks(view, board),
  };
}

export function leaderText(view: View, board: Board): string {
  const first = board.lines[0];
  if (!first) return view.words.board.empty;
  if (board.metric.informationOnly) return view.words.board.unranked;
  if (first.actual === 0) return view.words.board.level;
  return view.words.board.leader(first.name, figureText(view, board.metric, first.actual));
}

function row(
  view: View,
  board: Board,
  line: BoardLine,
  { yearly, compared, tied }: { readonly yearly: boolean; readonly compared: boolean; readonly tied: boolean },
): readonly Text[] {
  const { words } = view;
  const actual = figureText(view, board.metric, line.actual);
  const common: readonly Text[] = [
    ...(line.rank === null ? [] : [tied ? words.board.tied(line.rank) : String(line.rank)]),
    ...(compared ? [changeText(view, line)] : []),
    line.name,
    { strong: actual },
  ];
  if (!yearly) return common;
  return [
    ...common,
    line.target === null ? words.board.noTarget : figureText(view, board.metric, line.target),
    line.completion === undefined ? words.none : percentText(line.completion),
    line.gap === undefined ? words.none : gapText(line.gap),
    growthText(view, line.growth),
    line.lamp === undefined ? words.none : words.lampMark[line.lamp],
  ];
}

function changeText(view: View, { change }: BoardLine): string {
  const { board } = view.words;
  if (change === null) return board.isNew;
  if (change === 0) return board.same;
  return change > 0 ? board.up(change) : board.down(-change);
}

/** More bars than this are too thin to read on a phone; the table has them all. */
const mostBars = 20;

/** Amounts are drawn in hundred-millions: the axis stays readable, the table has the exact figures. */
export function drawnIn({ locale }: View, metric: Board["metric"]): { readonly scale: number; readonly unit: string } {
  if (metric.value === "amount") return { scale: 1e10, unit: locale === "en" ? "×100m" : "亿元" };
  return { scale: 1, unit: locale === "en" ? "" : "个" };
}

function chartOf(view: View, board: Board): readonly Block[] {
  if (!board.lines.some((line) => line.actual > 0 || (line.claimed ?? 0) > 0)) return [];
  return [{ kind: "chart", chart: rankingChart(view, board) }];
}

/** Verified as bars, claimed as their outline, targets as marks. */
export function rankingChart(view: View, board: Board): RankingChart {
  const { metric, lines } = board;
  const { scale, unit } = drawnIn(view, metric);
  const shown = lines.slice(0, mostBars);
  const say = view.words.board;
  const title = say.chart(metric.name[view.locale], {
    targets: shown.some((line) => line.target !== null),
    claimed: shown.some((line) => line.claimed !== null),
  });
  return {
    kind: "ranking",
    title: lines.length > mostBars ? `${title}${view.words.bracket(say.firstOf(mostBars, lines.length))}` : title,
    unit,
    bars: shown.map(({ name, actual, claimed, target }) => ({
      label: name,
      value: actual / scale,
      ...(claimed === null ? {} : { claimed: Math.max(claimed, actual) / scale }),
      ...(target === null ? {} : { target: target / scale }),
    })),
  };
}

/** By which document, and which version of what counts. */
export function ruleName({ pack, locale, words }: View, board: Board): string {
  const { follows } = board;
  if (!follows) return `${pack.rule.number[locale]}${words.bracket(board.rule)}`;
  return `${follows.number[locale]}${words.bracket(follows.version)}`;
}

/** What the board rests on: until when, how much of it is verified, by which rule, how ties and objections are handled. */
function boardFoot(view: View, board: Board, followed: boolean): Text {
  const { words, pack, locale } = view;
  const time = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: view.timezone,
    hourCycle: "h23",
  }).format(board.asOf);
  const origin = choiceName(view, pack.origins, board.origin) ?? board.origin;
  const rule = ruleName(view, board);
  const space = locale === "en" ? " " : "";
  const yearly = board.period === "year" ? [words.board.schedule(percentText(board.schedule))] : [];
  const sentences = [
    ...(followed ? [words.board.scope(origin)] : [words.board.foot(time, origin, rule)]),
    ...(followed || !board.follows?.changed ? [] : [words.board.ruleChanged(board.follows.changed)]),
    ...yearly,
    verifiedText(view, board),
    ...(board.metric.informationOnly || followed ? [] : [words.board.ties]),
    ...(followed ? [] : [words.board.object]),
  ];
  return sentences.join(space);
}

function verifiedText(view: View, { metric, lines }: Board): string {
  const { board } = view.words;
  const claimed = lines.reduce((sum, line) => sum + (line.claimed ?? 0), 0);
  if (claimed > 0) {
    const verified = lines.reduce((sum, line) => sum + line.actual, 0);
    return board.verified(percentText(verified / claimed), figureText(view, metric, claimed));
  }
  return metric.funds === "verified" ? board.allVerified : board.claimed;
}
