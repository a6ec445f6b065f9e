import { UserError } from "../../errors.ts";
import type { Money } from "../../money.ts";
import { dayOf } from "../day.ts";
import { same } from "../fold.ts";
import type { Investor, InvestorContact, InvestorRecord } from "../models/investor.ts";
import { belongsTo } from "../rights.ts";
import { findChoice } from "../words.ts";
import { inWords, type Work } from "../work.ts";
import { recordInvestor } from "./record.ts";
import { loadInvestorForChange } from "./visible.ts";

/** What may be said of an investor; words of the pack are still as typed. */
export interface InvestorInput {
  readonly name?: string | undefined;
  readonly creditCode?: string | undefined;
  readonly parent?: string | undefined;
  /** `世界500强 2025,链主`; with a minus before it one is taken off. */
  readonly classes?: string | undefined;
  readonly country?: string | undefined;
  /** `王强 董事长 13800000000`; `-王强` takes the person off. */
  readonly contact?: string | undefined;
  readonly capital?: Money | undefined;
}

/** @throws UserError invalid_input when nothing would change; conflict where another record has the credit code */
export async function editInvestor(work: Work, number: number, input: InvestorInput): Promise<InvestorRecord> {
  const { record } = await loadInvestorForChange(work, number);
  const { investor } = record;
  const example = inWords(
    work,
    `/投资方 改 I${number} 类别:世界500强 2025`,
    `/investor edit I${number} classes:listed`,
  );
  const { name, creditCode, parent, country, capital } = input;
  if (creditCode !== undefined) await requireFree(work, number, creditCode);
  const after: Investor = {
    ...investor,
    name: name ?? investor.name,
    // The name it had is a spelling by which it is still found.
    aliases:
      name === undefined || name === investor.name
        ? investor.aliases
        : [...investor.aliases.filter((alias) => alias !== name), investor.name],
    creditCode: creditCode ?? investor.creditCode,
    parent: parent ?? investor.parent,
    country: country ?? investor.country,
    capital: capital ?? investor.capital,
    classes: input.classes === undefined ? investor.classes : readClasses(work, investor.classes, input.classes),
    contacts: input.contact === undefined ? investor.contacts : withContact(work, investor, input.contact),
  };
  if (same(after, investor)) throw new UserError("invalid_input", "nothing_changed", {}, example);
  return recordInvestor(work, record, after, "edit");
}

/** Two records of one code are one firm: they are merged, never edited into each other. */
async function requireFree(work: Work, number: number, code: string): Promise<void> {
  const found = await work.tx.investors.withKeys(work.org.id, [{ kind: "code", key: code }], 2);
  if (found.every(({ investor }) => investor === number)) return;
  throw new UserError("conflict", "investor_code_taken", { code }, inWords(work, "/合并 I3 I5", "/merge I3 I5"));
}

/** `世界500强 2025,链主`: without a year the list of this year is meant. */
function readClasses(work: Work, before: Investor["classes"], given: string): Investor["classes"] {
  const thisYear = Number(dayOf(work.now, work.org.timezone).slice(0, 4));
  const after = { ...before };
  for (const part of given.normalize("NFKC").split(/[,、;]/u)) {
    const [, minus, word = "", digits] =
      /^\s*(-?)\s*(.*?)\s*(?:(?<!\d)((?:19|20)\d{2})\s*(?:年版|年|版)?)?\s*$/u.exec(part) ?? [];
    if (word === "") continue;
    const { code } = findChoice(work.pack.classes, inWords(work, "类别", "classes"), word, work.locale);
    const year = digits === undefined ? thisYear : Number(digits);
    if (year > thisYear + 1) throw new UserError("invalid_input", "bad_year", { given: String(year) });
    if (minus) delete after[code];
    else after[code] = year;
  }
  return after;
}

/** The person with title and telephone; the same name in the same unit is the same person. */
function withContact(work: Work, { contacts, unitId }: Investor, given: string): readonly InvestorContact[] {
  const own = work.actor.unitId ?? unitId;
  const others = (name: string) =>
    contacts.filter((contact) => contact.name !== name || !belongsTo(work.actor, contact.unitId));
  const typed = given.normalize("NFKC").trim();
  if (typed.startsWith("-")) return others(typed.slice(1).trim());
  const phone = /\+?\d[\d\s-]{5,20}\d/u.exec(typed)?.[0] ?? null;
  // 王强 董事长, but Ada Chen, CFO: blanks part what is said in Chinese, and names in English.
  const rest = typed.replace(phone ?? "", " ").trim();
  const separator = /[,、;]/u.test(rest) ? /[,、;]/u : /\p{Script=Han}/u.test(rest) ? /\s+/u : undefined;
  const [name, ...title] = (separator ? rest.split(separator) : [rest])
    .map((word) => word.trim())
    .filter((word) => word !== "");
  if (name === undefined)
    throw new UserError(
      "invalid_input",
      "contact_unclear",
      { given },
      inWords(
        work,
        "/投资方 改 I3 联系人:王强 董事长 13800000000",
        "/investor edit I3 contact:Ada Chen, CFO +1 555 0100",
      ),
    );
  return [...others(name), { name, title: title.join(" ") || null, phone, unitId: own }];
}
