import { unreachable } from "../../errors.ts";
import type { Block, Message, Tone } from "../../chat/message.ts";
import { wellFormed } from "../../chat/well-formed.ts";
import type { Card, CardElement, ColumnSet } from "./card.ts";
import { clean, cut } from "./escape.ts";
import { isPlain, strong, toMarkdown, toPlain } from "./inline.ts";
import { limits, rooms, type Room } from "./limits.ts";
import { renderButtons } from "./render-buttons.ts";
import { renderChart } from "./render-chart.ts";
import { renderForm } from "./render-form.ts";
import { renderTable } from "./render-table.ts";
import { data, note, type Rendering } from "./rendering.ts";
import { wordsFor } from "./words.ts";

const templates: Readonly<Record<Tone, NonNullable<Card["header"]>["template"]>> = {
  neutral: "blue",
  good: "green",
  warning: "orange",
  bad: "red",
};

/**
 * A message as a card that Feishu accepts. What is too much is shortened step by step, evenly; when even the shortest
 * form of everything is too much, blocks that do not fit are left out and counted.
 */
export function renderCard(given: Message, place: { readonly direct: boolean }): Card {
  const message = wellFormed(given);
  for (const room of rooms) {
    const card = frame(
      message,
      message.blocks.flatMap((block, index) => renderBlock(block, around(message, index, room, place.direct))),
    );
    if (fits(card)) return card;
  }
  return renderWhatFits(message, place.direct);
}

/** The card as it travels: the value of `content`, a string holding JSON. */
export function serialize(card: Card): string {
  return JSON.stringify(card);
}

function renderWhatFits(message: Message, direct: boolean): Card {
  const room = rooms[rooms.length - 1] ?? rooms[0];
  const empty = frame(
    message,
    [note(wordsFor(message.locale).parts(message.blocks.length))].filter((element) => element !== undefined),
  );
  let elements = limits.elements - countElements(empty);
  let bytes = limits.contentBytes - sizeOf(empty);
  let skipped = 0;
  const shown: CardElement[] = [];
  message.blocks.forEach((block, index) => {
    const rendered = renderBlock(block, around(message, index, room, direct));
    const needs = { elements: countElements(rendered), bytes: sizeOf(rendered) };
    if (needs.elements > elements || needs.bytes > bytes) {
      skipped += 1;
      return;
    }
    elements -= needs.elements;
    bytes -= needs.bytes;
    shown.push(...rendered);
  });
  const left = note(skipped === 0 ? "" : wordsFor(message.locale).parts(skipped));
  return frame(message, left === undefined ? shown : [...shown, left]);
}

function frame(message: Message, elements: readonly CardElement[]): Card {
  const title = clean(cut(message.title ?? "", limits.title)).trim();
  const summary = clean(cut(message.summary, limits.summary));
  // An empty body is refused (200621), so a message without blocks shows its summary.
  const fallback: CardElement = {
    tag: "div",
    text: { tag: "plain_text", content: summary.trim() === "" ? "…" : summary },
  };
  return {
    schema: "2.0",
    config: { update_multi: true, summary: { content: summary } },
    ...(title === ""
      ? {}
      : {
          header: {
            title: { tag: "plain_text", content: title },
            template: templates[message.tone ?? "neutral"],
          },
        }),
    body: { elements: elements.length === 0 ? [fallback] : elements },
  };
}

function around(message: Message, index: number, room: Room, direct: boolean): Rendering {
  const kind = message.blocks[index]?.kind;
  const ordinal = message.blocks.slice(0, index).filter((block) => block.kind === kind).length;
  return { locale: message.locale, words: wordsFor(message.locale), room, direct, ordinal };
}

function renderBlock(block: Block, rendering: Rendering): readonly CardElement[] {
  switch (block.kind) {
    case "text":
    case "note":
      return renderText(block, rendering);
    case "fields":
      return renderFields(block, rendering);
    case "table":
      return renderTable(block, rendering);
    case "chart":
      return renderChart(block, rendering);
    case "buttons":
      return renderButtons(block, rendering);
    case "form":
      return renderForm(block, rendering);
    case "divider":
      return [{ tag: "hr" }];
    default:
      return unreachable(block);
  }
}

function renderText(
  { kind, text }: Extract<Block, { readonly kind: "text" | "note" }>,
  { locale, room }: Rendering,
): readonly CardElement[] {
  if (isPlain(text)) {
    const plain = toPlain(text, locale, room.text);
    const element = kind === "note" ? note(plain) : data(plain);
    return element === undefined ? [] : [element];
  }
  const content = toMarkdown(text, locale, room.text);
  if (content === "") return [];
  return [{ tag: "markdown", content, ...(kind === "note" ? { text_size: "notation" } : {}) }];
}

/** Two beside each other, the label above its value. */
function renderFields(
  { fields }: Extract<Block, { readonly kind: "fields" }>,
  { locale, room, words }: Rendering,
): readonly CardElement[] {
  const filled = fields
    .map(({ label, value }) => ({
      label: strong(cut(label, limits.fieldLabel)).trim(),
      value: toMarkdown(value, locale, room.text),
    }))
    .filter(({ label, value }) => label !== "" || value !== "");
  const shown = filled.slice(0, room.fields);
  const sets: ColumnSet[] = [];
  for (let index = 0; index < shown.length; index += 2) {
    sets.push({
      tag: "column_set",
      flex_mode: "bisect",
      horizontal_spacing: "8px",
      columns: shown.slice(index, index + 2).map(({ label, value }) => ({
        tag: "column",
        width: "weighted",
        weight: 1,
        elements: [
          {
            tag: "markdown",
            content: [label, value === "" ? "—" : value].filter((part) => part !== "").join("<br>"),
          },
        ],
      })),
    });
  }
  const left = note(filled.length > shown.length ? words.fields(filled.length - shown.length) : "");
  return left === undefined ? sets : [...sets, left];
}

function fits(card: Card): boolean {
  return countElements(card) <= limits.elements && sizeOf(card) <= limits.contentBytes;
}

/** Everything with a tag counts, text objects and options too: the page says so of the first and not of the second. */
function countElements(part: unknown): number {
  if (typeof part !== "object" || part === null) return 0;
  const own = "tag" in part && typeof part.tag === "string" ? 1 : 0;
  return Object.values(part).reduce<number>((sum, value) => sum + countElements(value), own);
}

/** Bytes in the request body, where the JSON is once more a JSON string. */
function sizeOf(part: Card | readonly CardElement[]): number {
  return Buffer.byteLength(JSON.stringify(JSON.stringify(part)), "utf8");
}
