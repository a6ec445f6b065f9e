import type { LocalizedText } from "../locale.ts";

/** Anything of a pack that people name by typing. */
export interface Worded {
  readonly name: LocalizedText;
  readonly words: readonly string[];
}

/** Case, width and blanks do not tell words apart: `ＬＯＩ`, `loi` and ` Loi ` are one. */
export function foldWord(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s·・_-]+/g, "");
}

/**
 * The item that a typed word stands for: its code (or key), a name in either language, or one of its words; undefined when
 * none does. A pack's schema refuses words that stand for two items, so the first found is the only one.
 */
export function findByWord<
  T extends Worded & ({ readonly code: string } | { readonly key: string }),
>(items: readonly T[], typed: string): T | undefined {
  const word = foldWord(typed);
  return items.find((item) =>
    ["code" in item ? item.code : item.key, item.name["zh-CN"], item.name.en, ...item.words].some(
      (known) => foldWord(known) === word,
    ),
  );
}
