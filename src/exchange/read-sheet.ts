import { UserError } from "../errors.ts";
import type { SheetRow } from "./cells.ts";
import { readCsv } from "./read-csv.ts";
import { readXlsx } from "./read-xlsx.ts";

const xlsx = [0x50, 0x4b];
/** The container of .xls and of workbooks with a password. */
const ole = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Rows of an xlsx or csv file, by what is in it, not by what it is called. An xlsx is held in memory as it is packed, a
 * csv never; rows come one at a time from both.
 * @param maxBytes of the file as it is
 * @throws UserError unreadable_file, file_too_large
 */
export async function* readSheet(
  bytes: AsyncIterable<Uint8Array>,
  { name, maxBytes }: { readonly name: string; readonly maxBytes: number },
): AsyncGenerator<SheetRow> {
  const limited = withinBytes(bytes, maxBytes, name);
  const first = await limited.next();
  if (first.done) throw new UserError("invalid_input", "no_rows", { name });
  const head = first.value;
  async function* all(): AsyncGenerator<Uint8Array> {
    yield head;
    yield* limited;
  }
  if (beginsWith(head, ole)) throw new UserError("invalid_input", "unreadable_file", { name });
  if (beginsWith(head, xlsx)) yield* readXlsx(await collect(all()), name);
  // A picture, a PDF: no text has such a byte so early (UTF-16 says what it is).
  else if (head.subarray(0, 1024).includes(0) && !beginsWith(head, [0xff, 0xfe]) && !beginsWith(head, [0xfe, 0xff]))
    throw new UserError("invalid_input", "unreadable_file", { name });
  else yield* readCsv(all(), name);
}

/** Ends with a UserError beyond the limit: a size that a platform states is only a claim. */
async function* withinBytes(
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
  name: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > maxBytes)
      throw new UserError("invalid_input", "file_too_large", { name, megabytes: Math.floor(maxBytes / 1024 ** 2) });
    if (chunk.byteLength > 0) yield chunk;
  }
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function beginsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
