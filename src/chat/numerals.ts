const digits = "零一二三四五六七八九";
const units = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);

/**
 * A Chinese numeral below ten thousand, folded (`三千五百`, `十二`, `两百零五`); undefined for anything else, and for the
 * spoken `三千五`, which is 3,500 to one reader and 3,005 to another.
 */
export function readSection(text: string): number | undefined {
  let value = 0;
  let last = 10_000;
  let gap = false;
  let digit: number | undefined;
  for (const sign of text.replaceAll("两", "二")) {
    const unit = units.get(sign);
    if (unit !== undefined) {
      // 十二 stands for 一十二, at the beginning alone.
      if (unit >= last || (digit === undefined && (unit !== 10 || value !== 0))) return undefined;
      value += (digit ?? 1) * unit;
      last = unit;
      digit = undefined;
      gap = false;
      continue;
    }
    const read = digits.indexOf(sign);
    if (read < 0 || digit !== undefined) return undefined;
    if (read > 0) digit = read;
    else if (gap) return undefined;
    else gap = true;
  }
  if (digit === undefined) return gap || text === "" ? undefined : value;
  return value === 0 || gap || last === 10 ? value + digit : undefined;
}

/** A small whole number in digits or Chinese numerals, folded. */
export function readSmall(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : readSection(text);
}
