import { UserError } from "../../errors.ts";
import type { RuleRecord } from "../models/board.ts";
import { requireRole } from "../rights.ts";
import { inWords, type Work } from "../work.ts";
import { checkRule, unfenced, type CheckedRule } from "./check.ts";
import { knownRules } from "./find.ts";
import { recordRule } from "./record.ts";

export type AddedRule = CheckedRule & { readonly record?: RuleRecord };

/**
 * Keeps a rule set as a draft, which binds nobody. A code and version stand for one text for good: what was posted under
 * them can be made again.
 * @throws UserError forbidden, rule_exists
 */
export async function addRule(work: Work, text: string): Promise<AddedRule> {
  requireRole(work.actor, ["coordinator", "admin"]);
  const checked = await checkRule(work, text);
  if (!("ruleSet" in checked)) return checked;
  const { code, version, from, to } = checked.ruleSet;
  const taken = (await knownRules(work)).some(({ ruleSet }) => ruleSet.code === code && ruleSet.version === version);
  // One whose text the pack does not understand any more keeps its version as well.
  const own = (await work.tx.rules.list(work.org.id)).some((rule) => rule.code === code && rule.version === version);
  if (taken || own)
    throw new UserError(
      "conflict",
      "rule_exists",
      { code, version },
      inWords(work, `/规则 查看 ${code} ${quoted(version)}`, `/rules show ${code} ${quoted(version)}`),
    );
  const record: RuleRecord = {
    code,
    version,
    text: unfenced(text),
    state: "draft",
    from,
    to: to ?? null,
    addedAt: work.now.toISOString(),
    activatedAt: null,
    reason: null,
  };
  await recordRule(work, undefined, record);
  return { ...checked, record };
}

/** As it is typed: a version may have blanks. */
export function quoted(version: string): string {
  return /\s/u.test(version) ? `"${version}"` : version;
}
