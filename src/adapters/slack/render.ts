import type { types } from "@slack/bolt";
import type { Locale } from "../../chat/command.ts";
import type { Block, Message, Text, Tone } from "../../chat/message.ts";
import { wellFormed } from "../../chat/well-formed.ts";
import { unreachable } from "../../errors.ts";
import { clip, cut, oneLine, shorten } from "./clip.ts";
import { escapeText } from "./escape.ts";
import { limits } from "./limits.ts";
import { renderButtons } from "./render-buttons.ts";
import { renderChart, renderPicture } from "./render-chart.ts";
import { renderForm } from "./render-form.ts";
import { renderNote } from "./render-note.ts";
import { renderTable, type Room } from "./render-table.ts";
import { renderText } from "./render-text.ts";
import { words } from "./words.ts";

export interface Rendered {
  /** Notification and screen-reader text; escaped, for Slack parses it. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/** Ids of uploaded pictures, by the number of the chart's block in the message. */
export type Pictures = ReadonlyMap<number, string>;

export const noPictures: Pictures = new Map();

/** A mark a person sees before the title; neutral has none. */
const marks: Readonly<Record<Tone, string>> = {
  neutral: "",
  good: "✅ ",
  warning: "⚠️ ",
  bad: "🔴 ",
};

/**
 * Slack Block Kit for a message, within every limit. Texts, buttons and forms are placed first; tables and charts share
 * what is left, so that a long table costs rows and never the buttons under it. What does not fit is counted in a last
 * line.
 */
export function renderMessage(given: Message, pictures: Pictures = noPictures): Rendered {
  const message = wellFormed(given);
  const { locale } = message;
  const heading = renderHeading(message);
  const places: (readonly types.KnownBlock[])[] = message.blocks.map(() => []);
  let characters = limits.message - weigh(heading) - 200;
  // One block stays free for the line that says what is missing.
  let blocks = limits.blocks - heading.length - 1;
  let missing = 0;
  const place = (index: number, piece: readonly types.KnownBlock[]): void => {
    const weight = weigh(piece);
    if (weight > characters || piece.length > blocks) {
      missing += 1;
      return;
    }
    places[index] = piece;
    characters -= weight;
    blocks -= piece.length;
  };
  const elastic = [...message.blocks.entries()].filter(([, block]) => block.kind === "table" || block.kind === "chart");
  for (const [index, block] of message.blocks.entries()) place(index, renderFixed(block, index, locale));
  for (const [turn, [index, block]] of elastic.entries()) {
    const share = Math.floor(characters / (elastic.length - turn));
    place(index, renderElastic(block, { characters: share, blocks }, locale, pictures.get(index)));
  }
  const placed = [...heading, ...places.flat()];
  // With nothing to show, the summary is the message.
  const body = placed.length === 0 ? renderLine(message.summary, locale) : placed;
  const rest = missing > 0 ? renderNote(words[locale].moreParts(missing), locale) : [];
  const summary = clip(oneLine(message.summary), limits.summary, locale);
  return { text: clipEscaped(summary), blocks: [...body, ...rest] };
}

function renderHeading(message: Message): types.KnownBlock[] {
  const title = oneLine(message.title ?? "");
  if (title === "") return [];
  const mark = marks[message.tone ?? "neutral"];
  return [
    {
      type: "header",
      text: { type: "plain_text", text: shorten(mark + title, limits.header), emoji: false },
    },
  ];
}

function renderLine(text: Text, locale: Locale): types.RichTextBlock[] {
  const elements = renderText(text, limits.text, locale);
  return elements.length === 0 ? [] : [{ type: "rich_text", elements: [{ type: "rich_text_section", elements }] }];
}

function renderFixed(block: Block, index: number, locale: Locale): readonly types.KnownBlock[] {
  switch (block.kind) {
    case "text":
      return renderLine(block.text, locale);
    case "note":
      return renderNote(block.text, locale);
    case "fields":
      return renderFields(block.fields, locale);
    case "buttons":
      return renderButtons(block.buttons, index, locale);
    case "form":
      return renderForm(block, index, locale);
    case "divider":
      return [{ type: "divider" }];
    case "table":
    case "chart":
      return [];
    default:
      return unreachable(block);
  }
}

function renderElastic(
  block: Block,
  room: Room,
  locale: Locale,
  picture: string | undefined,
): readonly types.KnownBlock[] {
  if (block.kind === "table") return block.columns.length === 0 ? [] : renderTable(block, room, locale);
  if (block.kind === "chart")
    return picture === undefined
      ? renderChart(block.chart, room, locale)
      : renderPicture(block.chart, picture, room, locale);
  return [];
}

/**
 * One line each, the label strong. Rich text and not a section's `fields`: those know only mrkdwn or plain text, so a
 * value could not hold both a person's mention and an asterisk as it was typed.
 */
function renderFields(fields: Extract<Block, { kind: "fields" }>["fields"], locale: Locale): types.RichTextBlock[] {
  const lines = fields.flatMap(({ label, value }) => {
    const shown = renderText(value, limits.fieldValue, locale);
    const name = oneLine(label);
    if (shown.length === 0 && name === "") return [];
    return [
      [
        ...(name === ""
          ? []
          : renderText([{ strong: shorten(name, limits.buttonLabel) }, "  "], limits.fieldValue, locale)),
        ...shown,
      ],
    ];
  });
  if (lines.length === 0) return [];
  const elements = lines.flatMap((line, index) =>
    index === 0 ? line : [{ type: "text" as const, text: "\n" }, ...line],
  );
  return [{ type: "rich_text", elements: [{ type: "rich_text_section", elements }] }];
}

/** Characters a piece adds to the message. Counts ids and type names too: erring towards less is safe. */
function weigh(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce((sum: number, member: unknown) => sum + weigh(member), 0);
}

/** Escaping can lengthen; the end of a cut entity must not show. */
function clipEscaped(summary: string): string {
  const text = escapeText(summary === "" ? "…" : summary);
  return text.length <= limits.summary ? text : cut(text, limits.summary).replace(/&[a-z]*$/, "");
}
