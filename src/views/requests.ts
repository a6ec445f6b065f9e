import type { Block, Button, Message, Text } from "../chat/message.ts";
import type { Member, Unit } from "../domain/model.ts";
import type { RequestStep } from "../domain/models/request.ts";
import type { ClockReading } from "../domain/requests/clocks.ts";
import type { ShownRequest } from "../domain/requests/know.ts";
import { fieldRows, marked, type View } from "./view.ts";

export interface RequestCard {
  readonly request: ShownRequest;
  readonly clocks: readonly ClockReading[];
  readonly mayHandle: boolean;
  readonly mayAssign: boolean;
  readonly units: ReadonlyMap<number, Unit>;
  readonly people: ReadonlyMap<number, Member>;
  /** What has just happened: the card's title. */
  readonly headline: string;
  readonly justChanged: boolean;
  /** Number of the entry just made: what Undo takes back. */
  readonly step: number;
}

/** The card of a request: what is asked, who handles it, which clock runs until when, and what was done. */
export function requestCard(view: View, card: RequestCard): Message {
  const { words } = view;
  const { request, clocks } = card;
  const { field } = words.requests;
  const rows = fieldRows([
    [field.company, request.company === null ? null : { strong: request.company }],
    [field.text, request.text],
    [field.sort, request.complex ? words.requests.complex : words.requests.usual],
    [field.project, request.project === null ? null : `#${request.project}`],
    [field.contact, request.contact],
    [field.state, words.requests.state[request.state]],
    [field.unit, unitName(card, request.unitId) ?? words.requests.unassigned],
    [field.owner, ownerText(view, card)],
    [field.reporter, card.people.get(request.reporterId)?.name],
    ...(request.voided
      ? []
      : clocks.map((clock) => [words.requests.clock[clock.kind], clockText(view, clock)] as const)),
  ]);
  const buttons = request.voided ? [] : cardButtons(view, card);
  const title = marked(view, card.headline);
  return {
    summary: title,
    title,
    tone: toneOf(card),
    locale: view.locale,
    blocks: [
      { kind: "fields", fields: rows },
      ...stepBlocks(view, card),
      ...(request.named ? [] : [{ kind: "note", text: words.requests.hidden } as const]),
      ...(buttons.length > 0 ? [{ kind: "buttons", buttons } as const] : []),
    ],
  };
}

/** What a request is called where its company may be read, and where it may not. */
export function requestTitle(view: View, { number, company }: Pick<ShownRequest, "number" | "company">): string {
  return view.words.requests.title(number, company ?? "");
}

/** Open requests, what is due first. */
export function requestList(
  view: View,
  rows: readonly { readonly request: ShownRequest; readonly clocks: readonly ClockReading[] }[],
  units: ReadonlyMap<number, Unit>,
  more: boolean,
): Message {
  const { requests, none, moreFollow, lampMark } = view.words;
  const { list } = requests;
  if (rows.length === 0)
    return { summary: list.empty, locale: view.locale, blocks: [{ kind: "text", text: list.empty }] };
  const table = rows.map(({ request, clocks }): readonly Text[] => {
    const running = clocks.find(({ doneOn }) => doneOn === null);
    return [
      requests.name(request.number),
      request.company ?? none,
      shortened(request.text) || none,
      units.get(request.unitId)?.shortName ?? requests.unassigned,
      running ? list.next(requests.clock[running.kind]) : none,
      running?.due ?? none,
      running ? lampMark[running.lamp] : none,
    ];
  });
  const title = marked(view, list.title(rows.length));
  return {
    summary: title,
    title,
    locale: view.locale,
    blocks: [
      { kind: "table", columns: list.columns.map((label) => ({ label })), rows: table },
      ...(more ? [{ kind: "note", text: moreFollow } as const] : []),
      { kind: "buttons", buttons: rows.slice(0, 3).map(({ request }) => showButton(view, request.number)) },
    ],
  };
}

export function showButton(view: View, number: number): Button {
  return { label: view.words.requests.button.show(number), line: `${line(view, "诉求", "request")} R${number}` };
}

