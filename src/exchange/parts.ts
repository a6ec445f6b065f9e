import type { Exchanges } from "../domain/exchange/port.ts";
import type { Cell, SheetRow } from "./cells.ts";

/** Rows of one part: one transaction of an import. Short enough that a command waits for it unnoticed. */
export const rowsPerPart = 200;
/** Bytes of one part of a file. */
const partBytes = 1024 ** 2;
/** Parts of what is given back stand behind these. */
const returnedFrom = 1_000_000;

/** JSON has no dates. */
type StoredCell = Exclude<Cell, Date> | { readonly day: string };

export function encodeRows(rows: readonly SheetRow[]): Uint8Array {
  const stored = rows.map(({ row, cells }) => [row, cells.map(storeCell)]);
  return new TextEncoder().encode(JSON.stringify(stored));
}

export function decodeRows(part: Uint8Array): readonly SheetRow[] {
  // What `encodeRows` wrote.
  const stored = JSON.parse(new TextDecoder().decode(part)) as [number, StoredCell[]][];
  return stored.map(([row, cells]) => ({
    row,
    cells: cells.map((cell) => (typeof cell === "object" && cell !== null ? new Date(cell.day) : cell)),
  }));
}

function storeCell(cell: Cell): StoredCell {
  if (!(cell instanceof Date)) return cell;
  return Number.isNaN(cell.getTime()) ? null : { day: cell.toISOString() };
}

/** Rows in parts of `rowsPerPart`. */
export async function* inParts(rows: AsyncIterable<SheetRow>): AsyncGenerator<readonly SheetRow[]> {
  let part: SheetRow[] = [];
  for await (const row of rows) {
    part.push(row);
    if (part.length < rowsPerPart) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

export const returnedPart = (index: number): number => returnedFrom + index;

/** A stream of bytes in parts as the store keeps them. */
export async function* inBytes(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.byteLength;) {
      const piece = chunk.subarray(at, at + partBytes - size);
      kept.push(piece);
      size += piece.byteLength;
      at += piece.byteLength;
      if (size < partBytes) continue;
      yield Buffer.concat(kept);
      kept = [];
      size = 0;
    }
  }
  if (size > 0) yield Buffer.concat(kept);
}

/** Parts 0, 1, 2 … of an exchange, until there is none. */
export async function* partsOf(
  read: <T>(work: (exchanges: Exchanges) => Promise<T>) => Promise<T>,
  exchange: number,
  from = 0,
): AsyncGenerator<Uint8Array> {
  for (let index = from; ; index += 1) {
    const part = await read((exchanges) => exchanges.part(exchange, index));
    if (!part) return;
    yield part;
  }
}
