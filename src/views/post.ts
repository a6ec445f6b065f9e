import type { Message } from "../chat/message.ts";
import type { Board } from "../domain/boards/board.ts";
import type { ComingDue } from "../domain/coming.ts";
import type { PostSection } from "../domain/posts.ts";
import { boardTitle, leaderText, sideBySide } from "./board.ts";
import { digestBlocks, isQuiet, type News } from "./digest.ts";
import { comingNote } from "./coming.ts";
import { lateNote } from "./late.ts";
import { inParts } from "./parts.ts";
import { choiceName, marked, type View } from "./view.ts";

export interface DailyPost extends News {
  /** The one the metric is for first, then those of other ledgers. */
  readonly boards: readonly Board[];
  readonly issue: number;
  /** What ends in the unit within some working days. */
  readonly coming: readonly ComingDue[];
  readonly sections: readonly PostSection[];
  /** The boards say what those of the issue before said. */
  readonly same: boolean;
  /** Local time it was due at, when it comes after an outage. */
  readonly lateSince?: string | undefined;
}

/**
 * The day's post to a unit's channel: the ranking board, then the day's news of the unit. On a day with neither it is one
 * line instead of a table that everybody has read.
 */
export function dailyPost(view: View, post: DailyPost): readonly Message[] {
  const { words } = view;
  const [board] = post.boards;
  if (!board) throw new Error("a post without a board");
  const wants = (section: PostSection) => post.sections.includes(section);
  const withBoard = wants("board") || wants("chart");
  const quiet = !wants("digest") || isQuiet(post.digest);
  if (quiet && (post.same || !withBoard)) return [oneLine(view, post, board, { withBoard, coming: wants("digest") })];
  const name = withBoard ? boardTitle(view, board) : words.digest.title;
  const title = `${name} · ${words.board.issue(post.issue)}`;
  const message: Message = {
    summary: marked(view, withBoard ? words.board.summary(title, leaderText(view, board)) : title),
    title: marked(view, title),
    locale: view.locale,
    blocks: [
      ...lateNote(view, post.lateSince),
      ...(withBoard ? sideBySide(view, post.boards, { table: wants("board"), chart: wants("chart") }) : []),
      ...(withBoard && wants("digest")
        ? ([{ kind: "divider" }, { kind: "text", text: { strong: words.digest.title } }] as const)
        : []),
      ...(wants("digest") ? [...digestBlocks(view, post), ...comingNote(view, post.coming)] : []),
    ],
  };
  return inParts(view, message);
}

function oneLine(
  view: View,
  { issue, lateSince, coming }: DailyPost,
  board: Board,
  { withBoard, coming: withComing }: { readonly withBoard: boolean; readonly coming: boolean },
): Message {
  const { posts, board: say } = view.words;
  const number = say.issue(issue);
  const text = withBoard ? posts.same(number, say.issue(issue - 1)) : posts.quiet(number);
  const zh = view.locale === "zh-CN";
  const group = choiceName(view, view.pack.groups, board.group) ?? board.group;
  const line = zh ? `/榜 本年 组:${group}` : `/board year group:"${group}"`;
  return {
    summary: marked(view, text),
    locale: view.locale,
    blocks: [
      { kind: "text", text: marked(view, text) },
      ...lateNote(view, lateSince),
      ...(withComing ? comingNote(view, coming) : []),
      ...(withBoard ? [{ kind: "buttons", buttons: [{ label: posts.showBoard, line }] } as const] : []),
    ],
  };
}
