import type { Block, Message, Text } from "../chat/message.ts";
import type { Board, BoardLine } from "../domain/boards/board.ts";
import { figureText, percentText } from "./money.ts";
import { choiceName, marked, type View } from "./view.ts";

export function boardTitle(view: View, board: Board): string {
  const group = choiceName(view, view.pack.groups, board.group) ?? board.group;
  const title = board.metric.informationOnly ? view.words.board.overview : view.words.board.title;
  return title(view.words.board.period[board.period], group, board.metric.name[view.locale]);
}

/** The board's own blocks: the table, the bars, and the foot that says what it rests on. */
function boardBlocks(view: View, board: Board): readonly Block[] {
  const { words } = view;
  if (board.lines.length === 0) return [{ kind: "text", text: words.board.empty }];
  const yearly = board.period === "year";
  const { columns } = words.board;
  // Without an issue before this one there is no change to show.
  const compared = board.lines.some((line) => line.change !== null);
  const labels = [
    ...(board.metric.informationOnly ? [] : [columns.rank]),
    ...(compared ? [columns.change] : []),
    columns.unit,
    columns.actual,
    ...(yearly ? [columns.target, columns.completion, columns.gap, columns.yoy, columns.lamp] : []),
  ];
  return [
    {
      kind: "table",
      columns: labels.map((label) => ({
        label,
        align: label === columns.unit || label === columns.lamp || label === columns.change ? "left" : "right",
      })),
      rows: board.lines.map((line) => row(view, board, line, { yearly, compared })),
    },
    ...chartOf(view, board),
    { kind: "note", text: foot(view, board) },
  ];
}

/** Boards as an answer to one who asked: one after another under their own headings, never summed. */
export function boardsMessage(view: View, boards: readonly Board[]): Message {
  const [first, ...others] = boards;
  if (!first) return boardless(view);
  return { ...boardMessage(view, first, others.length > 0), blocks: sideBySide(view, boards) };
}

/** The first under the message's own title, the others each under a heading: one after another, never summed. */
export function sideBySide(view: View, boards: readonly Board[]): readonly Block[] {
  return boards.flatMap((board, index): readonly Block[] =>
    index === 0
      ? boardBlocks(view, board)
      : [
          { kind: "divider" },
          { kind: "text", text: { strong: titleWithOrigin(view, board) } },
          ...boardBlocks(view, board),
        ],
  );
}

function boardless(view: View): Message {
  const { empty } = view.words.board;
  return { summary: empty, locale: view.locale, blocks: [{ kind: "text", text: empty }] };
}

/** Whose ledger it is stands in the title where there is more than one to tell apart, or where it is not the usual one. */
function titleWithOrigin(view: View, board: Board): string {
  return `${boardTitle(view, board)} · ${choiceName(view, view.pack.origins, board.origin) ?? board.origin}`;
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
  { yearly, compared }: { readonly yearly: boolean; readonly compared: boolean },
): readonly Text[] {
  const { words } = view;
  const actual = figureText(view, board.metric, line.actual);
  const common: readonly Text[] = [
    ...(line.rank === null ? [] : [String(line.rank)]),
    ...(compared ? [changeText(view, line)] : []),
    line.name,
    { strong: actual },
  ];
  if (!yearly) return common;
  return [
    ...common,
    line.target === null ? words.board.noTarget : figureText(view, board.metric, line.target),
    line.completion === undefined ? words.none : percentText(line.completion),
    line.gap === undefined ? words.none : `${line.gap >= 0 ? "+" : "−"}${Math.abs(line.gap).toFixed(1)}`,
    line.lastYear === null ? words.none : figureText(view, board.metric, line.lastYear),
    line.lamp === undefined ? words.none : words.lampMark[line.lamp],
  ];
}

function changeText(view: View, { change }: BoardLine): string {
  const { board } = view.words;
  if (change === null) return board.isNew;
  if (change === 0) return board.same;
  return change > 0 ? board.up(change) : board.down(-change);
}

function chartOf(view: View, board: Board): readonly Block[] {
  const { metric, lines } = board;
  if (!lines.some((line) => line.actual > 0)) return [];
  // Amounts are drawn in hundred-millions: the axis stays readable, the table has the exact figures.
  const scale = metric.value === "amount" ? 1e10 : 1;
  const unit = metric.value === "amount" ? (view.locale === "en" ? "×100m" : "亿元") : view.locale === "en" ? "" : "个";
  return [
    {
      kind: "chart",
      chart: {
        title: view.words.board.chart(
          metric.name[view.locale],
          lines.some((line) => line.target !== null),
        ),
        unit,
        bars: lines.map((line) => ({
          label: line.name,
          value: line.actual / scale,
          ...(line.target === null ? {} : { target: line.target / scale }),
        })),
      },
    },
  ];
}

/** By which document, and which version of what counts. */
export function ruleName({ pack, locale, words }: View, board: Board): string {
  const { follows } = board;
  if (!follows) return `${pack.rule.number[locale]}${words.bracket(board.rule)}`;
  return `${follows.number[locale]}${words.bracket(follows.version)}`;
}

function foot(view: View, board: Board): Text {
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
    words.board.foot(time, origin, rule),
    ...(board.follows?.changed ? [words.board.ruleChanged(board.follows.changed)] : []),
    ...yearly,
    words.board.claimed,
    ...(board.metric.informationOnly ? [] : [words.board.ties]),
    words.board.object,
  ];
  return sentences.join(space);
}
