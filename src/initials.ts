/**
 * The first sign that each Latin initial has in the order of pinyin, which Intl knows; i, u and v begin no syllable.
 * How else a sign can be read does not matter for a guess, surnames apart.
 */
const firsts = "阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀";
const letters = "abcdefghjklmnopqrstwxyz";
const surnames: ReadonlyMap<string, string> = new Map(
  Object.entries({ 曾: "z", 单: "s", 仇: "q", 解: "x", 区: "o", 查: "z", 朴: "p", 翟: "z", 尉: "y", 盖: "g" }),
);
const { compare } = new Intl.Collator("zh-CN-u-co-pinyin");

/** `wm` for 王敏; undefined for a name that has other signs than Chinese ones. */
export function initialsOf(name: string): string | undefined {
  if (!/^\p{Script=Han}+$/u.test(name)) return undefined;
  return [...name].map((sign, at) => (at === 0 && surnames.get(sign)) || initialOf(sign)).join("");
}

function initialOf(sign: string): string {
  const after = [...firsts].findIndex((first) => compare(sign, first) < 0);
  return letters.charAt((after === -1 ? letters.length : after) - 1);
}
