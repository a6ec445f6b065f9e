import { claimFirst } from "../first-report/claim.ts";
import { newHold } from "../first-report/term.ts";
import { dayOf } from "../day.ts";
import { makeCodeName } from "../code-name.ts";
import { resolveInvestors } from "../investors/resolve-many.ts";
import type { ProjectRecord } from "../model.ts";
import { recordProject } from "../record.ts";
import { recordNewProjects } from "../record-many.ts";
import type { Work } from "../work.ts";
import type { LeadDraft } from "./prepare.ts";

/**
 * Makes projects of the drafts, in the caller's transaction. Each row is a delivery of its own (`import:5/17`), so that
 * undo takes back one row with the investor it brought, and every entry names its import.
 */
export async function takeIn(
  work: Work,
  exchange: number,
  drafts: readonly { readonly row: number; readonly draft: LeadDraft }[],
): Promise<readonly ProjectRecord[]> {
  if (drafts.length === 0) return [];
  const { tx, org } = work;
  const sources = drafts.map(({ row, draft }) => ({
    draft,
    delivery: `import:${exchange}/${row}`,
    details: { import: exchange, row },
  }));
  const investors = await resolveInvestors(work, sources);
  // Last, as PostgreSQL keeps the counter's row locked from here to the commit.
  const first = await tx.organizations.nextNumber(org.id, drafts.length);
  const projects = sources.map(({ draft, delivery, details }, index) => {
    const number = first + index;
    const investor = investors[index]?.number ?? null;
    return { of: { ...draft, number, codeName: makeCodeName(number, org.locale), investor }, delivery, details };
  });
  // Whoever brings a company nobody has named before is its first reporter; the others are weighed one after another.
  const isSole = (index: number) => investors[index]?.sole ?? true;
  const today = dayOf(work.now, org.timezone);
  const records = [
    ...(await recordNewProjects(
      work,
      "lead",
      projects
        .filter((_, index) => isSole(index))
        .map(({ of, ...rest }) => {
          const hold = of.investor === null ? null : newHold(of.amount, today, work.pack.firstReport);
          return { of: { ...of, hold }, ...rest };
        }),
    )),
  ];
  for (const [index, { of, delivery, details }] of projects.entries()) {
    if (isSole(index)) continue;
    records.push(await recordProject({ ...work, delivery }, undefined, await claimFirst(work, of), "lead", details));
  }
  return records.toSorted((a, b) => a.project.number - b.project.number);
}
