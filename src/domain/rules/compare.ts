import { compareRuleSets, type RuleSetDifference } from "../scoring/compare.ts";
import type { Work } from "../work.ts";
import { findRule } from "./find.ts";

/** @throws UserError where one of the two is not there */
export async function compareRules(
  work: Work,
  code: string,
  before: string,
  after: string,
): Promise<{ readonly before: string; readonly after: string; readonly differences: readonly RuleSetDifference[] }> {
  const a = (await findRule(work, code, before)).ruleSet;
  const b = (await findRule(work, code, after)).ruleSet;
  return { before: a.version, after: b.version, differences: compareRuleSets(a, b) };
}
