import { UserError } from "../../errors.ts";
import type { Project, ProjectRecord } from "../model.ts";
import { loadForChange, loadProject } from "../projects/load.ts";
import { recordProject } from "../record.ts";
import { inWords, type Work } from "../work.ts";
import { entryAt, mergeEntryOf, without } from "./merge-entry.ts";

export interface MergedProjects {
  readonly into: ProjectRecord;
  readonly from: ProjectRecord;
}

/**
 * Merges one project into another. Whoever followed the one follows the other from now on: its unit and partners become
 * partners, and read what they worked for.
 */
export async function mergeProjects(
  work: Work,
  into: number,
  from: number,
  words: { readonly text?: string },
): Promise<MergedProjects> {
  const [stays, goes] = [await loadForChange(work, into), await loadForChange(work, from)];
  const named = { merged: `#${from}`, into };
  const after: Project = { ...stays.project, partners: jointPartners(stays.project, goes.project) };
  const intoRecord = await recordProject(work, stays, after, "merge", { ...named, ...words });
  const fromRecord = await recordProject(work, goes, { ...goes.project, mergedInto: into }, "merge", {
    ...named,
    ...words,
    step: intoRecord.seq,
  });
  return { into: intoRecord, from: fromRecord };
}

/** Brings a merged project back, and takes its unit out of the other's partners where the merging had put it in. */
export async function unmergeProject(work: Work, number: number): Promise<MergedProjects> {
  const merged = await loadProject(work, number);
  const into = merged.project.mergedInto;
  if (into === null)
    throw new UserError(
      "conflict",
      "not_merged",
      { name: `#${number}` },
      inWords(work, "/合并 #12 #15", "/merge #12 #15"),
    );
  const entry = await mergeEntryOf(work, "project", number);
  const step = Number(entry.body.details["step"]);
  const before = await work.tx.projects.byNumber(work.org.id, into);
  if (!before) throw new Error(`ledger: no project ${into}`);
  const { body } = await entryAt(work, "project", into, step);
  const named = { kind: "merge", merged: `#${number}`, into };
  const restored = without(before.project, body.changes);
  return {
    into: await recordProject(work, before, restored, "undo", { ...named, undoes: step }),
    from: await recordProject(work, merged, { ...merged.project, mergedInto: null }, "undo", {
      ...named,
      undoes: entry.seq,
    }),
  };
}

function jointPartners(stays: Project, goes: Project): readonly number[] {
  const joining = [goes.unitId, ...goes.partners].filter(
    (unitId) => unitId !== stays.unitId && !stays.partners.includes(unitId),
  );
  return [...stays.partners, ...new Set(joining)];
}
