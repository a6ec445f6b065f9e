/** One file inside a zip, as its directory says. */
export interface ZipEntry {
  readonly name: string;
  /** Unpacked, in bytes. The reader takes no more than this out of it. */
  readonly size: number;
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
/** The end record and the longest comment behind it. */
const tail = 22 + 65_535;

/**
 * What a zip's directory says of its files (APPNOTE 4.3.12): asked before anything is unpacked, as a few kilobytes may
 * unpack to gigabytes. Undefined where there is no sound directory, or a size is not said.
 */
export function unpackedSizes(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.byteLength - 22;
  const stop = Math.max(0, bytes.byteLength - tail);
  while (end >= stop && view.getUint32(end, true) !== endOfDirectory) end -= 1;
  if (end < stop || end < 0) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.byteLength || view.getUint32(at, true) !== directoryEntry) return undefined;
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    // Packed and yet empty: it says nothing, and would be unpacked without a bound.
    if (size === 0 && packed > 2) return undefined;
    entries.push({ name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)), size });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}
