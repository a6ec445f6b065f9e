import { dayOf } from "../day.ts";
import type { Day, Project, ProjectRecord } from "../model.ts";
import type { Hold } from "../models/first-report.ts";
import { recordProject } from "../record.ts";
import { assistant, type Work } from "../work.ts";
import { active, alive, holderOf } from "./standing.ts";
import { newHold, reaches, stateOn, weigh } from "./term.ts";

/** Projects of one investor that are looked at: more than any firm ever has in one place. */
const most = 1000;

/**
 * What a report leads to, for a project that names an investor and is about to be recorded: the first reporter among all
 * units gets the hold, a later one of another unit a case against it. A unit's own further projects get neither, except
 * that a large one takes over what a small one could not protect. What has lapsed is the coordinator's to give, so that
 * neither a rival nor the holder gains by reporting again.
 */
export async function claimFirst(work: Work, project: Project): Promise<Project> {
  const others = await othersOf(work, project);
  const { after, passesOn } = weighReport(work, project, others);
  if (passesOn) await releaseDormant(work, others);
  return after;
}

/**
 * The same among projects that are looked up already: a pure function of them and of the day.
 * @param others projects of the investor but this one, the oldest first; those without a first report do not matter
 */
export function weighReport(
  work: Pick<Work, "pack" | "now" | "org">,
  project: Project,
  others: readonly Project[],
): {
  readonly after: Project;
  /** What others hold who have left the field is to be released. */ readonly passesOn: boolean;
} {
  const plain = { ...project, hold: null, contest: null };
  const same = (after: Project) => ({ after, passesOn: false });
  if (project.investor === null || !alive(project)) return same(plain);
  const { policy, today } = rulesOf(work);
  const holder = holderOf(others, today);
  if (holder && holder.unitId !== project.unitId) {
    const contest = { against: holder.number, since: today, state: "open", reason: null, decisions: [] } as const;
    return same({ ...plain, contest });
  }
  const fresh = newHold(project.amount, today, policy);
  if (holder) {
    const outgrown = holder.hold !== null && stateOn(holder.hold, today) === "soft" && fresh.state === "held";
    return same(outgrown ? { ...plain, hold: fresh } : plain);
  }
  const own = others.filter(({ unitId, hold }) => unitId === project.unitId && hold !== null);
  if (own.some(alive)) return same(plain);
  const hold = continued(own, fresh, project, today, work);
  return { after: { ...plain, hold }, passesOn: dormantOf(others).length > 0 };
}

/** The same for a correction: of the investor as for a new report, of the amount where it reaches the threshold or no longer does. */
export async function claimAfterEdit(work: Work, before: Project, after: Project): Promise<Project> {
  if (after.investor !== before.investor) {
    await lockReports(work);
    return claimFirst(work, after);
  }
  if (after.amount === before.amount || after.contest !== null) return after;
  const { policy, today } = rulesOf(work);
  if (after.hold !== null) {
    const hold = weigh(after.hold, after.amount, today, policy);
    if (hold.state !== "held" || after.hold.state === "held") return { ...after, hold };
    await lockReports(work);
    // Another project of the unit may have outgrown this one and protects the investor already.
    const holder = holderOf(await othersOf(work, after), today);
    return holder?.hold && stateOn(holder.hold, today) !== "soft" ? after : { ...after, hold };
  }
  if (after.investor === null || !reaches(after.amount, policy)) return after;
  await lockReports(work);
  return claimFirst(work, after);
}

/**
 * Reports are weighed one after another: without this, two that come at the same instant would each find nobody before
 * them. Logging a lead waits for the same row, where it takes the lead's number.
 */
export async function lockReports({ tx, org }: Work): Promise<void> {
  await tx.organizations.nextNumber(org.id, 0);
}

/** All projects of the investor but this one, the oldest first. */
export async function othersOf(work: Work, { number, investor }: Project): Promise<readonly Project[]> {
  if (investor === null) return [];
  const records = await work.tx.projects.ofInvestors(work.org.id, [investor], most);
  return records.map(({ project }) => project).filter((other) => other.number !== number);
}

/** What every rule of this folder needs to know. */
export function rulesOf({ pack, now, org }: Pick<Work, "pack" | "now" | "org">) {
  return { policy: pack.firstReport, today: dayOf(now, org.timezone) };
}

/** A unit that lost a project and comes back with the same firm goes on with the days it had. */
function continued(
  own: readonly Project[],
  fresh: Hold,
  { amount }: Project,
  today: Day,
  work: Pick<Work, "pack">,
): Hold {
  const former = own.find(({ hold }) => hold?.until != null && hold.until >= today)?.hold;
  if (!former) return fresh;
  return weigh({ ...former, state: "soft" }, amount, today, work.pack.firstReport);
}

/** Whoever left the field finds on coming back that the first report has passed on; the assistant says so in their ledger. */
export async function releaseDormant(work: Work, others: readonly Project[]): Promise<void> {
  for (const before of await work.tx.projects.byNumbers(work.org.id, dormantOf(others)))
    await recordAs(work, before, release(before.project));
}

function dormantOf(others: readonly Project[]): readonly number[] {
  return others
    .filter((other) => other.hold !== null && other.hold.state !== "released" && !active(other))
    .map(({ number }) => number);
}

function release(project: Project): Project {
  return project.hold === null ? project : { ...project, hold: { ...project.hold, state: "released" } };
}

/** What the assistant notes by itself, whoever's message made it look: nobody writes into another unit's project. */
export async function recordAs(
  work: Work,
  before: ProjectRecord,
  after: Project,
  details: Readonly<Record<string, unknown>> = {},
): Promise<ProjectRecord> {
  return recordProject({ ...work, actor: assistant }, before, after, "hold", details);
}
