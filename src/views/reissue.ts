import type { Block, Message } from "../chat/message.ts";
import type { Board } from "../domain/boards/board.ts";
import type { LineChange, ScoreChange } from "../domain/boards/corrected.ts";
import type { Entry } from "../domain/model.ts";
import type { BoardData, IssueKind } from "../domain/models/board.ts";
import type { ShownProject } from "../domain/secrecy.ts";
import { boardTitle, sideBySide } from "./board.ts";
import { entryText } from "./history.ts";
import { issueName } from "./issue.ts";
import { figureText } from "./money.ts";
import { inParts } from "./parts.ts";
import { marked, type View } from "./view.ts";

export interface ReissuePost {
  /** The issues that were wrong: the day's first. */
  readonly parts: readonly {
    readonly issue: { readonly kind: IssueKind; readonly number: number; readonly revision: number };
    readonly boards: readonly Board[];
    readonly changes: readonly LineChange[];
    readonly scores: readonly ScoreChange[];
  }[];
  /** What was corrected, as this channel may know it. */
  readonly causes: readonly { readonly project: ShownProject; readonly entry: Entry }[];
}

/** More than this is told as a number. */
const most = 12;

/** Posted boards put right: first what is different and why, then the boards that are others now, each once. */
export function reissuePost(view: View, { parts, causes }: ReissuePost): readonly Message[] {
  const { board: say } = view.words;
  const names = parts.map(({ issue }) => `${say.issues.kinds[issue.kind]}${gap(view)}${issueName(view, issue)}`);
  const title = say.reissue.title(names.join(view.words.listSeparator));
  const lines = unique(
    parts.flatMap(({ changes, scores }) => [
      ...changes.map((one) => changeText(view, one)),
      ...scores.map((one) => scoreText(view, one)),
    ]),
  );
  const boards = parts.flatMap(({ boards: own, changes }) =>
    own.filter((board) => changes.some((one) => sameBoard(one.board, board))),
  );
  const shown = boards.filter(
    (board, index) => boards.findIndex((other) => sameBoard(other, board) && other.day === board.day) === index,
  );
  const told = [...lines, ...causeLines(view, causes)];
  return inParts(view, {
    summary: marked(view, title),
    title: marked(view, title),
    locale: view.locale,
    blocks: [
      { kind: "text", text: [{ strong: say.reissue.heading }, `\n${told.map((line) => `· ${line}`).join("\n")}`] },
      ...shown.flatMap((board): readonly Block[] => [
        { kind: "text", text: { strong: boardTitle(view, board) } },
        ...sideBySide(view, [board]),
      ]),
      { kind: "note", text: say.reissue.note },
    ],
  });
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

function changeText(view: View, { board, before, after }: LineChange): string {
  const { reissue } = view.words.board;
  const metric = view.pack.metrics.find(({ code }) => code === board.metric);
  if (!metric) return after.name;
  const name = `${view.words.board.period[board.period]}${view.locale === "en" ? " " : ""}${metric.name[view.locale]}`;
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
