import type { Message } from "../chat/message.ts";
import type { Shelved } from "../domain/boards/shelf.ts";
import type { BoardIssue } from "../domain/models/board.ts";
import { boardTitle, leaderText, sideBySide } from "./board.ts";
import { marked, type View } from "./view.ts";

/** A board as it was issued: its title names the issue, and the figures are those that were frozen. */
export function issuedBoards(view: View, { issue, boards }: Shelved): Message {
  const { board: say } = view.words;
  const [first] = boards;
  if (!first) {
    const text = say.issues.notKept(issue.number);
    return { summary: text, locale: view.locale, blocks: [{ kind: "text", text }] };
  }
  const title = `${boardTitle(view, first)} · ${issueName(view, issue)}`;
  return {
    summary: marked(view, say.summary(title, leaderText(view, first))),
    title: marked(view, title),
    locale: view.locale,
    blocks: sideBySide(view, boards),
  };
}

export function issueName(view: View, { number, revision }: Pick<BoardIssue, "number" | "revision">): string {
  const { board: say } = view.words;
  return revision === 0 ? say.issue(number) : say.reissue.issue(number, revision);
}

/** What was posted in a channel, the newest first. */
export function issueList(view: View, issues: readonly Shelved[]): Message {
  const { issues: say } = view.words.board;
  const title = say.title(issues.length);
  if (issues.length === 0)
    return { summary: say.none, locale: view.locale, blocks: [{ kind: "text", text: say.none }] };
  return {
    summary: marked(view, title),
    title: marked(view, title),
    locale: view.locale,
    blocks: [
      {
        kind: "table",
        columns: say.columns.map((label) => ({ label })),
        rows: issues.map(({ issue, boards: [first] }) => [
          say.kinds[issue.kind],
          issueName(view, issue),
          { date: issue.at, style: "day", timezone: view.timezone },
          first ? leaderText(view, first) : view.words.none,
        ]),
      },
      { kind: "note", text: say.note },
    ],
  };
}
