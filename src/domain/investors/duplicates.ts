import type { Money } from "../../money.ts";
import type { Pack } from "../../packs/pack.ts";
import { dayOf } from "../day.ts";
import type { Day, Project, ProjectRecord } from "../model.ts";
import { mayKnow, show, type ShownProject } from "../secrecy.ts";
import type { Work } from "../work.ts";
import { candidatesFor, type Candidate } from "./candidates.ts";
import type { Comparison } from "./compare.ts";
import { partyOfDraft, type InvestorDraft } from "./resolve.ts";
import { projectsOn } from "./visible.ts";

/** Somebody is with this company already, or with one that may be it; as far as the asker may know. */
export interface Duplicate {
  readonly match: Comparison;
  /** Only for who may know one of its projects. */
  readonly investor: { readonly number: number; readonly name: string } | undefined;
  /** Those the asker may know by name, and the day each was logged. */
  readonly projects: readonly { readonly project: ShownProject; readonly on: Day }[];
  /**
   * Of those the asker may not know: unit and day of the first whose report is protected; `hidden` where there are only
   * others, of which no more is said than that they are.
   */
  readonly elsewhere: { readonly unitId: number; readonly on: Day } | "hidden" | undefined;
}

const mostShown = 5;
/** Candidates whose projects are looked up: some of them have none left. */
const mostChecked = 12;

/**
 * Whom the company of a lead may double, the likeliest first, at most five. Names, numbers and words of what the asker may
 * not know are not in it, and what is merely similar is shown to those alone who may know it: else one could ask for names.
 * @param except the lead itself
 * @param told an investor of whom the asker hears otherwise that another unit is with it (a first report)
 */
export async function findDuplicates(
  work: Work,
  draft: InvestorDraft,
  except?: number,
  told?: number | null,
): Promise<readonly Duplicate[]> {
  const candidates = (await candidatesFor(work, partyOfDraft(draft))).slice(0, mostChecked);
  const projects = await projectsOn(
    work,
    candidates.map(({ record }) => record.investor.number),
  );
  return candidates
    .map((candidate) =>
      describe(
        work,
        candidate,
        projects.filter(({ investor, number }) => investor === candidate.record.investor.number && number !== except),
        candidate.record.investor.number === told,
      ),
    )
    .filter((found) => found !== undefined)
    .slice(0, mostShown);
}

/** The same for a lead that is logged. */
export async function duplicatesOf(work: Work, { project }: ProjectRecord): Promise<readonly Duplicate[]> {
  const { company, creditCode, country, contact, number, contest, investor } = project;
  if (company === null) return [];
  return findDuplicates(work, { company, creditCode, country, contact }, number, contest === null ? null : investor);
}

function describe(
  work: Work,
  { record, match }: Candidate,
  projects: readonly Project[],
  told: boolean,
): Duplicate | undefined {
  const audience = { reader: work.actor };
  const known = projects.filter((project) => mayKnow(project, audience));
  const others = projects.filter((project) => !mayKnow(project, audience));
  const { number, name } = record.investor;
  const elsewhere = told || others.length === 0 ? undefined : disclosed(work, others);
  if (known.length > 0)
    return {
      match,
      investor: { number, name },
      projects: known.map((project) => ({ project: show(project, audience), on: loggedOn(work, project) })),
      elsewhere,
    };
  if (elsewhere === undefined || match.level === "similar") return undefined;
  return { match, investor: undefined, projects: [], elsewhere };
}

function disclosed(work: Work, others: readonly Project[]): NonNullable<Duplicate["elsewhere"]> {
  const [first] = others
    .filter(({ amount, secrecy }) => secrecy !== "L2" && isProtected(amount, work.pack))
    .toSorted((a, b) => (a.loggedAt < b.loggedAt ? -1 : 1));
  return first ? { unitId: first.unitId, on: loggedOn(work, first) } : "hidden";
}

function loggedOn(work: Work, { loggedAt }: Project): Day {
  return dayOf(new Date(loggedAt), work.org.timezone);
}

/** Whether a first report of this amount is held by the rules of the pack. */
function isProtected(amount: Money | null, { firstReport }: Pack): boolean {
  return (
    amount !== null &&
    firstReport.thresholds.some(({ currency, minor }) => currency === amount.currency && amount.minor >= minor)
  );
}
