import type { Metric, Pack } from "../../packs/pack.ts";
import type { RuleSet } from "../../packs/rules/shape.ts";
import { dayOf } from "../day.ts";
import type { Day } from "../model.ts";
import type { RuleRef, RuleRecord } from "../models/board.ts";
import { periodStart } from "../period.ts";
import { readRuleSet } from "../scoring/read.ts";
import type { Work } from "../work.ts";

/** A rule set that binds a group on a day. */
export interface RuleInForce {
  readonly ruleSet: RuleSet;
  /** The organisation's own record of it; undefined for a sample that comes with the pack. */
  readonly record: RuleRecord | undefined;
}

/**
 * The rule set of a comparison group on a day: of the organisation's own the one that began last, else the pack's sample.
 * Undefined where neither has the group.
 */
export function ruleInForce(
  pack: Pack,
  records: readonly RuleRecord[],
  group: string,
  day: Day,
): RuleInForce | undefined {
  const binds = ({ from, to }: { readonly from: Day; readonly to?: Day | null | undefined }) =>
    from <= day && (to === undefined || to === null || day <= to);
  const own = records
    .filter((record) => record.state !== "draft" && record.activatedAt !== null && binds(record))
    .flatMap((record): readonly RuleInForce[] => {
      const ruleSet = readKept(record.text, pack);
      return ruleSet?.groups.includes(group) ? [{ ruleSet, record }] : [];
    })
    // Of two that began on one day the one that was put in force later.
    .toSorted((a, b) => order(b, a));
  const [first] = own;
  if (first) return first;
  const sample = pack.ruleSets.find((ruleSet) => ruleSet.groups.includes(group) && binds(ruleSet));
  return sample && { ruleSet: sample, record: undefined };
}

function order(a: RuleInForce, b: RuleInForce): number {
  const key = ({ record }: RuleInForce) => `${record?.from} ${record?.activatedAt} ${record?.code} ${record?.version}`;
  return key(a) < key(b) ? -1 : 1;
}

/** The metric that a group's board ranks when nobody says: the own rule set's, until there is one the pack's. */
export function headlineOf(pack: Pack, rule: RuleInForce | undefined): Metric {
  const code = rule?.record ? rule.ruleSet.headline : pack.defaultMetric;
  const metric = pack.metrics.find((item) => item.code === code);
  if (!metric) throw new Error(`pack ${pack.version}: no metric ${code}`);
  return metric;
}

/** The same of a day; today where nobody says. */
export async function headlineOn(
  { tx, org, pack, now }: Pick<Work, "tx" | "org" | "pack" | "now">,
  group: string,
  day: Day = dayOf(now, org.timezone),
): Promise<Metric> {
  return headlineOf(pack, ruleInForce(pack, await tx.rules.list(org.id), group, day));
}

/** What a board of a day says of the rule it follows: that it was changed is said as long as the period goes on. */
export function refOf({ ruleSet, record }: RuleInForce, day: Day): RuleRef {
  const { code, version, document, sample, period } = ruleSet;
  const within = record !== undefined && record.from >= periodStart(period, day);
  return { code, version, number: document.number, sample, changed: within ? record.reason : null };
}

/** The version that a board names. */
export function ruleNamed(
  pack: Pack,
  records: readonly RuleRecord[],
  { code, version }: Pick<RuleRef, "code" | "version">,
): RuleSet | undefined {
  const record = records.find((one) => one.code === code && one.version === version);
  return record
    ? readKept(record.text, pack)
    : pack.ruleSets.find((ruleSet) => ruleSet.code === code && ruleSet.version === version);
}

/** Texts are read again and again, and there are few: the last ones stay read. */
const kept = new Map<string, RuleSet | undefined>();
const mostKept = 64;

/** Undefined for a text that this pack does not understand any more. */
export function readKept(text: string, pack: Pack): RuleSet | undefined {
  const key = `${pack.id} ${pack.version}\n${text}`;
  if (!kept.has(key)) {
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, readRuleSet(text, pack).ruleSet);
  }
  return kept.get(key);
}
