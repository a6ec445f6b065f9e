import type { types } from "@slack/bolt";
import type { Locale } from "../../chat/command.ts";
import type { Block } from "../../chat/message.ts";
import { cut, oneLine } from "./clip.ts";
import { limits } from "./limits.ts";
import { plainText } from "./render-text.ts";
import { displayWidth, fitWidth, padTo } from "../../chat/width.ts";
import { words } from "./words.ts";

/** Far beyond what a cell shows; measuring the width of more is waste. */
const longestCell = 200;

type Table = Extract<Block, { kind: "table" }>;

/** What an elastic part may still use of the message. */
export interface Room {
  readonly characters: number;
  readonly blocks: number;
}

/**
 * A table as fixed-width text in preformatted rich text. Slack's own table block allows one table in a message, is
 * refused (`invalid_blocks`) where it has not been rolled out, and is not shown in answers through a response_url by
 * older clients; this is shown everywhere, and inside rich text a cell can hold backticks without ending the fence.
 * The price is that a person or link in a cell is only named.
 */
export function renderTable(table: Table, room: Room, locale: Locale): types.RichTextBlock[] {
  const columns = table.columns.slice(0, limits.columns);
  const head = columns.map((column) => oneLine(cut(column.label, longestCell)));
  const body = table.rows
    .slice(0, limits.rows)
    .map((row) => columns.map((_, index) => oneLine(cut(plainText(row[index] ?? "", locale), longestCell))));
  const widths = columns.map((_, index) =>
    Math.min(limits.cell, Math.max(1, ...[head, ...body].map((row) => displayWidth(row[index] ?? "")))),
  );
  const line = (row: readonly string[]): string =>
    columns
      .map((column, index) =>
        padTo(fitWidth(row[index] ?? "", widths[index] ?? 0), widths[index] ?? 0, column.align ?? "left"),
      )
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  const { pages, shown } = paginate([line(head), rule].join("\n"), body.map(line), room);
  const w = words[locale];
  const notes = [
    ...(table.rows.length === 0 ? [w.none] : []),
    ...(table.rows.length > shown ? [w.moreRows(table.rows.length - shown)] : []),
    ...(table.columns.length > columns.length ? [w.moreColumns(table.columns.length - columns.length)] : []),
  ];
  return pages.map((text, index) => preformatted(text, index === pages.length - 1 ? notes : []));
}

/** Fixed-width text, with remarks under it. */
export function preformatted(text: string, remarks: readonly string[]): types.RichTextBlock {
  return {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_preformatted",
        elements: [{ type: "text", text: text === "" ? " " : text }],
      },
      ...(remarks.length === 0
        ? []
        : [
            {
              type: "rich_text_section" as const,
              elements: [{ type: "text" as const, text: remarks.join("\n") }],
            },
          ]),
    ],
  };
}

/** Fills blocks of at most `limits.text`, the heading again on each, until the rows or the room end. */
function paginate(
  heading: string,
  rows: readonly string[],
  room: Room,
): { readonly pages: readonly string[]; readonly shown: number } {
  const pages: string[] = [];
  let page = heading;
  let used = heading.length + 200;
  let shown = 0;
  for (const row of rows) {
    const turns = page.length + 1 + row.length > limits.text;
    const cost = turns ? heading.length + row.length + 102 : row.length + 1;
    if (used + cost > room.characters || (turns && pages.length + 2 > room.blocks)) break;
    if (turns) {
      pages.push(page);
      page = heading;
    }
    page += `\n${row}`;
    used += cost;
    shown += 1;
  }
  return { pages: [...pages, page], shown };
}
