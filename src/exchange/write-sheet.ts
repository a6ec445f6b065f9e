import { defuse, type Cell } from "./cells.ts";

export interface SheetColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly format?: string;
}

export interface Sheet {
  readonly name: string;
  /** Stands above the header: as of when, by which rules. */
  readonly title: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: AsyncIterable<readonly Cell[]>;
}

/** A workbook of one sheet, its title and header kept in sight; in constant memory. */
export async function* writeXlsx({ name, title, columns, rows }: Sheet): AsyncGenerator<Uint8Array> {
  const { writeXlsxStream } = await import("hucre/xlsx");
  async function* all(): AsyncGenerator<Cell[]> {
    yield [title];
    yield columns.map(({ header }) => header);
    for await (const row of rows) yield row.map(defuseCell);
  }
  yield* writeXlsxStream(all(), {
    name,
    columns: columns.map(({ width, format }) => ({ width, ...(format === undefined ? {} : { numFmt: format }) })),
    freezePane: { rows: 2 },
  });
}

/** Comma-separated, UTF-8 with the mark by which Excel knows it (RFC 4180 otherwise). */
export async function* writeCsv({ title, columns, rows }: Sheet): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const line = (cells: readonly Cell[]): Uint8Array => encoder.encode(`${cells.map(csvCell).join(",")}\r\n`);
  yield encoder.encode("\uFEFF");
  yield line([title]);
  yield line(columns.map(({ header }) => header));
  for await (const row of rows) yield line(row.map(defuseCell));
}

function defuseCell(cell: Cell): Cell {
  return typeof cell === "string" ? defuse(cell) : cell;
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
