import type { RuleSet } from "../../packs/rules/shape.ts";
import { ruleInForce, type RuleInForce } from "../boards/rules.ts";
import { dayOf } from "../day.ts";
import { compareRuleSets, type RuleSetDifference } from "../scoring/compare.ts";
import { readRuleSet, type RuleSetProblem } from "../scoring/read.ts";
import type { Work } from "../work.ts";

/** What a sound rule set means, beside the one that its first group follows today. */
export interface SoundRule {
  readonly ruleSet: RuleSet;
  /** Undefined where nothing binds the group yet. */
  readonly inForce: RuleInForce | undefined;
  readonly differences: readonly RuleSetDifference[];
}

export type CheckedRule = SoundRule | { readonly problems: readonly RuleSetProblem[] };

/** Reads a rule set as somebody wrote it. Writes nothing. */
export async function checkRule(work: Work, text: string): Promise<CheckedRule> {
  const { tx, org, pack, now } = work;
  const { ruleSet, problems } = readRuleSet(unfenced(text), pack);
  if (!ruleSet) return { problems };
  const records = await tx.rules.list(org.id);
  const [group = ""] = ruleSet.groups;
  const inForce = ruleInForce(pack, records, group, dayOf(now, org.timezone));
  return { ruleSet, inForce, differences: inForce ? compareRuleSets(inForce.ruleSet, ruleSet) : [] };
}

/** What was pasted as a code block, as chat platforms show it: the text inside. */
export function unfenced(text: string): string {
  const [, inside] = /^\s*```(?:ya?ml)?[^\S\n]*\n?([\s\S]*?)\n?```\s*$/u.exec(text) ?? [];
  return inside ?? text;
}
