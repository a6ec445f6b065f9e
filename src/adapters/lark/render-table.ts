import type { Block, Text } from "../../chat/message.ts";
import type { CardElement, Table } from "./card.ts";
import { cut } from "./escape.ts";
import { isPlain, listOf, openIdOf, toMarkdown, toPlain } from "./inline.ts";
import { limits } from "./limits.ts";
import { data, note, type Rendering } from "./rendering.ts";

type TableBlock = Extract<Block, { readonly kind: "table" }>;
type DataType = Table["columns"][number]["data_type"];

/** The table component while the card may hold one more; after that, a line of text for each row. */
export function renderTable(block: TableBlock, rendering: Rendering): readonly CardElement[] {
  const { words, room, locale } = rendering;
  if (block.columns.length === 0) return [];
  const columns = block.columns.slice(0, limits.tableColumns);
  const rows = block.rows.slice(0, room.rows);
  const labels = columns.map(({ label }) => cut(label, limits.columnLabel));
  if (rows.length === 0)
    return [data(labels.filter((label) => label !== "").join(" | ")), note(words.empty)].filter(
      (element) => element !== undefined,
    );
  const left = [
    block.rows.length > rows.length ? note(words.rows(block.rows.length - rows.length)) : undefined,
    block.columns.length > columns.length ? note(words.columns(block.columns.length - columns.length)) : undefined,
  ].filter((element) => element !== undefined);
  if (rendering.ordinal >= limits.tables) {
    const line = (cells: readonly Text[]): string => cells.map((cell) => toPlain(cell, locale, room.cell)).join(" | ");
    const lines = data(cut([line(labels), ...rows.map(line)].join("\n"), room.text, words.cut));
    return lines === undefined ? left : [lines, ...left];
  }
  const types = columns.map((_, index) => typeOf(rows.map((row) => row[index] ?? "")));
  const table: Table = {
    tag: "table",
    page_size: Math.min(limits.tablePageSize, rows.length),
    row_height: "auto",
    columns: columns.map(({ align }, index) => ({
      name: `c${index}`,
      display_name: labels[index] ?? "",
      data_type: types[index] ?? "text",
      horizontal_align: align ?? "left",
    })),
    rows: rows.map((row) =>
      Object.fromEntries(
        columns.map((_, index) => [`c${index}`, renderCell(row[index] ?? "", types[index] ?? "text", rendering)]),
      ),
    ),
  };
  return [table, ...left];
}

/**
 * Text shows letters and nothing else. A column with links needs markdown; people whose names we do not know are left to
 * the platform, which shows name and picture and, unlike a mention, disturbs nobody.
 */
function typeOf(cells: readonly Text[]): DataType {
  const filled = cells.filter((cell) => listOf(cell).some((inline) => inline !== ""));
  const people = filled.map(personIn);
  if (
    filled.length > 0 &&
    people.every((person) => person !== undefined) &&
    people.some((person) => person.name === undefined)
  )
    return "persons";
  return filled.some(
    (cell) => !isPlain(cell) && listOf(cell).some((inline) => typeof inline === "object" && "link" in inline),
  )
    ? "markdown"
    : "text";
}

function personIn(cell: Text): { readonly openId: string; readonly name: string | undefined } | undefined {
  const [only, ...others] = listOf(cell);
  if (only === undefined || others.length > 0 || typeof only !== "object" || !("person" in only)) return undefined;
  const openId = openIdOf(only.person);
  return openId === undefined ? undefined : { openId, name: only.person.name };
}

function renderCell(cell: Text, type: DataType, { locale, room }: Rendering): string | readonly string[] {
  if (type === "persons") {
    const person = personIn(cell);
    return person ? [person.openId] : [];
  }
  return type === "markdown" ? toMarkdown(cell, locale, room.cell) : toPlain(cell, locale, room.cell);
}
