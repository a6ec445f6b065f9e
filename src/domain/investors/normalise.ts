import { bracketForms, formAtEnd, isCommon, latinForms, latinTradeLength, tradeAtEnd } from "./forms.ts";
import { isPartOf, latinRegion, regionAt, regionAtEnd } from "./regions.ts";
import { simplified } from "./simplified.ts";

/**
 * A company's name taken apart as such names are built: place (聊城市), what is its own (比亚迪), line of business
 * (汽车工业), legal form (有限公司).
 */
export interface CompanyName {
  /** All of it folded, without blanks and signs. */
  readonly whole: string;
  /** Without place and legal form. With its place where nothing else tells it from others: 上海电气, 哈尔滨电气. */
  readonly core: string;
  /** What is the firm's own; empty where nothing is. */
  readonly stem: string;
  readonly trade: string;
  /** Places in the order of the text, the wider ones left out where a narrower one is named; none where they are part of the core. */
  readonly regions: readonly string[];
  /** Beginnings of the core that are names themselves, or may be: 华为 of 华为海思. */
  readonly heads: readonly string[];
  /**
   * - `firm`: the core tells which firm it is.
   * - `common`: words of business alone, which many firms may be called: 投资公司.
   * - `nobody`: who it is has been left open: 某企业, 待定.
   */
  readonly tells: "firm" | "common" | "nobody";
  /** Second names in brackets, in another script: 比亚迪（BYD）. As folded. */
  readonly also: readonly string[];
}

const foreignScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const nobody =
  /^(?:某.*|.{2,3}某.*|[x×]{1,4}|项目|企业|公司|客户|投资方|待定|未定|保密|匿名|未知|不详|暂无|没有|unknown|tbd|tba|tbc|confidential|undisclosed|secret|anonymous|na|none)$/u;

/** Width, case, accents, traditional characters and the kinds of brackets folded; nothing taken out. */
export function foldName(text: string): string {
  const latin = text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f]/gu, "")
    .normalize("NFKC")
    .replaceAll("ß", "ss")
    .replaceAll("ø", "o")
    .replaceAll("æ", "ae");
  return simplified(latin)
    .replaceAll(/[[{〔【〖「『《〈]/gu, "(")
    .replaceAll(/[\]}〕】〗」』》〉]/gu, ")");
}

/** A check compares one name with dozens, and busy offices the same dozens again. */
const kept = new Map<string, CompanyName>();
const mostKept = 2000;

export function normaliseName(text: string): CompanyName {
  const known = kept.get(text);
  if (known) return known;
  const made = takeApart(text);
  if (kept.size >= mostKept) kept.clear();
  kept.set(text, made);
  return made;
}

function takeApart(text: string): CompanyName {
  const folded = foldName(text);
  const opened = openBrackets(folded);
  const { words, regions: latinRegions } = withoutLatinForms(wordsOf(opened.text));
  const joined = together(words);
  const parts = foreignScript.test(joined) ? takeHanApart(joined) : takeLatinApart(words);
  const regions = narrowed([...parts.regions, ...latinRegions, ...opened.regions]);
  const whole = together(wordsOf(folded));
  const { stem, trade, rest } = parts;
  const own = stem !== "";
  // A place in other letters than the rest is no part of one name with it.
  const places = own || rest.length < 2 ? [] : regions.filter((place) => isHan(place) === isHan(rest));
  const core = places.join("") + rest;
  return {
    whole,
    core,
    stem,
    trade,
    regions: own ? regions : [],
    heads: headsOf(own ? stem : core, own && !foreignScript.test(stem) ? words[0] : undefined),
    tells: tells(rest, own || places.length > 0 || parts.common),
    also: opened.also,
  };
}

function tells(rest: string, known: boolean): CompanyName["tells"] {
  if (rest.length < 2 || nobody.test(rest)) return "nobody";
  return known ? "firm" : "common";
}

interface Parts {
  readonly stem: string;
  readonly trade: string;
  /** Stem and trade. */
  readonly rest: string;
  readonly regions: readonly string[];
  /** It begins as many do: 东方电气, General Electric. */
  readonly common: boolean;
}

/** What stands in brackets is a place, says no more than a legal form, is a second name, or belongs to the name. */
function openBrackets(folded: string): {
  readonly text: string;
  readonly regions: readonly string[];
  readonly also: readonly string[];
} {
  const regions: string[] = [];
  const also: string[] = [];
  const outside = wordsOf(folded.replaceAll(/\([^()]*\)/gu, " ")).join("");
  const text = folded.replaceAll(/\(([^()]*)\)/gu, (_, inside: string) => {
    const words = wordsOf(inside);
    const joined = words.join("");
    if (outside === "") return ` ${inside} `;
    if (joined === "" || bracketForms.has(joined) || words.every((word) => latinForms.has(word))) return " ";
    const region = regionAt(joined);
    const place = region && joined.length - region.length <= 3 ? region.name : latinRegion(words);
    if (place !== undefined) {
      regions.push(place);
      return " ";
    }
    if (foreignScript.test(joined) === foreignScript.test(outside)) return ` ${inside} `;
    also.push(joined);
    return " ";
  });
  return { text, regions, also };
}

