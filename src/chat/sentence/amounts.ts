import { UserError } from "../../errors.ts";
import type { Money } from "../../money.ts";
import { readAmount } from "../amount.ts";
import type { Open } from "./draft.ts";
import { clauseAt, take, type Said, type Span } from "./span.ts";

/** An amount in a sentence, and what the words around it say it is. */
export interface Amount extends Span {
  readonly money: Money | undefined;
  readonly why?: "range" | "about";
  /** - `total`: the whole investment. `investment`: so named, or beside the project. `other`: sales, taxes, a phase. */
  readonly role: "total" | "investment" | "bare" | "other";
}

const sign = "(?:us\\$|hk\\$|nt\\$|cn¥|[$€£¥₩]|usd\\s?|eur\\s?|rmb\\s?|cny\\s?|hkd\\s?)";
const han = "[一二两三四五六七八九十百千零点]";
const digits = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
const scale = "(?:[千百十]?万亿|[千百十]?[万亿])";
const latin = "(?:k|mn|mm|m|bn|b|thousand|million|billion)(?![a-z])";
const unit =
  "(?:元人民币|人民币|美元|美金|欧元|港元|港币|日元|韩元|英镑|新加坡元|新元|澳元|加元|瑞士法郎|元|块钱|usd|us dollars|dollars|euros?|rmb|cny|yuan)";

const one = `${sign}?\\s?(?:${digits}|${han}+)\\s?(?:${scale}(?:零?\\d{0,4}[千百十]?万)?|${latin})?\\s?${unit}?`;
const amounts = new RegExp(one, "gu");
/** 30到50亿, $30-50m, between $20m and $40m. */
const ranges = new RegExp(`(?:between\\s)?${one}\\s?(?:到|至|-|–|—|~|or|to|and)\\s?${one}`, "gu");
const vague =
  /[几数上好多][十百千]*[几多]?[万亿](?:美元|元)?|[十百千]几[万亿]|[十百千](?:亿|万)级|[一二三四五六七八九]{2}[十百千]?[万亿]/gu;

const approximate =
  /(?:约|大概|大约|将近|接近|近|超过?|不低于|不少于|不超过|至少|最多|起码|about|around|roughly|some|over|more than|up to|at least|nearly|almost|under|less than|~)\s*$/u;
const approximately = /^\s*(?:左右|上下|以上|以内|出头|多|余|来|级|不到|or so|\+)/u;

const others =
  /(?:产值|产出|营收|营业额|收入|销售额?|税收?|利税|利润|资本金?|估值|市值|贷款|融资|补贴|补助|奖励|资金支持|租金|地价|单价|[一二三四首]期|固定资产|设备|费用?|罚款?|股权|收购|合同金?额|revenue|sales|tax(?:es)?|payroll|valuation|loan|grant|incentives?|phase (?:one|two|1|2|i|ii)|funding)[^，,。;；]{0,6}$/u;
const total = /(?:总投资额?|投资总额|总投|total (?:investment|capex)(?: of)?|capex(?: of)?)[为是达约:：\s]*$/u;
const investment = /(?:投资额?|投|固投|invest(?:ing|ment of|s)?(?: of)?|spend|build(?:ing)?|an?)[为是达:：了\s]*$/u;
/** Behind a number of ten thousands: what is counted is no money. */
const money =
  /^(?:\s*(?:$|[，,。;；!！、\uE000)）]|的|元|人民币|项目|投|建|来|到|落|左右|上下|以上|以内|多|余|合同|资金|做|,))/u;

/** Behind 亿, where it is no money: kilowatt-hours, pieces. */
const counted = /^\s*(?:千瓦|立方|平方|吨|颗|支|片|件|粒|只|度|人|块|枚|台|米|册|袋|瓶|瓦)/u;

/** Every amount of money in a text, a phrase like 30到50亿 as one; none of its tons, acres and people. */
export function findAmounts(said: Said): readonly Amount[] {
  const found: Amount[] = [];
  let rest = said;
  const keep = (span: Span, why: Amount["why"], read: Money | undefined): void => {
    found.push({ ...span, money: read, ...(why ? { why } : {}), role: roleOf(said, span) });
    rest = take(rest, span);
  };
  for (const match of said.left.matchAll(ranges)) {
    const span = spanOf(match);
    const [text] = match;
    if (/[万亿$€£]|美元|million|billion|\d(?:m|bn|k)\b/u.test(text) && isFree(rest.left, span))
      keep(span, "range", undefined);
  }
  for (const match of rest.left.matchAll(vague)) keep(spanOf(match), "about", undefined);
  for (const match of rest.left.matchAll(amounts)) {
    const span = spanOf(match);
    const [text] = match;
    const read = amountOf(text.trim());
    if (!read || !isFree(rest.left, span)) continue;
    const after = rest.left.slice(span.end);
    // 300万平方米 is land, 300万 and no more is money; with its currency it is money whatever follows.
    if (text.endsWith("亿") && counted.test(after)) continue;
    const unmistakable =
      /亿/u.test(text) || /元|人民币|美金|港币|英镑|法郎|块钱|[$€£¥₩]|usd|rmb|dollars|euro|yuan|cny/u.test(text);
    if (!unmistakable && !money.test(after)) continue;
    const before = approximate.exec(rest.left.slice(0, span.start))?.[0].length ?? 0;
    const behind = approximately.exec(after)?.[0].length ?? 0;
    if (before + behind === 0) keep(span, undefined, read);
    else keep({ start: span.start - before, end: span.end + behind }, "about", undefined);
  }
  return found.toSorted((left, right) => left.start - right.start);
}

/** What the project costs, where one amount says so: the whole before a part, and nothing where two could be meant. */
export function investmentOf(said: Said, found: readonly Amount[]): { readonly amount?: Money; readonly open?: Open } {
  const candidates = found.filter(({ role }) => role !== "other");
  const best = (["total", "investment", "bare"] as const)
    .map((role) => candidates.filter((one) => one.role === role))
    .find((group) => group.length > 0);
  const [first, ...more] = best ?? [];
  if (!first) return {};
  const given = said.text.slice(first.start, more.at(-1)?.end ?? first.end).trim();
  if (more.some((other) => !same(other.money, first.money)))
    return { open: { field: "amount", why: "several", given } };
  if (first.money) return { amount: first.money };
  return { open: { field: "amount", why: first.why ?? "about", given } };
}

export function same(left: Money | undefined, right: Money | undefined): boolean {
  return left !== undefined && left.minor === right?.minor && left.currency === right.currency;
}

function roleOf({ left }: Said, { start }: Span): Amount["role"] {
  const clause = clauseAt(left, start);
  const before = left.slice(clause.start, start).replace(approximate, "").trimEnd();
  if (total.test(before)) return "total";
  if (others.test(before)) return "other";
  return investment.test(before) ? "investment" : "bare";
}

function spanOf({ index, 0: text }: RegExpExecArray): Span {
  const blanks = /^\s*/u.exec(text)?.[0].length ?? 0;
  return { start: index + blanks, end: index + text.trimEnd().length };
}

/** Not the tail of another number, a word or a reference: `HT-2026`, `#12`. */
function isFree(left: string, { start }: Span): boolean {
  return !/[\da-z#.\uE000]$|[a-z\d]-$/u.test(left.slice(0, start));
}

function amountOf(text: string): Money | undefined {
  try {
    return readAmount(text);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
