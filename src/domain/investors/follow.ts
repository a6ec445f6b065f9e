import { same } from "../fold.ts";
import type { Project } from "../model.ts";
import type { Investor, InvestorRecord } from "../models/investor.ts";
import type { Work } from "../work.ts";
import { compare } from "./compare.ts";
import { partyOf } from "./keys.ts";
import { recordInvestor } from "./record.ts";
import { certainMatch, learn, resolveInvestor, withPhones, type InvestorDraft } from "./resolve.ts";

/**
 * The number of the investor of a project whose company, code, country or contact was corrected. Another company means
 * another record. The same company spelled otherwise corrects the record it has, as long as no other project stands on it:
 * a slip of the pen must not leave a second firm behind.
 */
export async function followInvestor(work: Work, before: Project, after: Project): Promise<number | null> {
  const { company, creditCode, country, contact } = after;
  if (company === null) return after.investor;
  const said = ({ company: name, creditCode: code, country: land, contact: person }: Project) => [
    name,
    code,
    land,
    person,
  ];
  if (before.investor !== null && same(said(before), said(after))) return before.investor;
  const draft: InvestorDraft = { company, creditCode, country, contact };
  const known = await certainMatch(work, draft);
  if (known) return (await learn(work, known, draft)).investor.number;
  const own = await ownRecord(work, before);
  if (own && spelledAlike(own.investor, company))
    return (await recordInvestor(work, own, corrected(own.investor, draft), "edit")).investor.number;
  return (await resolveInvestor(work, draft, after.unitId)).investor.number;
}

/** The record that this project's unit made and that no other project stands on. */
async function ownRecord(work: Work, project: Project): Promise<InvestorRecord | undefined> {
  if (project.investor === null) return undefined;
  const { tx, org } = work;
  const [record] = await tx.investors.byNumbers(org.id, [project.investor]);
  if (!record || record.investor.unitId !== project.unitId || record.investor.mergedInto !== null) return undefined;
  const standing = await tx.projects.pointingTo(org.id, project.investor, 0, 2);
  return standing.every(({ project: other }) => other.number === project.number) ? record : undefined;
}

/** By their names alone: a code that was wrong is what is being corrected. */
function spelledAlike(investor: Investor, company: string): boolean {
  const { names } = partyOf(investor);
  return compare({ names }, { names: [company] }).level !== "different";
}

function corrected(investor: Investor, draft: InvestorDraft): Investor {
  const { company, creditCode, country } = draft;
  return {
    ...investor,
    name: company,
    aliases: investor.aliases.filter((alias) => alias !== company),
    creditCode: creditCode ?? investor.creditCode,
    country: country ?? investor.country,
    phones: withPhones(investor.phones, draft),
  };
}