/** Letters and digits, parted at blanks and signs. Dots hold together (S.A.), so do letters that stand alone (S A). */
function wordsOf(folded: string): readonly string[] {
  const words = folded
    .replaceAll(/[.'’·・•]/gu, "")
    .replaceAll("&", " and ")
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== "");
  const single = (word: string | undefined): boolean => word !== undefined && /^[a-z]$/u.test(word);
  const joined: string[] = [];
  for (const [at, word] of words.entries()) {
    if (single(word) && single(words[at - 1])) joined[joined.length - 1] = `${joined.at(-1) ?? ""}${word}`;
    else joined.push(word);
  }
  return joined;
}

/** Without blanks; marks that meet come into the order they are compared in. */
function together(words: readonly string[]): string {
  return words.join("").normalize("NFKC");
}

const before: ReadonlySet<string> = new Set(["the", "pt", "groupe", "gruppe", "grupo", "compagnie"]);

/** Legal forms and places at both ends, as long as something is left. */
function withoutLatinForms(all: readonly string[]): {
  readonly words: readonly string[];
  readonly regions: readonly string[];
} {
  let words = all;
  const first: string[] = [];
  const last: string[] = [];
  const cut = (): boolean => {
    if (words.length < 2) return false;
    if (latinForms.has(words.at(-1) ?? "")) {
      words = words.slice(0, -1);
      return true;
    }
    if (before.has(words[0] ?? "")) {
      words = words.slice(1);
      return true;
    }
    for (let count = Math.min(3, words.length - 1); count > 0; count--) {
      const [start, end] = [latinRegion(words.slice(0, count)), latinRegion(words.slice(-count))];
      if (start !== undefined) {
        first.push(start);
        words = words.slice(count);
        return true;
      }
      if (end !== undefined) {
        last.unshift(end);
        words = words.slice(0, -count);
        return true;
      }
    }
    return false;
  };
  while (cut());
  return { words, regions: [...first, ...last] };
}

function takeLatinApart(words: readonly string[]): Parts {
  const length = latinTradeLength(words);
  const own = words.length - length;
  const [stem, trade] = [together(words.slice(0, own)), together(words.slice(own))];
  // Words of business and words that many begin with are one list: two of them make a name.
  return { stem, trade, rest: stem + trade, regions: [], common: stem === "" && words.length > 1 };
}

function takeHanApart(joined: string): Parts {
  const regions: string[] = [];
  let text = joined;
  for (let last = ""; last !== text;) {
    last = text;
    const bare = withoutForm(text);
    // 中国移动通信集团山东有限公司, 某某银行聊城分公司: the place stands before the form.
    const branch = text.endsWith("分公司") && bare !== text;
    const end = bare === text ? undefined : regionAtEnd(bare);
    if (end && (branch || /(?:集团|公司)$/u.test(bare.slice(0, -end.length))) && bare.length - end.length >= 2) {
      regions.push(end.name);
      text = bare.slice(0, -end.length);
      continue;
    }
    text = bare;
    const region = regionAt(text);
    if (!region) continue;
    const rest = text.slice(region.length);
    if (isName(rest)) regions.push(region.name);
    text = isName(rest) ? rest : region.name + rest;
  }
  let [stem, ending] = [text, ""];
  for (let last = ""; last !== stem;) {
    last = stem;
    const business = tradeAtEnd(stem);
    // 海尔集团电器: a form may stand before the line of business, too.
    stem = withoutForm(stem.slice(0, stem.length - business.length));
    ending = business + ending;
  }
  // One sign alone is hardly a name of its own, nor is a word of business in Latin letters.
  const general = isCommon(stem) || regionAt(stem)?.length === stem.length || latinTradeLength([stem]) > 0;
  const own = stem.length > 1 && !general;
  const trade = own ? ending : "";
  return { stem: own ? stem : "", trade, rest: own ? stem + trade : text, regions, common: stem !== "" };
}

/** Without the one legal form at either end, if two signs are left. */
function withoutForm(text: string): string {
  const form = formAtEnd(text);
  if (form !== "") return text.length - form.length >= 2 ? text.slice(0, -form.length) : text;
  return text.replace(/^(?:株式会社|주식회사)(?=.{2})/u, "");
}

/** 大同方 does not come from 大同: what is left must be a name, or words of business. */
function isName(rest: string): boolean {
  let bare = rest;
  for (let last = ""; last !== bare;) [last, bare] = [bare, withoutForm(bare)];
  if (bare === "" || formAtEnd(bare) === bare) return false;
  return bare.length - tradeAtEnd(bare).length !== 1;
}

function narrowed(regions: readonly string[]): readonly string[] {
  const each = [...new Set(regions)];
  return each.filter((wide) => !each.some((narrow) => isPartOf(narrow, wide)));
}

function headsOf(name: string, firstWord: string | undefined): readonly string[] {
  if (firstWord !== undefined) return firstWord.length >= 4 && firstWord !== name ? [firstWord] : [];
  if (!foreignScript.test(name)) return [];
  return [2, 3, 4].filter((length) => length < name.length).map((length) => name.slice(0, length));
}

/** Long enough that one sign more or less is hardly another firm. */
export function isLong(stem: string): boolean {
  return stem.length >= (foreignScript.test(stem) ? 3 : 5);
}

export function isHan(text: string): boolean {
  return foreignScript.test(text);
}
