import { UserError } from "../../errors.ts";
import type { RuleSet } from "../../packs/rules/shape.ts";
import { addDays, dayOf } from "../day.ts";
import type { Day } from "../model.ts";
import type { RuleRecord } from "../models/board.ts";
import { nextPeriodStart } from "../period.ts";
import { requireRole } from "../rights.ts";
import { inWords, type Work } from "../work.ts";
import { quoted } from "./add.ts";
import { findRule } from "./find.ts";
import { recordRule } from "./record.ts";

export interface EndedRule {
  readonly ruleSet: RuleSet;
  readonly record: RuleRecord;
  /** It had not begun, and now never will. */
  readonly withdrawn: boolean;
}

/**
 * The last day of a rule set: the end of a period that is not over, the one under way when nobody says. What has not begun
 * yet is withdrawn.
 * @throws UserError
 */
export async function endRule(work: Work, code: string, version: string, on?: Day): Promise<EndedRule> {
  requireRole(work.actor, ["coordinator", "admin"]);
  const { ruleSet, record } = await findRule(work, code, version);
  if (record?.state !== "active")
    throw new UserError(
      "conflict",
      "rule_not_active",
      { code: ruleSet.code, version: ruleSet.version },
      inWords(work, "/规则", "/rules"),
    );
  const today = dayOf(work.now, work.org.timezone);
  const withdrawn = record.from > today && (on === undefined || on < record.from);
  const to = withdrawn ? addDays(record.from, -1) : (on ?? lastOf(ruleSet, today));
  if (!withdrawn && (to < today || lastOf(ruleSet, to) !== to)) {
    const last = lastOf(ruleSet, to < today ? today : to);
    throw new UserError(
      "conflict",
      "rule_end_day",
      { given: to, last },
      inWords(
        work,
        `/规则 停用 ${ruleSet.code} ${quoted(ruleSet.version)} 止:${last}`,
        `/rules end ${ruleSet.code} ${quoted(ruleSet.version)} on:${last}`,
      ),
    );
  }
  const after: RuleRecord = { ...record, state: "ended", to };
  await recordRule(work, record, after);
  return { ruleSet, record: after, withdrawn };
}

function lastOf({ period }: RuleSet, day: Day): Day {
  return addDays(nextPeriodStart(period, day), -1);
}
