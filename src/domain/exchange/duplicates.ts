import type { AlikeProject } from "../ports.ts";
import { foldText } from "../record.ts";
import type { Work } from "../work.ts";
import type { LeadDraft } from "./prepare.ts";

/** What a row may be the same as: a project of the record, or an earlier row of the file. */
export type Duplicate = { readonly project: number } | { readonly row: number };

/** Keys under which rows of one file are told apart, with the first row of each. */
export type SeenRows = Map<string, number>;

/**
 * For each draft what it repeats, if anything: the same credit code, else the same name and company in the same unit.
 * @param seen earlier rows of the file; these are added
 */
export async function findDuplicates(
  work: Work,
  drafts: readonly { readonly row: number; readonly draft: LeadDraft }[],
  seen: SeenRows,
): Promise<ReadonlyMap<number, Duplicate>> {
  const names = [...new Set(drafts.map(({ draft }) => draft.name))];
  const codes = [...new Set(drafts.flatMap(({ draft }) => draft.creditCode ?? []))];
  const known = new Map<string, number>();
  for (const project of await work.tx.projects.alike(work.org.id, names, codes))
    for (const key of keysOf(project)) if (!known.has(key)) known.set(key, project.number);
  const duplicates = new Map<number, Duplicate>();
  for (const { row, draft } of drafts) {
    const keys = keysOf(draft);
    const project = keys.map((key) => known.get(key)).find((number) => number !== undefined);
    const earlier = keys.map((key) => seen.get(key)).find((number) => number !== undefined);
    if (project !== undefined) duplicates.set(row, { project });
    else if (earlier !== undefined) duplicates.set(row, { row: earlier });
    for (const key of keys) if (!seen.has(key)) seen.set(key, row);
  }
  return duplicates;
}

function keysOf({ name, company, creditCode, unitId }: Omit<AlikeProject, "number">): readonly string[] {
  const byName = `${unitId} ${foldText(name)} ${foldText(company ?? "")}`;
  return creditCode === null ? [byName] : [creditCode, byName];
}