export function clockText(view: View, { due, doneOn, lamp, overdue }: ClockReading): string {
  const { requests, lampMark } = view.words;
  if (doneOn !== null) return requests.met(doneOn);
  if (overdue > 0) return `${lampMark.red} ${requests.overdue(due, overdue)}`;
  return lamp === "yellow" ? `${lampMark.yellow} ${requests.dueToday(due)}` : `${lampMark.green} ${requests.due(due)}`;
}

function ownerText(view: View, { request, people }: RequestCard): string | null {
  if (request.ownerId !== null) return people.get(request.ownerId)?.name ?? null;
  return request.unitId === 0 || !request.named ? null : view.words.requests.nobody;
}

function unitName({ units }: Pick<RequestCard, "units">, unitId: number): string | undefined {
  return units.get(unitId)?.shortName;
}

function stepBlocks(view: View, card: RequestCard): readonly Block[] {
  const steps = Object.entries(card.request.steps).toSorted(([a], [b]) => Number(b) - Number(a));
  if (steps.length === 0) return [];
  return [
    { kind: "divider" },
    { kind: "text", text: { strong: view.words.requests.steps } },
    ...steps.map(([, step]): Block => ({
      kind: "text",
      text: [
        { date: step.at, style: "day", timezone: view.timezone },
        "  ",
        stepText(view, card, step),
        `  ${card.people.get(step.byId)?.name ?? view.words.assistant}`,
      ],
    })),
  ];
}

function stepText(view: View, card: RequestCard, { kind, unitId, text }: RequestStep): string {
  const { step, stepBy, level, unassigned } = view.words.requests;
  if (kind === "assigned") return step.assigned(unitName(card, unitId) ?? unassigned);
  if (kind === "escalated") return step.escalated(text === "coordinator" ? level.coordinator : level.leader);
  return stepBy(step[kind], text ?? "");
}

function toneOf({ request, clocks, justChanged }: RequestCard): Message["tone"] & string {
  if (request.voided) return "neutral";
  if (justChanged || request.state === "solved") return "good";
  const lamp = clocks.find(({ doneOn }) => doneOn === null)?.lamp ?? "green";
  return ({ green: "neutral", yellow: "warning", red: "bad" } as const)[lamp];
}

/** Each button is a line the person could have typed; what it still needs is asked for in a form. */
function cardButtons(view: View, { request, mayHandle, mayAssign, justChanged, step }: RequestCard): readonly Button[] {
  const { button } = view.words.requests;
  const { number, state, unitId } = request;
  const sub = (zh: string, en: string) => `${line(view, `诉求 ${zh}`, `request ${en}`)} R${number}`;
  const own = mayHandle && unitId !== 0;
  const first = { tone: "primary" } as const;
  return [
    ...(own && state === "open" ? [{ label: button.accept, line: sub("受理", "accept"), ...first }] : []),
    ...(own && state !== "solved"
      ? [{ label: button.reply, line: sub("答复", "reply"), ...(state === "accepted" ? first : {}) }]
      : []),
    ...(own && state !== "solved"
      ? [{ label: button.solve, line: sub("办结", "done"), ...(state === "answered" ? first : {}) }]
      : []),
    ...(own && state === "open" ? [{ label: button.object, line: sub("异议", "object") }] : []),
    ...(mayAssign && state !== "solved"
      ? [{ label: button.assign, line: sub("指派", "assign"), ...(unitId === 0 ? first : {}) }]
      : []),
    ...(own && state === "solved"
      ? [{ label: button.rate, line: `${line(view, "评价", "rate")} R${number}`, ...first }]
      : []),
    ...(mayAssign && state === "solved" ? [{ label: button.reopen, line: sub("重开", "reopen") }] : []),
    ...(justChanged
      ? [
          {
            label: view.words.card.undo,
            line: `${line(view, "撤销", "undo")} R${number} ${view.locale === "zh-CN" ? "步" : "step"}:${step}`,
            tone: "danger" as const,
          },
        ]
      : []),
  ];
}

function line(view: View, zh: string, en: string): string {
  return `/${view.locale === "zh-CN" ? zh : en}`;
}

/** A table's cell: what it is about, not all of it. */
function shortened(text: string): string {
  const signs = [...text.replaceAll(/\s+/g, " ")];
  return signs.length > 30 ? `${signs.slice(0, 29).join("")}…` : signs.join("");
}
