import type { Given } from "../chat/given.ts";
import type { Block, Button, Field, Message } from "../chat/message.ts";
import type { Act, Open, ProgressAct } from "../chat/sentence/draft.ts";
import { formMessage } from "./form.ts";
import type { View } from "./view.ts";

export interface DraftCard {
  readonly act: Act;
  readonly number?: number;
  /** The project's own name, where it is known which one is meant. */
  readonly title?: string;
  /** It is still to be said of which project it is. */
  readonly choosing: boolean;
  readonly given: readonly Given[];
  /** What the command cannot do without. */
  readonly missing: readonly Given[];
  readonly open: readonly Open[];
  /** Why it is taken for this. */
  readonly notes: readonly string[];
  readonly buttons: readonly Button[];
}

/** How a sentence was understood, what was left open and why, and buttons to log it. Nothing is written yet. */
export function draftMessage(view: View, card: DraftCard): Message {
  const { words, locale } = view;
  const { draft } = words;
  const what = draft.what[card.act];
  const title = card.choosing ? draft.which(what) : draft.heading(about(view, card));
  const rows = [
    ...(card.title === undefined ? [] : [{ label: words.field.name, value: card.title }]),
    ...card.given.map((one) => ({ label: card.act === "lead" ? labelOf(view, one) : one.label, value: one.shown })),
  ];
  const notes = [
    ...card.open.map((one) => openText(view, one)),
    ...card.notes,
    ...(card.missing.length > 0
      ? [draft.missing(card.missing.map(({ label }) => label).join(words.listSeparator))]
      : []),
    draft.confirm,
  ];
  return {
    summary: [title, ...rows.slice(0, 3).map(({ value }) => value)].join(" "),
    title,
    locale,
    blocks: [
      ...(rows.length > 0 ? [{ kind: "fields", fields: rows } as const] : []),
      ...notes.map((text): Block => ({ kind: "note", text })),
      ...(card.buttons.length > 0 ? [{ kind: "buttons", buttons: card.buttons } as const] : []),
    ],
  };
}

function about({ words: { draft } }: View, { act, number, given }: DraftCard): string {
  if (number === undefined) return draft.what[act];
  if (act === "lost") return draft.moved.lost(number);
  const stage = given.find(({ name }) => name === "stage")?.shown;
  return act === "stage" && stage !== undefined ? draft.moved.stage(number, stage) : draft.of(number, draft.what[act]);
}

/** As the project's own card will call it. */
function labelOf({ words }: View, { name, label }: Given): string {
  const known: Readonly<Record<string, string>> = words.field;
  return known[name] ?? label;
}

function openText({ words }: View, open: Open): string {
  const say = words.draft.open;
  return open.field === "amount" ? say.amount[open.why](open.given) : say[open.field][open.why](open.given);
}

/** The command's form with what was understood in it. */
export function changeMessage(view: View, what: string, line: string, fields: readonly Field[]): Message {
  const text = view.words.draft.change;
  const heading: Message = {
    summary: `${what} ${text}`,
    title: what,
    locale: view.locale,
    blocks: [{ kind: "note", text }],
  };
  return formMessage(view, heading, { line, fields });
}

/** One line, where nothing else is to be said. */
export function sentenceMessage(view: View, text: string, buttons: readonly Button[] = []): Message {
  return {
    summary: text,
    locale: view.locale,
    blocks: [{ kind: "text", text }, ...(buttons.length > 0 ? [{ kind: "buttons", buttons } as const] : [])],
  };
}

/** A second press on the same draft: what the first one made of it. */
export function alreadyMessage(view: View, sign: string, line: string): Message {
  const { draft } = view.words;
  return sentenceMessage(view, draft.already(sign), [{ label: draft.button.show, line }]);
}

/** Under the card of what was logged: the other thing that the sentence told. */
export function withAlso(view: View, message: Message, act: ProgressAct, line: string): Message {
  const { draft } = view.words;
  const what = draft.what[act];
  return {
    ...message,
    blocks: [
      ...message.blocks,
      { kind: "note", text: draft.also(what) },
      { kind: "buttons", buttons: [{ label: draft.button.also(what), line, tone: "primary" }] },
    ],
  };
}
