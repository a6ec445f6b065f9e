import { UserError } from "../../errors.ts";
import type { RuleSet } from "../../packs/rules/shape.ts";
import { dayOf } from "../day.ts";
import type { Unit } from "../model.ts";
import type { GroupScore, UnitScore } from "../scoring/model.ts";
import { inWords, type Work } from "../work.ts";
import { keptSources } from "./board.ts";
import { refOf } from "./rules.ts";
import { scoreOf } from "./scores.ts";

/** The score sheet of a comparison group: sums of units, open to everybody in the organisation. */
export interface ScoresNow {
  readonly ruleSet: RuleSet;
  readonly group: string;
  readonly score: GroupScore;
  readonly units: readonly Unit[];
  readonly asOf: Date;
  /** Why the rule set was put in force inside the period; null where it was there from its beginning. */
  readonly changed: string | null;
}

/** @throws UserError where no rule set binds the group */
export async function scoresNow(work: Work, group: string): Promise<ScoresNow> {
  const day = dayOf(work.now, work.org.timezone);
  const scored = await scoreOf(keptSources(work), group, day);
  if (!scored) {
    const name = work.pack.groups.find(({ code }) => code === group)?.name[work.locale] ?? group;
    throw new UserError("not_found", "no_rule_for_group", { group: name }, inWords(work, "/规则", "/rules"));
  }
  const { rule, units, score } = scored;
  return { ruleSet: rule.ruleSet, group, score, units, asOf: work.now, changed: refOf(rule, day).changed };
}

/** @throws UserError where the unit is not scored any more */
export async function scoreWhyNow(
  work: Work,
  unit: Unit,
): Promise<{ readonly scores: ScoresNow; readonly unit: UnitScore }> {
  const scores = await scoresNow(work, unit.group);
  const found = scores.score.units.find(({ unitId }) => unitId === unit.id);
  if (!found) throw new UserError("not_found", "unknown_unit", { given: unit.shortName });
  return { scores, unit: found };
}
