import { claimFirst, weighReport } from "../first-report/claim.ts";
import { makeCodeName } from "../code-name.ts";
import { resolveInvestors } from "../investors/resolve-many.ts";
import type { Project, ProjectRecord } from "../model.ts";
import { recordProject } from "../record.ts";
import { recordNewProjects, type New } from "../record-many.ts";
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
    const { number: investor = null, leading = null } = investors[index] ?? {};
    const of = { ...draft, number, codeName: makeCodeName(number, org.locale), investor, leading };
    return { of, delivery, details };
  });
  const known = await projectsOf(
    work,
    investors.flatMap((one) => (one && !one.sole ? [one.number] : [])),
  );
  const bulk: New<Project>[] = [];
  const one: New<Project>[] = [];
  const apart = new Set<number | null>();
  for (const { of, ...rest } of projects) {
    // More projects than are looked up at once, or somebody's hold to be released: those are recorded one by one.
    const others = known && (of.investor === null ? [] : (known.get(of.investor) ?? []));
    const weighed = others && weighReport(work, of, others);
    if (!weighed || weighed.passesOn || apart.has(of.investor)) {
      // Whoever comes after it with the same firm is weighed after it.
      if (of.investor !== null) apart.add(of.investor);
      one.push({ of, ...rest });
    } else {
      bulk.push({ of: weighed.after, ...rest });
      if (of.investor !== null) known?.set(of.investor, [...(known.get(of.investor) ?? []), weighed.after]);
    }
  }
  const records = [...(await recordNewProjects(work, "lead", bulk))];
  for (const { of, delivery, details } of one)
    records.push(await recordProject({ ...work, delivery }, undefined, await claimFirst(work, of), "lead", details));
  return records.toSorted((a, b) => a.project.number - b.project.number);
}

/** Projects that are looked up for one part of a file. */
const most = 10_000;

/** The projects with a first report that these investors have already, the oldest first; undefined where there are too many to hold at once. */
async function projectsOf(
  { tx, org }: Work,
  investors: readonly number[],
): Promise<Map<number, Project[]> | undefined> {
  const records = await tx.projects.holdersOf(org.id, [...new Set(investors)], most);
  if (records.length === most) return undefined;
  const known = new Map<number, Project[]>();
  for (const { project } of records)
    if (project.investor !== null) known.set(project.investor, [...(known.get(project.investor) ?? []), project]);
  return known;
}
