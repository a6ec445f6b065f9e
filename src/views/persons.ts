import type { Block, Message, Text } from "../chat/message.ts";
import type { PersonBoard, PersonLine } from "../domain/boards/persons.ts";
import type { Metric } from "../packs/pack.ts";
import { bandOfText, figureText } from "./money.ts";
import { choiceName, marked, type View } from "./view.ts";

/** Results by person, to one who asked: a table for each ledger, and what it rests on. No bars: it is no race. */
export function personsMessage(view: View, boards: readonly PersonBoard[]): Message {
  const { board: say } = view.words;
  const [first] = boards;
  if (!first) throw new Error("a board of persons without a board");
  const group = choiceName(view, view.pack.groups, first.group) ?? first.group;
  const title = say.persons.title(say.period[first.period], group, first.metric.name[view.locale]);
  return {
    summary: marked(view, title),
    title: marked(view, title),
    locale: view.locale,
    blocks: [
      ...boards.flatMap((board): readonly Block[] => [
        ...(boards.length > 1
          ? [{ kind: "text" as const, text: { strong: originName(view, board) } }]
          : ([] as readonly Block[])),
        tableOf(view, board),
      ]),
      { kind: "note", text: footText(view, first, boards) },
    ],
  };
}

function tableOf(view: View, { metric, lines }: PersonBoard): Block {
  const { board: say } = view.words;
  if (lines.length === 0) return { kind: "text", text: say.persons.none };
  const isTied = (rank: number) => lines.filter((line) => line.rank === rank).length > 1;
  return {
    kind: "table",
    columns: say.persons.columns.map((label, index) => ({
      label,
      align: index === 1 || index === 2 ? "left" : "right",
    })),
    rows: lines.map((line): readonly Text[] => [
      isTied(line.rank) ? say.tied(line.rank) : String(line.rank),
      line.member.name,
      line.unit.shortName,
      { strong: resultText(view, metric, line) },
    ]),
  };
}

function resultText(view: View, metric: Metric, { actual, band }: PersonLine): string {
  return actual === undefined ? bandOfText(view, band) : figureText(view, metric, actual);
}

function originName(view: View, { origin }: PersonBoard): string {
  return choiceName(view, view.pack.origins, origin) ?? origin;
}

function footText(view: View, first: PersonBoard, boards: readonly PersonBoard[]): string {
  const { board: say, bracket, listSeparator } = view.words;
  const { follows } = first;
  const time = new Intl.DateTimeFormat(view.locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: view.timezone,
    hourCycle: "h23",
  }).format(first.asOf);
  const scope = boards.map((board) => originName(view, board)).join(listSeparator);
  return [
    say.foot(time, scope, `${follows.number[view.locale]}${bracket(follows.version)}`),
    ...(follows.changed === null ? [] : [say.ruleChanged(follows.changed)]),
    first.metric.funds === "verified" ? say.allVerified : say.claimed,
    say.persons.counted,
    ...(first.metric.value === "amount" ? [say.persons.banded] : []),
    say.ties,
    say.persons.private,
  ].join(view.locale === "en" ? " " : "");
}
