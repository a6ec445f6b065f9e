import type { RuleSet } from "../../packs/rules/shape.ts";
import { readKept, ruleInForce } from "../boards/rules.ts";
import { dayOf } from "../day.ts";
import type { Day } from "../model.ts";
import type { RuleRecord } from "../models/board.ts";
import type { Work } from "../work.ts";
import { knownRules } from "./find.ts";

/**
 * - `in_force`: boards of today follow it. `to_come`: put in force, not begun yet.
 * - `replaced`: in force by its days, but one that began later goes before it. `ended`: over.
 * - `draft`: added, binding nobody. `sample`: of the pack, and followed only while there is no own one.
 */
export type RuleState = "in_force" | "to_come" | "replaced" | "ended" | "draft" | "sample";

export interface ListedRule {
  readonly ruleSet: RuleSet;
  readonly from: Day;
  readonly to: Day | undefined;
  readonly state: RuleState;
  readonly sample: boolean;
}

export interface RuleList {
  readonly groups: readonly { readonly group: string; readonly rules: readonly ListedRule[] }[];
  /** Texts that this version of the pack does not understand any more. */
  readonly unread: readonly RuleRecord[];
}

/** The rule sets of each comparison group, or of one; the one in force first. */
export async function listRules(work: Work, only?: string): Promise<RuleList> {
  const { tx, org, pack, now } = work;
  const today = dayOf(now, org.timezone);
  const records = await tx.rules.list(org.id);
  const known = await knownRules(work);
  const groups = pack.groups
    .filter(({ code }) => only === undefined || code === only)
    .map(({ code: group }) => {
      const inForce = ruleInForce(pack, records, group, today);
      const rules = known
        .filter(({ ruleSet }) => ruleSet.groups.includes(group))
        .map(({ ruleSet, record }): ListedRule => {
          const binds = inForce?.ruleSet.code === ruleSet.code && inForce.ruleSet.version === ruleSet.version;
          const from = record?.from ?? ruleSet.from;
          const to = (record ? record.to : ruleSet.to) ?? undefined;
          return { ruleSet, from, to, state: stateOf(record, binds, today), sample: record === undefined };
        });
      return { group, rules: rules.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state)) };
    });
  return { groups, unread: records.filter(({ text }) => readKept(text, pack) === undefined) };
}

const order: readonly RuleState[] = ["in_force", "to_come", "draft", "replaced", "ended", "sample"];

function stateOf(record: RuleRecord | undefined, binds: boolean, today: Day): RuleState {
  if (binds) return "in_force";
  if (!record) return "sample";
  if (record.state === "draft") return "draft";
  // Ended before it began as well.
  if (record.to !== null && (record.to < today || record.to < record.from)) return "ended";
  return record.from > today ? "to_come" : "replaced";
}
