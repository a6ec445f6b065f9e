import { UserError } from "../../errors.ts";
import type { Entry, ProjectRecord, Subject } from "../model.ts";
import { requireRole } from "../rights.ts";
import { inWords, type Work } from "../work.ts";
import { readInvestorNumber } from "./find.ts";
import { mergeInvestors, unmergeInvestor, type MergedInvestors } from "./merge-investors.ts";
import { mergeProjects, unmergeProject } from "./merge-projects.ts";

/** What is merged: `#15` a project, `I5` an investor. */
export interface MergeRef {
  readonly subject: Extract<Subject, "project" | "investor">;
  readonly number: number;
}

export type Merged =
  | { readonly subject: "project"; readonly into: ProjectRecord; readonly from: ProjectRecord }
  | ({ readonly subject: "investor" } & MergedInvestors);

/**
 * Merges the second into the first: the coordinator's word, never done by itself. Both keep their own instants and their
 * own ledgers; the second counts nowhere until it is undone.
 * @throws UserError forbidden; invalid_input for two things of different kinds; conflict where either is merged already
 */
export async function merge(work: Work, into: string, from: string, reason?: string): Promise<Merged> {
  requireRole(work.actor, ["coordinator"]);
  const [first, second] = [readMergeRef(work, into), readMergeRef(work, from)];
  const hint = inWords(work, "/合并 #12 #15", "/merge #12 #15");
  if (first.subject !== second.subject) throw new UserError("invalid_input", "merge_kinds", {}, hint);
  if (first.number === second.number) throw new UserError("invalid_input", "merge_same", {}, hint);
  const words = reason === undefined ? {} : { text: reason };
  return first.subject === "project"
    ? { subject: "project", ...(await mergeProjects(work, first.number, second.number, words)) }
    : { subject: "investor", ...(await mergeInvestors(work, first.number, second.number, words)) };
}

/** Takes a merging back, at any time: what was merged away stands again as it was, what took it in gives back what came of it. */
export async function undoMerge(work: Work, given: string): Promise<Merged> {
  requireRole(work.actor, ["coordinator"]);
  return undoMergeOf(work, readMergeRef(work, given));
}

export async function undoMergeOf(work: Work, { subject, number }: MergeRef): Promise<Merged> {
  return subject === "project"
    ? { subject, ...(await unmergeProject(work, number)) }
    : { subject, ...(await unmergeInvestor(work, number)) };
}

/** What an entry of a merging is about: every one of them names it. */
export function mergedIn(entry: Entry): MergeRef | undefined {
  const named = entry.kind === "merge" ? entry.body.details["merged"] : undefined;
  return typeof named === "string" ? parseRef(named) : undefined;
}

function readMergeRef(work: Work, given: string): MergeRef {
  const ref = parseRef(given);
  if (ref) return ref;
  throw new UserError("invalid_input", "bad_reference", { given }, inWords(work, "/合并 #12 #15", "/merge #12 #15"));
}

function parseRef(given: string): MergeRef | undefined {
  const investor = readInvestorNumber(given);
  if (investor !== undefined) return { subject: "investor", number: investor };
  const digits = /^#?\s*(\d{1,9})$/u.exec(given.normalize("NFKC").trim())?.[1];
  return digits === undefined || Number(digits) < 1 ? undefined : { subject: "project", number: Number(digits) };
}
