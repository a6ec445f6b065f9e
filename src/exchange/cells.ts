/** A cell as it was in the file; a date has no zone: it is midnight UTC of its day. */
export type Cell = string | number | boolean | Date | null;

export interface SheetRow {
  /** As the sheet numbers it, from 1. */
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** `C7`: how a person finds it. Columns from 0, rows from 1. */
export function cellName(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}

function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? "" : columnName(rest - 1)) + String.fromCodePoint(65 + (column % 26));
}

/**
 * What a cell says, as somebody would type it; empty for a blank one, and for what people write into a field that has no
 * value. A number is written out: Excel keeps 0.1 + 0.2 as what it is, and nobody typed the seventeenth digit.
 */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined || cell === null) return "";
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "" : cell.toISOString().slice(0, 10);
  if (typeof cell === "number") return Number.isInteger(cell) ? String(cell) : String(Number(cell.toFixed(8)));
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  const text = undefuse(cell)
    .replaceAll(/[\u00A0\u3000]/g, " ")
    .trim();
  return nothing.test(text) ? "" : text;
}

const nothing = /^(?:[-—–/\\、.]+|无|暂无|n\/?a|null)$/iu;

/** A cell that a spreadsheet would take for a formula if somebody opened the file. */
const dangerous = /^[=+\-@\t\r]/u;

/** Text for a file that is opened in a spreadsheet: what would run as a formula is shown as it is (OWASP, CSV injection). */
export function defuse(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** The text before `defuse`. */
function undefuse(text: string): string {
  return text.startsWith("'") && dangerous.test(text.slice(1)) ? text.slice(1) : text;
}
