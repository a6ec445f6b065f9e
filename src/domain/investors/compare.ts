import { foldName, isHan, isLong, normaliseName, type CompanyName } from "./normalise.ts";
import { isPartOf } from "./regions.ts";

/** What is known of a company when it is compared with another. */
export interface Party {
  /** Its name and other spellings. */
  readonly names: readonly string[];
  readonly creditCode?: string | null;
  readonly country?: string | null;
  readonly parent?: string | null;
  /** Digits alone; see `phonesIn`. */
  readonly phones?: readonly string[];
}

/**
 * Why two are held to be one firm, or not quite:
 * `code` the same credit code; `other_code` two different ones; `name` the same name; `one_place`, `other_place` a place is
 * named in one of them, or another one; `trade` one says its line of business, too; `other_trade` they say two; `spelling`
 * one sign differs; `beginning` one name begins with the other; `common_name` many firms are called so; `parent`, `phone`
 * the same; `other_country` two are named.
 */
export type MatchReason =
  | "code"
  | "other_code"
  | "name"
  | "one_place"
  | "other_place"
  | "trade"
  | "other_trade"
  | "spelling"
  | "beginning"
  | "common_name"
  | "parent"
  | "phone"
  | "other_country";

export interface Comparison {
  /** 0 to 100. */
  readonly score: number;
  readonly level: "same" | "likely" | "similar" | "different";
  readonly reasons: readonly MatchReason[];
}

/** From these scores on. Only what is the same is ever linked without asking. */
const levels = { same: 95, likely: 70, similar: 50 } as const;

/** How likely two companies are one firm, and why. Symmetric. */
export function compare(a: Party, b: Party): Comparison {
  const [codeA, codeB] = [a.creditCode ?? null, b.creditCode ?? null];
  if (codeA !== null && codeB !== null) return codeA === codeB ? graded(100, ["code"]) : graded(0, ["other_code"]);
  const best = bestOfNames(a, b);
  const more: MatchReason[] = [];
  if (sharesParent(a, b)) more.push("parent");
  if (a.phones?.some((phone) => b.phones?.includes(phone))) more.push("phone");
  const hints = more.length === 0 ? 0 : 70 + 5 * (more.length - 1);
  // What speaks for it beside the name adds to the name; it never makes it certain.
  let score = best.score >= levels.same ? best.score : Math.min(94, Math.max(best.score + 5 * more.length, hints));
  if (score === 0) return graded(0, []);
  if (differ(a.country, b.country)) {
    score = Math.min(score, 85);
    more.push("other_country");
  }
  return graded(score, [...best.reasons, ...more]);
}

function graded(score: number, reasons: readonly MatchReason[]): Comparison {
  const level =
    score >= levels.same
      ? "same"
      : score >= levels.likely
        ? "likely"
        : score >= levels.similar
          ? "similar"
          : "different";
  return { score, level, reasons };
}

interface Scored {
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}
const nothing: Scored = { score: 0, reasons: [] };

function bestOfNames(a: Party, b: Party): Scored {
  const [left, right] = [namesOf(a), namesOf(b)];
  return left
    .flatMap((one) => right.map((other) => compareNames(one, other)))
    .reduce(
      (best, next) => (next.score > best.score || (next.score === best.score && isFirst(next, best)) ? next : best),
      nothing,
    );
}

/** Of two equal scores the same one, whichever came first. */
function isFirst(a: Scored, b: Scored): boolean {
  return a.reasons.join() < b.reasons.join();
}

/** All its names, those in brackets too. */
export function namesOf({ names }: Pick<Party, "names">): readonly CompanyName[] {
  return names.flatMap((name) => {
    const one = normaliseName(name);
    return [one, ...one.also.map(normaliseName)];
  });
}

