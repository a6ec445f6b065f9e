import type { Locale } from "../locale.ts";

/** Trees and birds: words that say nothing about an industry or a place. */
const words: Readonly<Record<Locale, readonly string[]>> = {
  "zh-CN": [
    "青松",
    "白鹭",
    "银杏",
    "云雀",
    "翠竹",
    "鸿雁",
    "梧桐",
    "海燕",
    "白桦",
    "喜鹊",
    "红枫",
    "苍鹰",
    "水杉",
    "夜莺",
    "胡杨",
    "朱鹮",
  ],
  en: [
    "Heron",
    "Cedar",
    "Falcon",
    "Maple",
    "Osprey",
    "Birch",
    "Kestrel",
    "Aspen",
    "Plover",
    "Juniper",
    "Swift",
    "Rowan",
    "Merlin",
    "Laurel",
    "Egret",
    "Linden",
  ],
};

/** `青松12`, `Project Heron 12`: unique because the number is. */
export function makeCodeName(number: number, locale: Locale): string {
  const list = words[locale];
  // A step that shares no factor with 16: neighbours get different words, and each word comes equally often.
  const word = list[(number * 7) % list.length] ?? "";
  return locale === "en" ? `Project ${word} ${number}` : `${word}${number}`;
}
