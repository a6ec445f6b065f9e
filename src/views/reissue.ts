import type { Block, Message } from "../chat/message.ts";
import type { Board } from "../domain/boards/board.ts";
import type { LineChange, ScoreChange } from "../domain/boards/corrected.ts";
import type { Entry } from "../domain/model.ts";
import type { BoardData, IssueKind } from "../domain/models/board.ts";
import type { ShownProject } from "../domain/secrecy.ts";
import { boardBlocks, titleWithOrigin } from "./board.ts";
import { entryText } from "./history.ts";
import { issueName } from "./issue.ts";
import { figureText } from "./money.ts";
import { inParts } from "./parts.ts";
import { marked, type View } from "./view.ts";

/** One issue that was wrong. */
interface Reissued {
  readonly issue: { readonly kind: IssueKind; readonly number: number; readonly revision: number };
  readonly boards: readonly Board[];
  readonly changes: readonly LineChange[];
  readonly scores: readonly ScoreChange[];
}

export interface ReissuePost {
  /** The day's first. */
  readonly parts: readonly Reissued[];
  /** What was corrected, as this channel may know it. */
  readonly causes: readonly { readonly project: ShownProject; readonly entry: Entry }[];
}

/** More than this is told as a number. */
const most = 12;

/** Posted boards put right: first what is different and why, then under each issue the boards that are others now. */
export function reissuePost(view: View, { parts, causes }: ReissuePost): readonly Message[] {
  const { reissue } = view.words.board;
  const title = reissue.title(parts.map((part) => nameOf(view, part)).join(view.words.listSeparator));
  const lines = unique(
    parts.flatMap((part) => [
      ...part.changes.map((one) => changeText(view, part, one)),
      ...part.scores.map((one) => scoreText(view, one)),
    ]),
  );
  const told = [...lines, ...causeLines(view, causes)];
  return inParts(view, {
    summary: marked(view, title),
    title: marked(view, title),
    locale: view.locale,
    blocks: [
      { kind: "text", text: [{ strong: reissue.heading }, `\n${told.map((line) => `· ${line}`).join("\n")}`] },
      ...parts.flatMap((part) => changedBoards(view, part)),
      { kind: "divider" },
      { kind: "note", text: reissue.note },
    ],
  });
}

/** Each says which issue it belongs to: the same year stands in several, each as of its own day. */
function changedBoards(view: View, part: Reissued): readonly Block[] {
  const boards = part.boards.flatMap((board) => {
    const change = part.changes.find((one) => sameBoard(one.board, board));
    return change ? [{ board, period: periodText(view, part, change) }] : [];
  });
  return boards.flatMap(({ board, period }, index): readonly Block[] => [
    { kind: "divider" },
    { kind: "text", text: { strong: `${nameOf(view, part)} · ${titleWithOrigin(view, board, period)}` } },
    ...boardBlocks(view, board, { table: true, chart: true, followed: index < boards.length - 1 }),
  ]);
}

function nameOf(view: View, { issue }: Pick<Reissued, "issue">): string {
  return `${view.words.board.issues.kinds[issue.kind]}${gap(view)}${issueName(view, issue)}`;
}

/** What is over is called by its name: "this month" would be another one by now. */
function periodText(
  { words }: View,
  { issue }: Pick<Reissued, "issue">,
  { board: { period, day }, from }: Pick<LineChange, "board" | "from">,
): string {
  const month = day.slice(0, 7);
  if (issue.kind === "yearly" && period === "year") return words.posts.wholeYear(day.slice(0, 4));
  if (issue.kind === "monthly" && period === "year") return words.posts.toMonth(month);
  if (period === "month") return words.posts.month(month);
  if (period === "week") return words.posts.span(from, day);
  return words.board.period[period];
}

function gap({ locale }: View): string {
  return locale === "en" ? " " : "";
}

function unique(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)];
}

function sameBoard(a: Pick<BoardData, "period" | "key" | "origin">, b: Pick<BoardData, "period" | "key" | "origin">) {
  return a.period === b.period && a.key === b.key && a.origin === b.origin;
}

function changeText(view: View, part: Pick<Reissued, "issue">, change: LineChange): string {
  const { board, before, after } = change;
  const { reissue } = view.words.board;
  const metric = view.pack.metrics.find(({ code }) => code === board.metric);
  if (!metric) return after.name;
  const name = `${periodText(view, part, change)}${gap(view)}${metric.name[view.locale]}`;
  const result =
    before.actual === after.actual
      ? undefined
      : reissue.result(name, figureText(view, metric, before.actual), figureText(view, metric, after.actual));
  const rank =
    before.rank === null || after.rank === null || before.rank === after.rank
      ? undefined
      : reissue.rank(before.rank, after.rank);
  return reissue.change(
    after.name,
    [result, rank].filter((part) => part !== undefined).join(view.words.listSeparator) || reissue.lastYear(name),
  );
}

function scoreText(view: View, { before, after }: ScoreChange): string {
  const { reissue } = view.words.board;
  const rank =
    before.rank === null || after.rank === null || before.rank === after.rank
      ? undefined
      : reissue.rank(before.rank, after.rank);
  const points = reissue.points(before.total.toFixed(2), after.total.toFixed(2));
  return reissue.change(after.name, [points, rank].filter((part) => part !== undefined).join(view.words.listSeparator));
}

function causeLines(view: View, causes: ReissuePost["causes"]): readonly string[] {
  const { reissue } = view.words.board;
  const lines = causes
    .slice(0, most)
    // Beside the change of a figure the number of a project would tell its amount: outside the circle only what was done.
    .map(({ project, entry }) =>
      project.named
        ? reissue.cause(`#${project.number} ${project.title}`, entryText(view, entry))
        : reissue.causeElsewhere(kindText(view, entry)),
    );
  const rest = causes.length - lines.length;
  return rest > 0 ? [...lines, view.words.digest.rest(rest)] : lines;
}

/** What was done, for those who may not know the project: never anybody's words or values. */
function kindText(view: View, { kind }: Entry): string {
  const { kinds } = view.words.board.reissue;
  switch (kind) {
    case "exclusion":
    case "verification":
    case "edit":
    case "undo":
    case "correction":
    case "merge":
      return kinds[kind];
    default:
      return kinds.other;
  }
}
