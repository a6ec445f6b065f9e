import { UserError } from "../../errors.ts";
import type { Member, ProjectRecord } from "../model.ts";
import { absentProject } from "../projects/absent.ts";
import { recordProject } from "../record.ts";
import { show, type ShownProject } from "../secrecy.ts";
import { findChoice } from "../words.ts";
import { inWords, type Work } from "../work.ts";
import { requireVerify } from "./rights.ts";
import { asReader } from "./shown.ts";

export interface Excluded {
  readonly record: ProjectRecord;
  readonly tell: readonly { readonly member: Member; readonly project: ShownProject }[];
}

/**
 * Says by which rule of the pack a project does not count (核减), or that it does: boards follow at once. For whoever may
 * verify its funds, so never for its own unit.
 * @param rule as typed; undefined: it counts
 * @throws UserError not_found, forbidden; invalid_input without a reason, or where nothing would change
 */
export async function excludeProject(
  work: Work,
  number: number,
  rule: string | undefined,
  reason: string | undefined,
): Promise<Excluded> {
  const { tx, org, pack, actor, locale } = work;
  const before = await tx.projects.byNumber(org.id, number);
  if (!before || before.project.voided) throw absentProject(work, number, before, inWords(work, "/核实", "/verify"));
  const { project } = before;
  requireVerify(work, project);
  const example = inWords(
    work,
    `/不计 #${number} 搬迁 原厂在本市`,
    `/exclude #${number} relocation moved within the city`,
  );
  const key = inWords(work, "规则", "rule");
  const exclusion = rule === undefined ? null : findChoice(pack.exclusions, key, rule, locale, example).code;
  if (exclusion === project.exclusion) throw new UserError("invalid_input", "nothing_changed", {}, example);
  if (exclusion !== null && reason === undefined)
    throw new UserError("invalid_input", "missing_argument", { key: inWords(work, "原因", "reason") }, example);
  const details = { rule: exclusion, ...(reason === undefined ? {} : { text: reason }) };
  const record = await recordProject(work, before, { ...project, exclusion }, "exclusion", details);
  const members = project.ownerId === actor.id ? [] : await tx.people.byIds(org.id, [project.ownerId]);
  return {
    record,
    tell: members
      .filter(({ active }) => active)
      .map((member) => ({ member, project: show(record.project, { reader: asReader(work, member) }) })),
  };
}
