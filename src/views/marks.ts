import type { Message, Text } from "../chat/message.ts";
import type { EnteredMark, MarkList } from "../domain/rules/marks.ts";
import { numberText } from "./score-words.ts";
import { sentence } from "./sentence.ts";
import { marked, type View } from "./view.ts";

/** What was entered, in its own measure: `92.5%`, `2`, `3 分`. */
function valueText(view: View, { mark, declared }: EnteredMark): string {
  const value = numberText(mark.value / 1000, 3);
  if (declared?.kind === "percent") return `${value}%`;
  return declared?.kind === "points" ? view.words.scoring.points(value) : value;
}

function nameOf(view: View, { mark, declared }: EnteredMark): string {
  return declared?.name[view.locale] ?? mark.code;
}

export function markEntered(view: View, entered: EnteredMark): Message {
  const { marks } = view.words;
  const { mark, unit } = entered;
  const text = marks.entered(mark.number, unit.shortName, nameOf(view, entered), valueText(view, entered), mark.day);
  return sentence(view, text, marks.enteredNote(mark.basis, mark.number));
}

export function markTakenBack(view: View, entered: EnteredMark): Message {
  const { mark, unit } = entered;
  return sentence(
    view,
    view.words.marks.takenBack(mark.number, unit.shortName, nameOf(view, entered), valueText(view, entered)),
  );
}

export function markList(view: View, { year, marks: entered, open }: MarkList): Message {
  const { marks, rules, listSeparator } = view.words;
  const title = marks.title(year, entered.length);
  const declared = open.map(({ name, kind }) => rules.declared(name[view.locale], rules.kind[kind]));
  return {
    summary: marked(view, title),
    title: marked(view, title),
    locale: view.locale,
    blocks: [
      entered.length === 0
        ? { kind: "text", text: marks.nothing }
        : {
            kind: "table",
            columns: marks.columns.map((label) => ({ label })),
            rows: entered.map((one): readonly Text[] => [
              `M${one.mark.number}`,
              one.unit.shortName,
              nameOf(view, one),
              valueText(view, one),
              one.mark.day,
              one.mark.basis,
            ]),
          },
      ...(declared.length === 0 ? [] : [{ kind: "note", text: marks.open(declared.join(listSeparator)) } as const]),
      { kind: "note", text: marks.how },
    ],
  };
}
