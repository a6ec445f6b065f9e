import type { Block, Message } from "../chat/message.ts";
import type { Board } from "../domain/boards/board.ts";
import type { Indicator, YearCurve } from "../domain/boards/bulletin.ts";
import type { Cohort } from "../domain/boards/cohorts.ts";
import type { Duration } from "../domain/boards/durations.ts";
import type { ChainState } from "../domain/chains/coverage.ts";
import type { ScoreData } from "../domain/models/board.ts";
import type { ComingDue } from "../domain/coming.ts";
import { chainMap, chainTable, durationTable } from "./bulletin-chains.ts";
import { curveChart, funnelChart } from "./bulletin-charts.ts";
import { leaderText, underHeading } from "./board.ts";
import { countText, dueText } from "./coming.ts";
import { thanksBlocks, type News } from "./digest.ts";
import { cohortTable, indicatorTables, numbered, scoreTable, type Section } from "./indicators.ts";
import { inParts } from "./parts.ts";
import { lateNote } from "./late.ts";
import { marked, type View } from "./view.ts";

export interface Bulletin extends News {
  readonly organization: string;
  /** `2026-11`. */
  readonly month: string;
  readonly issue: number;
  readonly indicators: readonly Indicator[];
  readonly year: readonly Board[];
  readonly monthly: readonly Board[];
  readonly scores: readonly ScoreData[];
  /** The year so far of the group's units. */
  readonly curve: YearCurve;
  readonly cohorts: readonly Cohort[];
  /** Of projects that left a stage this year, the ledger of the first board. */
  readonly durations: readonly Duration[];
  readonly chains: readonly ChainState[];
  /** Projects of the organisation whose start is overdue. */
  readonly overdue: number;
  /** Projects of the channel's unit at the red lamp, and whether there are more. */
  readonly waiting: { readonly count: number; readonly more: boolean };
  /** What falls due in the month after, and which that is. */
  readonly coming: { readonly month: string; readonly dues: readonly ComingDue[] };
  readonly lateSince?: string | undefined;
}

/** 通报: the closed month in figures, unit by unit, what needs a look as numbers alone, what falls due, and thanks. */
export function monthlyBulletin(view: View, post: Bulletin): readonly Message[] {
  const { words, locale } = view;
  const say = words.posts.bulletin;
  const [year] = post.year;
  if (!year) throw new Error("a bulletin without a board");
  const month = words.posts.month(post.month);
  const title = `${say.title(post.organization, month)} · ${words.board.issue(post.issue)}`;
  const boards = [...post.year, ...post.monthly.filter(hasResults)];
  const periodOf = ({ period }: Board) => (period === "month" ? month : words.posts.toMonth(post.month));
  const message: Message = {
    summary: marked(view, words.board.summary(title, leaderText(view, year))),
    title: marked(view, title),
    locale,
    blocks: [
      ...lateNote(view, post.lateSince),
      { kind: "note", text: documentText(view) },
      { kind: "note", text: say.closed(month) },
      ...numbered(view, [
        [say.indicators, indicatorTables(view, post.indicators, "bulletin")],
        [say.boards, [...boardsUnder(view, boards, periodOf), ...curveChart(view, post.curve)]],
        ...post.scores.map((score): Section => [say.scores, scoreTable(view, score)]),
        [say.cohorts, [...cohortTable(view, post.cohorts), ...funnelChart(view, post.cohorts)]],
        [say.durations, durationTable(view, post.durations)],
        [say.chains, [...chainTable(view, post.chains), ...chainMap(view, post.chains)]],
        [say.problems, lines(problems(view, post))],
        [say.next(words.posts.month(post.coming.month)), lines(post.coming.dues.map((due) => dueText(view, due)))],
      ]),
      ...thanks(view, post),
    ],
  };
  return inParts(view, message);
}

/** The document that a ranking follows (文号). */
export function documentText({ words, pack, locale }: View): string {
  return words.posts.bulletin.document(pack.rule.number[locale], pack.rule.title[locale]);
}

/** Boards under one heading of a bulletin, each with its own and with what its period is called. */
export function boardsUnder(
  view: View,
  boards: readonly Board[],
  periodOf: (board: Board) => string,
): readonly Block[] {
  const blocks = boards.flatMap((board, index) => {
    const followed = index < boards.length - 1;
    return underHeading(view, board, { table: true, chart: true, followed }, periodOf(board));
  });
  // The bulletin's own heading stands over the first: no line between the two.
  return blocks.slice(1);
}

function hasResults({ lines: units }: Board): boolean {
  return units.some(({ actual }) => actual > 0);
}

/** Counts alone: whoever is concerned has been told by other ways. */
function problems(view: View, { year, overdue, waiting }: Bulletin): readonly string[] {
  const { board, posts } = view.words;
  const lamps = year[0]?.lines.map(({ lamp }) => lamp) ?? [];
  const { behind } = posts.bulletin;
  const [red, yellow] = [count(lamps, "red"), count(lamps, "yellow")];
  return [
    ...(red > 0 ? [behind.red(red)] : []),
    ...(yellow > 0 ? [behind.yellow(yellow)] : []),
    ...(overdue > 0 ? [posts.bulletin.overdue(board.count(overdue))] : []),
    ...(waiting.count > 0 ? [posts.bulletin.waiting(countText(view, waiting))] : []),
  ];
}

function thanks(view: View, news: News): readonly Block[] {
  const blocks = thanksBlocks(view, news);
  return blocks.length === 0 ? [] : [{ kind: "divider" }, ...blocks];
}

function lines(texts: readonly string[]): readonly Block[] {
  return texts.length === 0 ? [] : [{ kind: "text", text: texts.map((text) => `· ${text}`).join("\n") }];
}

function count<T>(items: readonly T[], wanted: T): number {
  return items.filter((item) => item === wanted).length;
}
