import { UserError } from "../../errors.ts";
import { readPlace } from "../chains/place.ts";
import { claimAfterEdit } from "../first-report/claim.ts";
import { dayOf } from "../day.ts";
import { changesBetween } from "../fold.ts";
import { lineOf } from "../line.ts";
import { followInvestor } from "../investors/follow.ts";
import { leadingOf } from "../investors/leading.ts";
import type { Project, ProjectRecord } from "../model.ts";
import { recordProject } from "../record.ts";
import { requireHandOver, requirePublication } from "../rights.ts";
import { decides } from "../sides/decides.ts";
import { inWords, type Work } from "../work.ts";
import { loadForChange } from "./load.ts";
import { introducer } from "./kin.ts";
import { originOf, ownerIn, readWords, referrerName, type ProjectInput } from "./log.ts";

/**
 * Corrects fields. Never counts as progress: an edit does not make a stale lead fresh. Stages move through `moveStage`.
 * @throws UserError invalid_input when nothing would change
 */
export async function editProject(
  work: Work,
  number: number,
  input: Omit<ProjectInput, "stage" | "evidence">,
): Promise<ProjectRecord> {
  const before = await loadForChange(work, number);
  const words = readWords(work, input);
  if (words.secrecy === "L0" && before.project.secrecy !== "L0") requirePublication(work.actor, before.project.unitId);
  const ownerId = input.owner ? await ownerIn(work, input.owner, before.project.unitId) : undefined;
  if (ownerId !== undefined && ownerId !== before.project.ownerId) requireHandOver(work.actor, before.project);
  const introducedBy =
    input.introducedBy === undefined ? undefined : await introducer(work, input.introducedBy, number);
  const crossing = words.kind === undefined ? {} : ofKind(work, before.project, words.kind, words.origin);
  const start = inWords(work, `/线索 改 #${number}`, `/lead edit #${number}`);
  const place = await readPlace(work, input, before.project, start);
  const { name, codeName, company, amount, baseline, contact, next, needs, creditCode, country, note } = input;
  const given = {
    name,
    codeName,
    company,
    amount,
    ...place,
    baseline,
    contact,
    referrer: await referrerName(work, input.referrer),
    next,
    needs,
    creditCode,
    country,
    note,
    ownerId,
    disowned: ownerId === undefined || ownerId === before.project.ownerId ? undefined : null,
    introducedBy,
    ...words,
    ...crossing,
  };
  const corrected = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  // Every key is a Project field and every value of that field's type: `given` above is their list.
  const after = { ...before.project, ...corrected } as Project;
  if (Object.keys(changesBetween(before.project, after)).length === 0) {
    throw new UserError(
      "invalid_input",
      "nothing_changed",
      {},
      inWords(work, `/线索 改 #${number} 投资:60亿`, `/lead edit #${number} amount:US$35m`),
    );
  }
  // Another line has other stages: that corrects where the project stands, and says so.
  const investor = await followInvestor(work, before.project, after);
  const leading = investor === before.project.investor ? after.leading : await leadingOf(work, investor);
  const claimed = await claimAfterEdit(work, before.project, { ...after, investor, leading });
  if (after.stage === before.project.stage) return recordProject(work, before, claimed, "edit", {});
  return recordProject(work, before, claimed, "correction", { from: before.project.stage, to: after.stage });
}

/**
 * What a change of kind brings with it: an origin that was only the old kind's follows, and at the first stage the project
 * moves to the first one of the new kind's line.
 * @throws UserError conflict where it is further on a line that the new kind does not go
 */
function ofKind(
  work: Work,
  project: Project,
  kind: string,
  saidOrigin: string | undefined,
): Partial<Pick<Project, "origin" | "stage" | "reached">> {
  const { pack, locale } = work;
  const followed = project.origin === originOf(pack, project.kind) ? { origin: originOf(pack, kind) } : {};
  const origin = saidOrigin === undefined ? followed : { origin: saidOrigin };
  const [first] = lineOf(pack, project.kind).stages;
  const [target] = lineOf(pack, kind).stages;
  if (first === target) return origin;
  if (project.stage !== first.code) {
    const name = (code: string) => pack.kinds.find((item) => item.code === code)?.name[locale] ?? code;
    throw new UserError(
      "conflict",
      "kind_past_start",
      { from: name(project.kind), to: name(kind), stage: first.name[locale] },
      decides(work, project)
        ? inWords(
            work,
            `/阶段 更正 #${project.number} ${first.name["zh-CN"]} 类型登记有误`,
            `/stage correct #${project.number} ${first.code} logged as the wrong kind`,
          )
        : inWords(work, `/线索 #${project.number}`, `/lead #${project.number}`),
    );
  }
  const entered = project.reached[first.code] ?? dayOf(work.now, work.org.timezone);
  return { ...origin, stage: target.code, reached: { [target.code]: entered } };
}
