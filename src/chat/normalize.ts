/**
 * Input methods, phones and copied documents write the same sign in many ways. What acts as syntax is compared through
 * `fold`; what is data stays as it was typed.
 */

// Traditional and simplified by pairs: the signs of commands, keys, dates and amounts, not a dictionary.
const pairs =
  "線线進进階阶資资產产業业鏈链聯联繫系負负責责備备註注類类來来國国別别碼码後后週周號号億亿萬万圓元圆元標标銷销幫帮項项單单頻频導导" +
  "歷历曆历規规則则關关評评價价訴诉請请報报實实覈核轉转緩缓談谈啟启啓启併并電电話话訪访會会議议辦办記记錄录兩两幾几禮礼點点鐘钟時时間间" +
  "強强補补術术擴扩內内幣币歐欧鎊镑韓韩詢询編编輯辑設设對对組组權权級级變变數数據据專专區区縣县園园團团隊队計计劃划總总額额預预開开復复" +
  "審审屬属員员長长領领簽签約约冊册統统納纳達达現现覽览個个當当這这還还負负導导陸六陆六壹一貳二贰二參三叁三肆四伍五柒七捌八玖九拾十佰百仟千〇零";

const simplified = new Map<string, string>();
for (let at = 0; at + 1 < pairs.length; at += 2) simplified.set(pairs.charAt(at), pairs.charAt(at + 1));

// Full-width and look-alike signs outside the block that is folded by arithmetic.
const signs = new Map([
  ["∶", ":"],
  ["﹕", ":"],
  ["꞉", ":"],
  ["︰", ":"],
  ["￥", "¥"],
  ["￡", "£"],
  ["￦", "₩"],
  ["﹟", "#"],
]);

/**
 * The text as it is compared: half width, lower case, simplified, every blank a plain one. Each UTF-16 unit becomes one
 * unit, so that a position found here is the same position in what was typed.
 */
export function fold(text: string): string {
  let folded = "";
  for (let at = 0; at < text.length; at++) folded += foldUnit(text.charAt(at));
  return folded;
}

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  const sign = signs.get(unit);
  if (sign !== undefined) return sign;
  if (unit !== "\n" && /\s/.test(unit)) return " ";
  const lower = unit.toLowerCase();
  return simplified.get(unit) ?? (lower.length === 1 ? lower : unit);
}

/**
 * Zero-width signs, direction marks and controls change what is compared and never what is seen; half surrogates and NUL
 * no database takes. Kept are line ends, tabs, and what holds one emoji together: joiners between two pictures, and the
 * tags of a flag.
 */
function withoutInvisible(text: string): string {
  return text.replaceAll(/(?![\n\t\u{E0020}-\u{E007F}])[\p{Cc}\p{Cf}\p{Cs}]/gu, (sign, at: number) => {
    const joins =
      sign === "\u200D" &&
      /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]$/u.test(text.slice(Math.max(0, at - 2), at)) &&
      /^\p{Extended_Pictographic}/u.test(text.slice(at + 1, at + 3));
    return joins ? sign : "";
  });
}

/**
 * A line as the rest of this folder reads it: one leading `/`, whatever slash, blank or nothing stood there (a mention
 * or a direct message may leave it out), invisible signs removed, line ends as `\n`. Chinese input methods write `、`
 * for the slash key, so a leading one is a slash too.
 */
export function normalizeLine(typed: string): string {
  const seen = withoutInvisible(typed.replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")).trim();
  return `/${seen.replace(/^[/／⁄、]\s*/u, "")}`;
}

/** Quotes by what closes them: people mix the two signs of a pair, so either of its kind closes. */
const quotes: readonly { readonly open: string; readonly close: string }[] = [
  { open: `"“”＂„‟`, close: `"“”＂„‟` },
  { open: `'‘’＇`, close: `'‘’＇` },
  { open: "「", close: "」" },
  { open: "『", close: "』" },
];

/** The signs that close a quote opened by this one; undefined when it opens none. */
export function closersOf(sign: string): string | undefined {
  return sign === "" ? undefined : quotes.find(({ open }) => open.includes(sign))?.close;
}

/** The text inside, when one pair of quotes holds all of it; else the text. Trimmed. */
export function unquote(text: string): string {
  const trimmed = text.trim();
  const close = closersOf(trimmed.charAt(0));
  if (close === undefined || trimmed.length < 2 || !close.includes(trimmed.charAt(trimmed.length - 1))) return trimmed;
  const inside = trimmed.slice(1, -1);
  return [...inside].some((sign) => close.includes(sign)) ? trimmed : inside.trim();
}
