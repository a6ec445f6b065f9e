import { UserError } from "../errors.ts";
import type { SheetRow } from "./cells.ts";
import { unpackedSizes } from "./zip-sizes.ts";

/** A sheet is read as it is unpacked; texts that cells share are held in memory. Neither of an honest file is larger. */
const largest = { sheet: 1024 ** 3, shared: 128 * 1024 ** 2 };

/**
 * Rows of the first sheet, one at a time, formulas by the value they had when the file was saved.
 * @throws UserError unreadable_file for a broken or locked file, and one that unpacks to more than any list of projects
 */
export async function* readXlsx(bytes: Uint8Array, name: string): AsyncGenerator<SheetRow> {
  const unreadable = new UserError("invalid_input", "unreadable_file", { name });
  const sizes = unpackedSizes(bytes);
  if (
    !sizes ||
    sizes.some(
      (entry) => entry.size > (/shared|style|rels|workbook/iu.test(entry.name) ? largest.shared : largest.sheet),
    )
  )
    throw unreadable;
  // Loaded where a file is read: seventy modules that no start needs.
  const { streamXlsxRows } = await import("hucre/xlsx");
  const rows = streamXlsxRows(bytes);
  for (;;) {
    let next: Awaited<ReturnType<typeof rows.next>>;
    try {
      next = await rows.next();
    } catch {
      // The library's own errors, and those of the inflating below it: either way the file is at fault.
      throw unreadable;
    }
    if (next.done) return;
    yield { row: next.value.index + 1, cells: next.value.values };
  }
}
