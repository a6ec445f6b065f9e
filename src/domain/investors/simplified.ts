import { ConverterFactory } from "opencc-js/core";
import { configs } from "opencc-js/preset/t2cn";

/** Every character by itself, so that what a character becomes does not hang on its neighbours: a name's parts fold as the name does. */
const known = new Map<string, string>();
let convert: ((text: string) => string) | undefined;

/** Traditional characters as simplified ones. The tables are built when the first Chinese name comes: an English office has none. */
export function simplified(text: string): string {
  if (!/\P{ASCII}/u.test(text)) return text;
  let result = "";
  for (const sign of text) result += known.get(sign) ?? look(sign);
  return result;
}

function look(sign: string): string {
  if (!/\p{Script=Han}/u.test(sign)) return sign;
  convert ??= ConverterFactory(...(configs["t2s"]?.conversionChain ?? []));
  const simple = convert(sign);
  known.set(sign, simple);
  return simple;
}
