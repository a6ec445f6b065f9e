import { formatAmount, readAmount } from "../chat/amount.ts";
import type { ReadContext } from "../chat/command.ts";
import { readCreditCode } from "../chat/credit-code.ts";
import { readDay, readLeadingDay } from "../chat/when.ts";
import type { LeadRow } from "../domain/exchange/row.ts";
import { UserError } from "../errors.ts";
import { textOf, type Cell, type SheetRow } from "./cells.ts";
import type { ColumnField } from "./columns.ts";
import type { Header, MappedColumn } from "./header.ts";

/** Today is looked up once for all rows: a time zone is slow to ask. */
export interface RowContext extends ReadContext {
  readonly today: string;
}

export interface ReadRow {
  readonly row: number;
  readonly lead: LeadRow;
  /** What cannot be read, with the column's index. */
  readonly faults: readonly { readonly index: number; readonly error: UserError }[];
  /** Column by field, for what is found wrong later. */
  readonly columns: ReadonlyMap<string, number>;
}

/** A heading between rows, or a sum below them; `undefined` in place of a row. */
const between =
  /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|合\s*计|小\s*计|总\s*计|共\s*计|total\b)/iu;

/** One row by the header; undefined for a blank one, a heading, a sum. */
export function readRow(sheetRow: SheetRow, header: Header, context: RowContext): ReadRow | undefined {
  const filled = header.columns.filter(({ index }) => textOf(sheetRow.cells[index]) !== "");
  const name = filled.find((column) => fieldOf(column) === "name");
  if (filled.length === 0) return undefined;
  // Without a name one more value is a sum, and a name alone that is numbered is a heading.
  if (!name && filled.length === 1) return undefined;
  const title = name ? textOf(sheetRow.cells[name.index]) : textOf(sheetRow.cells[0]);
  if (between.test(title) && filled.length <= 2) return undefined;

  const values: Record<string, unknown> = {};
  const evidence: Record<string, string> = {};
  const faults: { index: number; error: UserError }[] = [];
  for (const column of filled) {
    const cell = sheetRow.cells[column.index] ?? null;
    try {
      const value = readCell(cell, column, sheetRow, header, context);
      if (column.target.kind === "evidence") evidence[column.target.evidence.key] = String(value);
      else join(values, column.target.column.field, value, column);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      faults.push({ index: column.index, error });
    }
  }
  const { phone, contact, currency: _beside, ...rest } = values;
  const reachable = [contact, phone].filter((part) => typeof part === "string").join(" ");
  const columns = new Map(header.columns.map((column) => [fieldOf(column), column.index]));
  // Every key is a field of LeadRow and its value what that column's reader gave: `readCell` is their list.
  const lead = { ...rest, ...(reachable === "" ? {} : { contact: reachable }), evidence } as LeadRow;
  return { row: sheetRow.row, lead, faults, columns };
}

function fieldOf({ target }: MappedColumn): ColumnField | `evidence.${string}` {
  return target.kind === "field" ? target.column.field : `evidence.${target.evidence.key}`;
}

function join(values: Record<string, unknown>, field: ColumnField, value: unknown, { header }: MappedColumn): void {
  if (field !== "note") values[field] = value;
  else {
    const said = header === "备注" || /^notes?$/iu.test(header) ? String(value) : `${header}：${String(value)}`;
    values["note"] = typeof values["note"] === "string" ? `${values["note"]}\n${said}` : said;
  }
}

const sheetError = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/u;

function readCell(cell: Cell, column: MappedColumn, row: SheetRow, header: Header, context: RowContext): unknown {
  const text = textOf(cell);
  if (sheetError.test(text)) throw new UserError("invalid_input", "cell_error", { given: text });
  if (column.target.kind === "evidence") return readEvidence(cell, text, column, context);
  const { field, meta } = column.target.column;
  switch (field) {
    case "amount":
      return readAmount(amountText(text, column, currencyIn(row, header)));
    case "loggedOn":
      return pastDay(cell, text, context);
    case "next": {
      // A plan whose day has gone is kept as it is: the sheet says what was planned.
      const found = readLeadingDay(text, context, "nearest");
      const what = found?.rest.replace(/^[\s,，、;；:：]+/u, "").trim();
      if (!found || !what) throw new UserError("invalid_input", "bad_date", { given: text });
      return { on: found.day, what };
    }
    default:
      return meta.read(text, context);
  }
}

function readEvidence(cell: Cell, text: string, column: MappedColumn, context: RowContext): string {
  if (column.target.kind !== "evidence") throw new Error("no evidence");
  switch (column.target.evidence.kind) {
    case "text":
      return text;
    case "date":
      return pastDay(cell, text, context);
    case "amount":
      return formatAmount(readAmount(amountText(text, column, undefined)), context.locale);
    case "creditCode":
      return readCreditCode(text);
  }
}

const bare = /^[\d,.]+$/u;

/** A bare number gets the unit that the header says, and the currency that the row says beside it. */
function amountText(text: string, { moneyUnit = "" }: MappedColumn, currency: string | undefined): string {
  if (!bare.test(text)) return text;
  return currency === undefined ? `${text}${moneyUnit}` : `${text}${moneyUnit.replace(/人民币|元$/gu, "")} ${currency}`;
}

function currencyIn({ cells }: SheetRow, { columns }: Header): string | undefined {
  const column = columns.find((one) => fieldOf(one) === "currency");
  const text = column === undefined ? "" : textOf(cells[column.index]);
  return text === "" ? undefined : text;
}

/** Days on which Excel counts from, and the numbers of days in this century so far: `46000` in a cell of dates. */
const excelEpoch = Date.UTC(1899, 11, 30);
const serials = { from: 20_000, to: 80_000 };

function pastDay(cell: Cell, text: string, context: RowContext): string {
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : Number.NaN;
  const day =
    cell instanceof Date
      ? text
      : serial >= serials.from && serial <= serials.to
        ? new Date(excelEpoch + serial * 86_400_000).toISOString().slice(0, 10)
        : readDay(text.replace(/[T ]\d{1,2}:\d{2}.*$/u, ""), context, "past");
  if (day > context.today) throw new UserError("invalid_input", "future_date", { given: text });
  return day;
}
