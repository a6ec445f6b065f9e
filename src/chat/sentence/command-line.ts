import { formatAmount } from "../amount.ts";
import type { Locale } from "../command.ts";
import { closersOf, fold } from "../normalize.ts";
import { progressActs, type Draft, type Evidence, type ProgressAct } from "./draft.ts";

const words = {
  "zh-CN": {
    lead: "/线索",
    progress: "/进展",
    funds: "/到资",
    stage: "/阶段",
    lost: "/停谈",
    request: "/诉求",
    company: "公司",
    amount: "投资",
    chain: "产业链",
    contact: "联系人",
    needs: "需求",
    next: "下步",
    note: "备注",
    date: "日期",
    city: "城市",
    proof: "凭证",
    project: "项目",
    contract: "合同号",
    sum: "金额",
    kinds: {
      call: "电话",
      visit: "拜访",
      reception: "来访",
      site: "考察",
      talk: "洽谈",
      meeting: "会议",
      errand: "跑办",
      note: "备注",
    },
  },
  en: {
    lead: "/lead",
    progress: "/progress",
    funds: "/funds",
    stage: "/stage",
    lost: "/lost",
    request: "/request",
    company: "company",
    amount: "amount",
    chain: "chain",
    contact: "contact",
    needs: "needs",
    next: "next",
    note: "note",
    date: "date",
    city: "city",
    proof: "evidence",
    project: "project",
    contract: "contract",
    sum: "amount",
    kinds: {
      call: "call",
      visit: "visit",
      reception: "reception",
      site: "site",
      talk: "talk",
      meeting: "meeting",
      errand: "errand",
      note: "note",
    },
  },
} as const;

/** The draft as a line of the command it stands for, about this project; of a lead without one. It reads back as it is. */
export function commandLine(draft: Draft, locale: Locale, number = draft.number): string {
  const said = words[locale];
  const about = number === undefined ? "" : `#${number}`;
  const { act } = draft;
  if (act === "lead") return leadLine(draft, locale);
  if (act === "request") {
    const project = number === undefined ? [] : [pair(said.project, about)];
    return line(said.request, quoted(draft.company ?? "", true), freeText(draft.text), ...project);
  }
  if (act === "funds")
    return line(
      said.funds,
      about,
      draft.amount && formatAmount(draft.amount, locale),
      pair(said.date, draft.date),
      pair(said.proof, valueOf(draft.evidence, "proof")),
    );
  if (act === "stage")
    return line(
      said.stage,
      about,
      quoted(draft.stage ?? ""),
      pair(said.contract, valueOf(draft.evidence, "contract")),
      pair(said.date, valueOf(draft.evidence, "date")),
      pair(said.sum, valueOf(draft.evidence, "amount")),
    );
  if (act === "lost") return line(said.lost, about, freeText(draft.reason));
  return line(
    said.progress,
    about,
    said.kinds[act],
    freeText(draft.text),
    pair(said.date, draft.date),
    pair(said.city, draft.city),
    nextOf(draft, locale),
  );
}

/** The kind of progress that such a line logs. */
export function kindIn(line: string): ProgressAct | undefined {
  const word = line.split(" ")[2];
  return progressActs.find((act) => words["zh-CN"].kinds[act] === word || words.en.kinds[act] === word);
}

/** A new lead of what a sentence tells, whatever else it tells. */
export function leadLine(draft: Draft, locale: Locale): string {
  const said = words[locale];
  return line(
    said.lead,
    quoted(draft.name ?? draft.company ?? "", true),
    pair(said.company, draft.company),
    pair(said.amount, draft.amount && formatAmount(draft.amount, locale)),
    pair(said.chain, draft.chain),
    pair(said.contact, draft.contact),
    pair(said.needs, draft.needs),
    nextOf(draft, locale),
    pair(said.note, draft.note),
  );
}

export function isProgress(act: Draft["act"]): act is ProgressAct {
  return progressActs.some((one) => one === act);
}

function line(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(" ");
}

/** `key:value`, the value in quotes where it needs them. */
export function pair(key: string, value: string | undefined): string | undefined {
  return value === undefined || value === "" ? undefined : `${key}:${quoted(value)}`;
}

function nextOf({ next }: Draft, locale: Locale): string | undefined {
  return next && pair(words[locale].next, `${next.on} ${next.what}`);
}

function freeText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : quoted(text);
}

function valueOf(evidence: readonly Evidence[] | undefined, key: Evidence["key"]): string | undefined {
  return evidence?.find((one) => one.key === key)?.value;
}

/** A sub-word of `/lead` at the beginning of a name would be taken for one, and a name as short as one for a slip of it. */
const subword = /^(?:加|登记|列表|清单|查|搜|改|更正|修改|看|add|list|find|show|edit)/u;

/**
 * The value so that it is read as it is: in quotes where a sign in it, or by position (`alone`) a blank or a figure, would
 * mean something else.
 */
function quoted(value: string, alone = false): string {
  const text = value.trim();
  const folded = fold(text);
  const safe = alone
    ? /^(?:\p{Script=Han}|[a-z]){5,}$/u.test(folded) && !subword.test(folded)
    : /^[\p{L}\p{N}](?:[\p{L}\p{N}\s，。,.、；;！!·%()（）/+~-]*[\p{L}\p{N}%)）])?$/u.test(text);
  if (text === "" || safe) return text;
  for (const open of ["「", "『", '"', "'"]) {
    const close = closersOf(open) ?? "";
    if (![...text].some((sign) => close.includes(sign))) return `${open}${text}${close.charAt(0)}`;
  }
  // All kinds of quotes in one sentence: without one kind it is still told.
  return `「${text.replaceAll(/[「」]/gu, "")}」`;
}
