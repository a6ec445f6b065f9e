import type { Block, Message } from "../chat/message.ts";
import type { Board } from "../domain/boards/board.ts";
import type { LineChange, ScoreChange } from "../domain/boards/corrected.ts";
import type { Entry } from "../domain/model.ts";
import type { IssueKind } from "../domain/models/board.ts";
import type { ShownProject } from "../domain/secrecy.ts";
import { boardTitle, leaderText, sideBySide } from "./board.ts";
import { entryText } from "./history.ts";
import { figureText } from "./money.ts";
import { marked, type View } from "./view.ts";

export interface ReissuePost {
  readonly boards: readonly Board[];
  readonly issue: { readonly kind: IssueKind; readonly number: number; readonly revision: number };
  readonly changes: readonly LineChange[];
  readonly scores: readonly ScoreChange[];
  /** What was corrected, as this channel may know it. */
  readonly causes: readonly { readonly project: ShownProject; readonly entry: Entry }[];
}

/** More than this is told as a number. */
const most = 12;

/** A posted board put right: first what is different and why, then the whole board anew. */
export function reissuePost(view: View, { boards, issue, changes, scores, causes }: ReissuePost): Message {
  const { board: say } = view.words;
  const [first] = boards;
  if (!first) throw new Error("a re-issue without a board");
  const title = `${boardTitle(view, first)} · ${say.reissue.issue(issue.number, issue.revision)}`;
  const lines = [
    ...changes.map((one) => changeText(view, one)),
    ...scores.map((one) => scoreText(view, one)),
    ...causeLines(view, causes),
  ];
  return {
    summary: marked(view, say.summary(title, leaderText(view, first))),
    title: marked(view, title),
    locale: view.locale,
    blocks: [
      { kind: "text", text: [{ strong: say.reissue.heading }, `\n${lines.map((line) => `· ${line}`).join("\n")}`] },
      ...sideBySide(view, boards),
      { kind: "note", text: say.reissue.note },
    ] satisfies readonly Block[],
  };
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
