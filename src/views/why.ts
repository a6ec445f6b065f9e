import type { Block, Message } from "../chat/message.ts";
import type { Why, WhyLine } from "../domain/boards/why.ts";
import { boardTitle } from "./board.ts";
import { figureText, gapText, percentText } from "./money.ts";
import { choiceName, marked, stageName, type View } from "./view.ts";

/** A line of a board opened: how it was reckoned, then what was counted, and what was not and why. */
export function whyMessage(view: View, why: Why): Message {
  const { words } = view;
  const { why: say } = words.board;
  const { unit, board, entries, more } = why;
  const title = say.title(unit.shortName, boardTitle(view, board));
  const counted = entries.filter(({ reason }) => reason === undefined);
  const left = entries.filter(({ reason }) => reason !== undefined);
  const blocks: readonly Block[] = [
    { kind: "text", text: arithmetic(view, why) },
    ...part(say.counted(counted.length), counted, (line) => countedText(view, why, line)),
    ...part(say.left(left.length), left, (line) => leftText(view, line)),
    ...(entries.length === 0 ? [{ kind: "note", text: say.nothing } as const] : []),
    ...(more ? [{ kind: "note", text: say.more(entries.length) } as const] : []),
    { kind: "note", text: say.secrecy },
  ];
  return { summary: marked(view, title), title: marked(view, title), locale: view.locale, blocks };
}

function part(heading: string, lines: readonly WhyLine[], say: (line: WhyLine) => string): readonly Block[] {
  if (lines.length === 0) return [];
  return [{ kind: "text", text: [{ strong: heading }, `\n${lines.map((line) => `· ${say(line)}`).join("\n")}`] }];
}

function arithmetic(view: View, { board, line }: Why): string {
  const { why: say } = view.words.board;
  if (!line) return say.notOn;
  const figure = (value: number) => figureText(view, board.metric, value);
  const parts = [
    say.actual(board.metric.name[view.locale], figure(line.actual)),
    ...(line.claimed === null ? [] : [say.claimed(figure(line.claimed))]),
    ...(line.target === null || line.completion === undefined
      ? board.period === "year"
        ? [say.noTarget]
        : []
      : [
          say.completion(figure(line.actual), figure(line.target), percentText(line.completion)),
          say.schedule(percentText(board.schedule), gapText(line.gap ?? 0)),
        ]),
    ...(line.rank === null ? [] : [say.rank(line.rank, board.lines.length)]),
  ];
  return parts.join("\n");
}

function countedText(view: View, { board }: Why, { project, fact, counted }: WhyLine): string {
  const { why: say } = view.words.board;
  const value = counted === undefined ? say.hidden : figureText(view, board.metric, counted);
  return say.line(`#${project.number} ${project.title}`, factText(view, fact.name), fact.day, value);
}

function leftText(view: View, { project, fact, reason = "rule" }: WhyLine): string {
  const { why: say } = view.words.board;
  const rule = reason === "excluded" ? choiceName(view, view.pack.exclusions, project.exclusion) : undefined;
  const because = rule === undefined ? say.reasons[reason] : `${say.reasons.excluded}${view.words.bracket(rule)}`;
  return say.line(`#${project.number} ${project.title}`, factText(view, fact.name), fact.day, because);
}

function factText(view: View, name: string): string {
  const [kind, key = ""] = name.split(":");
  return kind === "funds" ? `F${key}` : stageName(view, key);
}
