import { UserError } from "../../errors.ts";
import type { Project } from "../model.ts";
import { describeProject, type DescribedProject } from "../projects/describe.ts";
import { mayKnow } from "../secrecy.ts";
import { inWords, type Work } from "../work.ts";
import { candidatesFor } from "./candidates.ts";
import type { Comparison } from "./compare.ts";
import { partyOf } from "./keys.ts";
import { loadInvestor, maySee, projectsOn, showInvestor, type LoadedInvestor, type ShownInvestor } from "./visible.ts";

export interface FoundInvestor {
  readonly investor: ShownInvestor;
  readonly match: Comparison;
  /** How many of its projects the actor may know. */
  readonly projects: number;
}

export interface DescribedInvestor {
  readonly investor: ShownInvestor;
  /** Those the actor may know by name, the oldest first. */
  readonly projects: readonly DescribedProject[];
  /** Whether there are others. */
  readonly others: boolean;
  /** Other records that may be the same firm, for the coordinator to look at. */
  readonly alike: readonly FoundInvestor[];
}

const mostShown = 20;

/** Investors of this name, or of one like it, that the actor may read; the likeliest first. A credit code finds its own. */
export async function findInvestors(work: Work, words: string): Promise<readonly FoundInvestor[]> {
  const code = words.normalize("NFKC").replaceAll(/\s/gu, "").toUpperCase();
  const isCode = /^[0-9A-Z]{18}$/u.test(code);
  return visible(work, await candidatesFor(work, isCode ? { names: [], creditCode: code } : { names: [words] }));
}

/** `I3`, `i3`, `Ｉ３`; undefined for anything else. */
export function readInvestorNumber(given: string): number | undefined {
  const digits = /^i\s*(\d{1,9})$/u.exec(given.normalize("NFKC").toLowerCase().trim())?.[1];
  return digits === undefined || Number(digits) < 1 ? undefined : Number(digits);
}

/**
 * The one investor that is meant by a number or a name.
 * @throws UserError not_found also where there is one that the actor may not read: its name must not be found out by asking
 */
export async function investorNamed(work: Work, given: string): Promise<LoadedInvestor | readonly FoundInvestor[]> {
  const number = readInvestorNumber(given);
  if (number !== undefined) return loadInvestor(work, number);
  const found = await findInvestors(work, given);
  const certain = found.filter(({ match }) => match.level === "same");
  const [only] = certain.length === 1 ? certain : found;
  if (!only)
    throw new UserError(
      "not_found",
      "unknown_investor",
      { given },
      inWords(work, "/投资方 查 比亚迪", "/investor find BYD"),
    );
  return certain.length === 1 || found.length === 1 ? loadInvestor(work, only.investor.number) : found;
}

/** An investor with its projects as the actor may see them: one that is kept from them would be given away by standing here. */
export async function describeInvestor(work: Work, { record, projects }: LoadedInvestor): Promise<DescribedInvestor> {
  const known = projects.filter((project) => mayKnow(project, { reader: work.actor }));
  const records = await work.tx.projects.byNumbers(
    work.org.id,
    known.slice(0, mostShown).map(({ number }) => number),
  );
  const { number, mergedInto } = record.investor;
  const alike = mergedInto === null ? await candidatesFor(work, partyOf(record.investor), new Set([number])) : [];
  return {
    investor: showInvestor(work.actor, record),
    projects: records.toSorted((a, b) => a.project.number - b.project.number).map((one) => describeProject(work, one)),
    others: known.length < projects.length,
    alike: (await visible(work, alike)).slice(0, 5),
  };
}

async function visible(
  work: Work,
  candidates: Awaited<ReturnType<typeof candidatesFor>>,
): Promise<readonly FoundInvestor[]> {
  const numbers = candidates.map(({ record }) => record.investor.number);
  const projects = new Map<number | null, readonly Project[]>();
  for (const project of await projectsOn(work, numbers, 500))
    projects.set(project.investor, [...(projects.get(project.investor) ?? []), project]);
  return candidates
    .map(({ record, match }) => ({ record, match, projects: projects.get(record.investor.number) ?? [] }))
    .filter(({ record, projects: of }) => maySee(work.actor, record.investor, of))
    .slice(0, mostShown)
    .map(({ record, match, projects: of }) => ({
      investor: showInvestor(work.actor, record),
      match,
      projects: of.filter((project) => mayKnow(project, { reader: work.actor })).length,
    }));
}
