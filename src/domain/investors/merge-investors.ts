import { UserError } from "../../errors.ts";
import { settleReports } from "../first-report/settle.ts";
import { same } from "../fold.ts";
import type { ProjectRecord } from "../model.ts";
import type { Investor, InvestorRecord } from "../models/investor.ts";
import { recordProject } from "../record.ts";
import { inWords, type Work } from "../work.ts";
import { entryAt, mergeEntryOf, without } from "./merge-entry.ts";
import { leadingClass } from "./leading.ts";
import { recordInvestor } from "./record.ts";
import { loadInvestor, loadInvestorForChange } from "./visible.ts";

export interface MergedInvestors {
  readonly into: InvestorRecord;
  readonly from: InvestorRecord;
  /** Projects that have come later than the other investor's first report: their units are to be told. */
  readonly settled: readonly ProjectRecord[];
}

const batch = 200;

/**
 * Merges one investor into another: what is known of the one is known of the other, its names find it, and its projects
 * stand on it. Two credit codes are two firms, and stay so.
 */
export async function mergeInvestors(
  work: Work,
  into: number,
  from: number,
  words: { readonly text?: string },
): Promise<MergedInvestors> {
  const { record: stays } = await loadInvestorForChange(work, into);
  const { record: goes } = await loadInvestorForChange(work, from);
  const codes = [stays.investor.creditCode, goes.investor.creditCode];
  if (codes.every((code) => code !== null) && codes[0] !== codes[1])
    throw new UserError(
      "conflict",
      "merge_codes",
      { into, from },
      inWords(work, `/投资方 改 I${from} 上级集团:比亚迪股份有限公司`, `/investor edit I${from} parent:BYD`),
    );
  const named = { merged: `I${from}`, into };
  const absorbed = takeIn(stays.investor, goes.investor);
  const projects = await repoint(work, from, absorbed, { ...named, ...words });
  // Two units may hold a first report each: of one investor there is one.
  const settled = await settleReports(work, into);
  const reports = Object.fromEntries(settled.map(({ project, seq }) => [String(project.number), seq]));
  // The one that goes gives up its keys before the other takes them.
  const step = stays.seq + 1;
  const fromRecord = await recordInvestor(work, goes, { ...goes.investor, mergedInto: into }, "merge", {
    ...named,
    ...words,
    step,
    projects,
    ...(settled.length > 0 ? { reports } : {}),
  });
  const intoRecord = await recordInvestor(work, stays, absorbed, "merge", { ...named, ...words });
  return { into: intoRecord, from: fromRecord, settled };
}

/** Brings a merged investor back, with the projects that came along and have not been moved elsewhere since. */
export async function unmergeInvestor(work: Work, number: number): Promise<MergedInvestors> {
  const { record: merged } = await loadInvestor(work, number);
  const into = merged.investor.mergedInto;
  if (into === null)
    throw new UserError("conflict", "not_merged", { name: `I${number}` }, inWords(work, "/合并 I3 I5", "/merge I3 I5"));
  const entry = await mergeEntryOf(work, "investor", number);
  const step = Number(entry.body.details["step"]);
  const named = { kind: "merge", merged: `I${number}`, into };
  // Written by `mergeInvestors`: number of the project → number of its entry.
  const moved = Object.entries(entry.body.details["projects"] as Readonly<Record<string, number>>);
  for (const [project, seq] of moved) {
    const record = await work.tx.projects.byNumber(work.org.id, Number(project));
    if (record?.project.investor !== into || record.project.voided) continue;
    const back = { ...record.project, investor: number, leading: leadingClass(merged.investor, work.pack) };
    await recordProject(work, record, back, "undo", { ...named, undoes: seq });
  }
  await giveBackReports(work, (entry.body.details["reports"] ?? {}) as Readonly<Record<string, number>>, named);
  const [before] = await work.tx.investors.byNumbers(work.org.id, [into]);
  if (!before) throw new Error(`ledger: no investor ${into}`);
  const { body } = await entryAt(work, "investor", into, step);
  const restored = without(before.investor, body.changes);
  return {
    into: await recordInvestor(work, before, restored, "undo", { ...named, undoes: step }),
    from: await recordInvestor(work, merged, { ...merged.investor, mergedInto: null }, "undo", {
      ...named,
      undoes: entry.seq,
    }),
    settled: [],
  };
}

/** First reports that the merging made later ones stand again, where nobody has said or done anything about them since. */
async function giveBackReports(
  work: Work,
  reports: Readonly<Record<string, number>>,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  for (const [project, seq] of Object.entries(reports)) {
    const record = await work.tx.projects.byNumber(work.org.id, Number(project));
    if (!record || record.project.voided) continue;
    const { changes } = (await entryAt(work, "project", Number(project), seq)).body;
    const { hold, contest } = record.project;
    const now: Readonly<Record<string, unknown>> = { hold, contest };
    const [untouched, back] = [
      Object.entries(changes).every(([field, [, brought]]) => same(now[field], brought)),
      without(record.project, changes),
    ];
    if (untouched) await recordProject(work, record, back, "undo", { ...details, undoes: seq });
  }
}

/** Moves every project, merged ones too. Number of each with the number of the entry that moved it. */
async function repoint(
  work: Work,
  from: number,
  into: Investor,
  details: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, number>>> {
  const moved: Record<string, number> = {};
  const standing = { investor: into.number, leading: leadingClass(into, work.pack) };
  for (let last = 0; ;) {
    const page = await work.tx.projects.pointingTo(work.org.id, from, last, batch);
    for (const record of page) {
      const { seq } = await recordProject(work, record, { ...record.project, ...standing }, "merge", details);
      last = record.project.number;
      moved[String(last)] = seq;
    }
    if (page.length < batch) return moved;
  }
}

function takeIn(stays: Investor, goes: Investor): Investor {
  const names = [goes.name, ...goes.aliases].filter((name) => name !== stays.name && !stays.aliases.includes(name));
  const contacts = goes.contacts.filter(
    ({ name, unitId }) => !stays.contacts.some((known) => known.name === name && known.unitId === unitId),
  );
  return {
    ...stays,
    aliases: [...stays.aliases, ...new Set(names)],
    creditCode: stays.creditCode ?? goes.creditCode,
    parent: stays.parent ?? goes.parent,
    classes: { ...goes.classes, ...stays.classes },
    country: stays.country ?? goes.country,
    contacts: [...stays.contacts, ...contacts],
    phones: [...new Set([...stays.phones, ...goes.phones])],
    capital: stays.capital ?? goes.capital,
  };
}
