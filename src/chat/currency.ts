import { currencies } from "../currencies.ts";

const dollars = new Set(["USD", "HKD", "TWD", "SGD", "AUD", "CAD", "MOP"]);

/** Longest first, so that 美元 is not read as 美 and 元. `$` alone may be said more exactly on the other side. */
const spellings: readonly (readonly [string, string])[] = [...currencies]
  .flatMap(([code, { spellings: all }]) => all.map((spelling) => [spelling, code] as const))
  .concat([
    ["$", "$"],
    ["dollars", "$"],
    ["dollar", "$"],
  ])
  .toSorted(([left], [right]) => right.length - left.length);

/** The number's own text, and its currency if one is written. Undefined when two different ones are. */
export function currencyOf(typed: string): { readonly number: string; readonly currency?: string } | undefined {
  const found = new Set<string>();
  let number = typed;
  const before = spellings.find(([spelling]) => number.startsWith(spelling));
  if (before) {
    found.add(before[1]);
    number = number.slice(before[0].length).trimStart();
  }
  // Two at the end at most: 元人民币. 整 closes an amount on formal papers.
  number = number.replace(/(?<=元)整$/u, "");
  for (let turn = 0; turn < 2; turn++) {
    const after = spellings.find(([spelling]) => number.endsWith(spelling));
    if (!after) break;
    found.add(after[1]);
    number = number.slice(0, -after[0].length).trimEnd();
  }
  if (found.size > 1 && [...found].every((code) => code === "$" || dollars.has(code))) found.delete("$");
  const [currency, other] = found;
  if (other !== undefined) return undefined;
  if (currency === undefined) return { number };
  return { number, currency: currency === "$" ? "USD" : currency };
}
