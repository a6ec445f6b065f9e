import { ConverterFactory } from "opencc-js/core";
import { configs } from "opencc-js/preset/t2cn";

/** Every character by itself, so that what a character becomes does not hang on its neighbours: a name's parts fold as the name does. */
const known = new Map<string, string>();
let convert: ((text: string) => string) | undefined;

/** Traditional characters as simplified ones. The tables are built when the first Chinese name comes: an English office has none. */
export function simplified(text: string): string {
  return text.replaceAll(/\p{Script=Han}/gu, (sign) => {
    let simple = known.get(sign);
    if (simple === undefined) {
      convert ??= ConverterFactory(...(configs["t2s"]?.conversionChain ?? []));
      simple = convert(sign);
      known.set(sign, simple);
    }
    return simple;
  });
}
