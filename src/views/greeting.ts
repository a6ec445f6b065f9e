import type { Block, Button, Message, Text } from "../chat/message.ts";
import type { Unit } from "../domain/model.ts";
import { marked, type View } from "./view.ts";

/** Where the assistant introduces itself. */
export type Meeting =
  /** A channel that belongs to nobody yet, with the units it is likely for, the likeliest first. */
  | { readonly in: "channel"; readonly units: readonly Unit[] }
  /** A unit's channel, with the local time of its daily. */
  | { readonly in: "unit"; readonly unit: Unit; readonly boardAt: string }
  /** A conversation with one person. */
  | { readonly in: "direct"; readonly logs: boolean };

/** More buttons of units than this are a list to be searched. */
const mostUnits = 5;

/**
 * Three lines: what it does, what people do here, whom it is for and how quiet it is; and what to press first.
 * @param example a line that logs a lead
 */
export function greetingMessage(view: View, meeting: Meeting, example: string): Message {
  const { greeting } = view.words;
  const lines: readonly Text[] = [greeting.what, around(greeting.how, example), lastLine(view, meeting)];
  return {
    summary: marked(view, greeting.what),
    locale: view.locale,
    blocks: [
      ...lines.map((text): Block => ({ kind: "text", text })),
      { kind: "buttons", buttons: [...bindButtons(view, meeting), ...firstButtons(view, meeting)] },
    ],
  };
}

function lastLine({ words: { greeting }, locale }: View, meeting: Meeting): Text {
  switch (meeting.in) {
    case "channel":
      return meeting.units.length === 0 ? greeting.noUnits : greeting.unbound;
    case "unit":
      return greeting.bound(meeting.unit.shortName, meeting.boardAt);
    case "direct":
      return meeting.logs ? around(greeting.direct, locale === "en" ? "/mine" : "/我的") : greeting.directOutside;
  }
}

/** A sentence with a line to type in it. */
function around({ before, after }: { readonly before: string; readonly after: string }, code: string): Text {
  return [before, { code }, after];
}

/** Pressed by somebody who may not, each is refused to that person alone. */
function bindButtons(view: View, meeting: Meeting): readonly Button[] {
  if (meeting.in !== "channel") return [];
  const { greeting, home } = view.words;
  const typed = (zh: string, en: string) => (view.locale === "en" ? en : zh);
  if (meeting.units.length === 0)
    return [{ label: home.button.unit, line: typed("/单位 加", "/unit add"), tone: "primary" }];
  return [
    ...meeting.units.slice(0, mostUnits).map(({ shortName, code }, index): Button => ({
      label: greeting.bind(shortName),
      // By its code: a short name with a blank in it would be two words.
      line: `${typed("/频道 绑定", "/channel bind")} ${code}`,
      ...(index === 0 ? { tone: "primary" } : {}),
    })),
    ...(meeting.units.length > mostUnits
      ? [{ label: greeting.bindOther, line: typed("/频道 绑定", "/channel bind") }]
      : []),
  ];
}

function firstButtons(view: View, meeting: Meeting): readonly Button[] {
  const { button } = view.words.home;
  const typed = (zh: string, en: string) => (view.locale === "en" ? en : zh);
  return [
    { label: button.lead, line: typed("/线索", "/lead"), ...(meeting.in === "channel" ? {} : { tone: "primary" }) },
    { label: button.board, line: typed("/榜", "/board") },
    ...(meeting.in === "channel" ? [] : [{ label: button.mine, line: typed("/我的", "/mine") }]),
    ...(meeting.in === "direct" ? [{ label: button.help, line: typed("/帮助", "/help") }] : []),
  ];
}
