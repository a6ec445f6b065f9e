import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { UserError } from "../errors.ts";
import type { SheetRow } from "./cells.ts";

/** Excel in China writes GB18030 without saying so, elsewhere UTF-8 with a mark; "Unicode text" is UTF-16. */
type Encoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

/** Enough to see what a file is written in, and what parts its cells. */
const looked = 256 * 1024;

/**
 * Rows of a csv, one at a time.
 * @throws UserError unreadable_file
 */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<SheetRow> {
  const { head, all } = await peek(bytes);
  const encoding = encodingOf(head);
  const text = decode(all, encoding);
  const parser = Readable.from(text, { objectMode: true }).pipe(
    parse({
      bom: true,
      delimiter: delimiterOf(new TextDecoder(encoding).decode(head)),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      // A quote that is never closed would swallow the rest of the file as one cell.
      max_record_size: 128 * 1024,
    }),
  );
  let row = 0;
  try {
    // The parser gives rows of texts, as nothing above asks for anything else.
    for await (const cells of parser as AsyncIterable<readonly string[]>) {
      row += 1;
      yield { row, cells };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new UserError("invalid_input", "unreadable_file", { name });
    throw error;
  }
}

async function peek(bytes: AsyncIterable<Uint8Array>) {
  const iterator = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < looked) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(next.value);
    size += next.value.byteLength;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* first;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { head: Buffer.concat(first).subarray(0, looked), all: all() };
}

function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  // `stream`: the last character may be cut in two.
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return "utf-8";
  } catch {
    return "gb18030";
  }
}

async function* decode(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== "") yield text;
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}

/** What is most frequent in the first lines. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r?\n/, 10).join("\n");
  const counted = [",", "\t", ";", "，"].map((sign) => ({ sign, count: lines.split(sign).length }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ",";
}
