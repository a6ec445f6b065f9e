import { UserError } from "../../errors.ts";
import type { Pack } from "../../packs/pack.ts";
import type { RuleSet } from "../../packs/rules/shape.ts";
import { readKept, ruleInForce, type RuleInForce } from "../boards/rules.ts";
import { dayOf } from "../day.ts";
import type { Day } from "../model.ts";
import type { RuleRecord } from "../models/board.ts";
import { nextPeriodStart, periodStart, type RulePeriod } from "../period.ts";
import { foldText } from "../record.ts";
import { requireRole } from "../rights.ts";
import { inWords, type Work } from "../work.ts";
import { quoted } from "./add.ts";
import { findRule } from "./find.ts";
import { recordRule } from "./record.ts";

export interface Activation {
  readonly from?: Day | undefined;
  /** Why inside a period that has begun; every board of it will say so. */
  readonly reason?: string | undefined;
}

export interface ActivatedRule {
  readonly ruleSet: RuleSet;
  readonly record: RuleRecord;
  /** By group, what it takes the place of. */
  readonly replaces: readonly { readonly group: string; readonly rule: RuleInForce }[];
  /** Put in force as well, and beginning later: from then on they bind. */
  readonly later: readonly { readonly ruleSet: RuleSet; readonly from: Day }[];
}

/**
 * Puts a draft in force, from the first day of a period that has not begun: neither one of its own nor one of the rule set
 * whose place it takes. Inside a begun period only for a stated reason, and never in one that is over.
 * @throws UserError
 */
export async function activateRule(
  work: Work,
  code: string,
  version: string,
  { from: given, reason }: Activation,
): Promise<ActivatedRule> {
  requireRole(work.actor, ["coordinator", "admin"]);
  const { tx, org, pack, now } = work;
  const { ruleSet, record } = await findRule(work, code, version);
  requireOwn(work, ruleSet, record);
  const today = dayOf(now, org.timezone);
  const current = periodStart(ruleSet.period, today);
  // The document may be older than the assistant: with a reason it begins with the period that is under way.
  const from = given ?? (reason !== undefined && ruleSet.from < current ? current : ruleSet.from);
  const records = await tx.rules.list(org.id);
  const replaces = ruleSet.groups.flatMap((group) => {
    const rule = ruleInForce(pack, records, group, from);
    return rule ? [{ group, rule }] : [];
  });
  // What the pack brings as an example binds nobody to its period.
  const periods = new Set<RulePeriod>([
    ruleSet.period,
    ...replaces.flatMap(({ rule }) => (rule.record ? [rule.ruleSet.period] : [])),
  ]);
  const sound = from > today && [...periods].every((period) => periodStart(period, from) === from);
  requireDays(work, ruleSet, { from, today, next: nextOf(periods, today, ruleSet.from), sound, reason });
  const after: RuleRecord = {
    ...record,
    state: "active",
    from,
    activatedAt: now.toISOString(),
    reason: sound ? null : (reason ?? null),
  };
  await recordRule(work, record, after, reason === undefined ? {} : { reason });
  return { ruleSet, record: after, replaces, later: laterOf(pack, records, ruleSet, from) };
}

function requireOwn(
  work: Work,
  ruleSet: RuleSet,
  record: RuleRecord | undefined,
): asserts record is RuleRecord & { readonly state: "draft" } {
  const { code, version, document } = ruleSet;
  if (!record || ruleSet.sample)
    throw new UserError(
      "conflict",
      "rule_sample",
      { code },
      inWords(work, `/规则 导出 ${code}`, `/rules export ${code}`),
    );
  const samples = work.pack.ruleSets.map((sample) => sample.document.number);
  const fromSamples = [...samples, work.pack.rule.number].flatMap((number) => Object.values(number).map(foldText));
  const number = Object.values(document.number).find((text) => fromSamples.includes(foldText(text)));
  if (number !== undefined)
    throw new UserError(
      "conflict",
      "rule_number",
      { number },
      inWords(work, `/规则 导出 ${code} ${quoted(version)}`, `/rules export ${code} ${quoted(version)}`),
    );
  if (record.state !== "draft")
    throw new UserError("conflict", "rule_not_draft", { code, version }, inWords(work, "/规则", "/rules"));
}

/** The first day on which a period of each of them begins, after today and not before the document's own day. */
function nextOf(periods: ReadonlySet<RulePeriod>, today: Day, first: Day): Day {
  // Years begin with quarters, and quarters with months: the longest says it.
  const longest = (["year", "quarter", "month"] as const).find((period) => periods.has(period)) ?? "year";
  if (first > today && periodStart(longest, first) === first) return first;
  return nextPeriodStart(longest, first > today ? first : today);
}

interface Days {
  readonly from: Day;
  readonly today: Day;
  /** The next day that would do. */
  readonly next: Day;
  readonly sound: boolean;
  readonly reason: string | undefined;
}

function requireDays(work: Work, ruleSet: RuleSet, { from, today, next, sound, reason }: Days): void {
  const { code, version, period } = ruleSet;
  const line = (day: Day) =>
    inWords(
      work,
      `/规则 启用 ${code} ${quoted(version)} 自:${day}`,
      `/rules activate ${code} ${quoted(version)} from:${day}`,
    );
  if (from < ruleSet.from)
    throw new UserError("conflict", "rule_before_document", { given: from, from: ruleSet.from }, line(next));
  if (ruleSet.to !== undefined && from > ruleSet.to)
    throw new UserError("conflict", "rule_after_document", { given: from, to: ruleSet.to }, line(next));
  if (!sound && reason === undefined)
    throw new UserError(
      "conflict",
      from > today ? "rule_not_first_day" : "rule_period_begun",
      { given: from, next },
      line(next),
    );
  if (from < periodStart(period, today))
    throw new UserError("conflict", "rule_period_over", { given: from, first: periodStart(period, today) }, line(next));
}

function laterOf(pack: Pack, records: readonly RuleRecord[], { groups }: RuleSet, from: Day): ActivatedRule["later"] {
  return records.flatMap((record) => {
    const other = record.state === "active" && record.from > from ? readKept(record.text, pack) : undefined;
    return other?.groups.some((group) => groups.includes(group)) ? [{ ruleSet: other, from: record.from }] : [];
  });
}