function compareNames(a: CompanyName, b: CompanyName): Scored {
  if (a.tells === "nobody" || b.tells === "nobody") return nothing;
  if (a.tells === "common" || b.tells === "common")
    return a.core === b.core ? { score: 55, reasons: ["common_name"] } : nothing;
  const place = placesOf(a, b);
  const scored = a.core === b.core ? sameCore(a, place) : otherCore(a, b, place === "same" && a.regions.length > 0);
  return place === "other_place" && scored.score > 0
    ? { score: Math.min(scored.score, 60), reasons: [...scored.reasons, place] }
    : scored;
}

function sameCore({ stem }: CompanyName, place: Place): Scored {
  if (place !== "one_place") return { score: 98, reasons: ["name"] };
  return { score: stem === "" || isLong(stem) ? 88 : 75, reasons: ["name", place] };
}

/** @param neighbours both name the same place, which makes a short name of their own tell more */
function otherCore(a: CompanyName, b: CompanyName, neighbours: boolean): Scored {
  if (a.stem === "" || b.stem === "") return beginning(a.core, b.core, 4, 60);
  const long = neighbours || (isLong(a.stem) && isLong(b.stem));
  if (a.stem === b.stem)
    return includes(a.trade, b.trade)
      ? { score: long ? 80 : 65, reasons: ["trade"] }
      : { score: long ? 60 : 40, reasons: ["other_trade"] };
  if (isLong(a.stem) && isLong(b.stem) && includes(a.trade, b.trade) && oneSignApart(a.stem, b.stem)) {
    const sure = Math.min(a.stem.length, b.stem.length) >= (isHan(a.stem + b.stem) ? 4 : 7);
    return { score: sure ? 75 : 58, reasons: ["spelling"] };
  }
  const head = shorter(a.stem, b.stem);
  return beginning(a.stem, b.stem, isHan(head) ? 2 : 5, isLong(head) ? 62 : 50);
}

function beginning(a: string, b: string, least: number, score: number): Scored {
  const head = shorter(a, b);
  return head.length >= least && a.startsWith(head) && b.startsWith(head) ? { score, reasons: ["beginning"] } : nothing;
}

function shorter(a: string, b: string): string {
  return a.length <= b.length ? a : b;
}

function includes(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a) || a.endsWith(b) || b.endsWith(a);
}

type Place = "same" | "one_place" | "other_place";

function placesOf({ regions: a }: CompanyName, { regions: b }: CompanyName): Place {
  if (a.length === b.length && a.every((place) => b.includes(place))) return "same";
  if (a.length === 0 || b.length === 0) return "one_place";
  const meets = (one: string, other: string): boolean => one === other || isPartOf(one, other) || isPartOf(other, one);
  return a.some((one) => b.some((other) => meets(one, other))) ? "one_place" : "other_place";
}

/** One sign more, less or other, or two neighbours changed about. */
export function oneSignApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (Math.max(left.length, right.length) <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** The same parent, or one is the other's. */
function sharesParent(a: Party, b: Party): boolean {
  const [parentA, parentB] = [coreOf(a.parent), coreOf(b.parent)];
  if (parentA !== undefined && parentA === parentB) return true;
  return (
    (parentA !== undefined && namesOf(b).some(({ core }) => core === parentA)) ||
    (parentB !== undefined && namesOf(a).some(({ core }) => core === parentB))
  );
}

/** The core of a name that tells a firm. */
export function coreOf(name: string | null | undefined): string | undefined {
  if (name === null || name === undefined) return undefined;
  const { core, tells } = normaliseName(name);
  return tells === "firm" ? core : undefined;
}

function differ(a: string | null | undefined, b: string | null | undefined): boolean {
  return a !== null && a !== undefined && b !== null && b !== undefined && foldName(a).trim() !== foldName(b).trim();
}

/** Telephone numbers in a text: the last eleven digits of each, which country codes and trunk prefixes leave alone. */
export function phonesIn(text: string | null | undefined): readonly string[] {
  const typed = (text ?? "").normalize("NFKC").match(/\+?\d[\d\s()-]{5,20}\d/gu) ?? [];
  const digits = typed.map((one) => one.replaceAll(/\D/gu, "")).filter(({ length }) => length >= 7);
  return [...new Set(digits.map((one) => one.slice(-11)))];
}
