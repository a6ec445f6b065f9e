import type { Project, ProjectRecord } from "../model.ts";
import type { Work } from "../work.ts";
import { lockReports, recordAs, rulesOf } from "./claim.ts";
import { active, holderOf } from "./standing.ts";

/** Projects of one investor that are looked at. */
const most = 1000;

/**
 * After two investors turned out to be one: the earlier report is the first report, and those of other units that held
 * theirs have come later. Returned are the projects whose case has begun, for telling.
 */
export async function settleReports(work: Work, investor: number): Promise<readonly ProjectRecord[]> {
  await lockReports(work);
  const { today } = rulesOf(work);
  const records = await work.tx.projects.ofInvestors(work.org.id, [investor], most);
  const holder = holderOf(
    records.map(({ project }) => project),
    today,
  );
  if (!holder) return [];
  const later = records.filter(({ project }) => active(project) && project.unitId !== holder.unitId);
  const settled: ProjectRecord[] = [];
  for (const before of later) {
    const { project } = before;
    const contest = {
      against: holder.number,
      since: today,
      state: "open",
      reason: null,
      decisions: project.contest?.decisions ?? [],
    } as const;
    const after: Project = { ...project, hold: null, contest };
    settled.push(await recordAs(work, before, after));
  }
  return settled;
}
