import { UserError } from "../../errors.ts";
import type { RuleSet } from "../../packs/rules/shape.ts";
import { readKept, ruleInForce } from "../boards/rules.ts";
import { dayOf } from "../day.ts";
import type { RuleRecord } from "../models/board.ts";
import { near, waysTo } from "../near.ts";
import { foldText } from "../record.ts";
import { inWords, type Work } from "../work.ts";

/** A rule set as it is known: the organisation's own, or (without a record) a sample of the pack. */
export interface KnownRule {
  readonly ruleSet: RuleSet;
  readonly record: RuleRecord | undefined;
}

type Read = Pick<Work, "tx" | "org" | "pack">;

/**
 * Own rule sets first, then the pack's samples. A text that the pack does not understand any more is none of them.
 */
export async function knownRules({ tx, org, pack }: Read): Promise<readonly KnownRule[]> {
  const own = (await tx.rules.list(org.id)).flatMap((record): readonly KnownRule[] => {
    const ruleSet = readKept(record.text, pack);
    return ruleSet ? [{ ruleSet, record }] : [];
  });
  return [...own, ...pack.ruleSets.map((ruleSet) => ({ ruleSet, record: undefined }))];
}

/**
 * The rule set of that code and version; without a version the one in force, else the newest.
 * @throws UserError unknown_rule, unknown_rule_version
 */
export async function findRule(work: Work, code: string, version?: string): Promise<KnownRule> {
  const known = await knownRules(work);
  const ofCode = known.filter(({ ruleSet }) => foldText(ruleSet.code) === foldText(code));
  const [first] = ofCode;
  if (!first) throw unknownRule(work, code, known);
  if (version === undefined) return (await current(work, ofCode)) ?? first;
  const found = ofCode.find(({ ruleSet }) => foldText(ruleSet.version) === foldText(version));
  if (found) return found;
  const versions = ofCode.map(({ ruleSet }) => ruleSet.version);
  throw new UserError(
    "not_found",
    "unknown_rule_version",
    { code: first.ruleSet.code, given: version, versions },
    inWords(work, `/规则 查看 ${first.ruleSet.code}`, `/rules show ${first.ruleSet.code}`),
    waysTo(
      version,
      near(version, versions, (word) => [word]),
    ),
  );
}

function unknownRule(work: Work, given: string, known: readonly KnownRule[]): UserError {
  const codes = [...new Set(known.map(({ ruleSet }) => ruleSet.code))];
  const meant = near(given, codes, (word) => [word]);
  const [nearest] = meant;
  return new UserError(
    "not_found",
    "unknown_rule",
    { given, codes, ...(nearest === undefined ? {} : { nearest }) },
    inWords(work, "/规则", "/rules"),
    waysTo(given, meant),
  );
}

async function current(work: Work, known: readonly KnownRule[]): Promise<KnownRule | undefined> {
  const records = await work.tx.rules.list(work.org.id);
  const today = dayOf(work.now, work.org.timezone);
  const groups = new Set(known.flatMap(({ ruleSet }) => ruleSet.groups));
  const inForce = [...groups].flatMap((group) => ruleInForce(work.pack, records, group, today) ?? []);
  return (
    known.find(({ ruleSet }) =>
      inForce.some((one) => one.ruleSet.code === ruleSet.code && one.ruleSet.version === ruleSet.version),
    ) ??
    // Of the own ones the one that was added last.
    known
      .filter(({ record }) => record !== undefined)
      .toSorted((a, b) => ((a.record?.addedAt ?? "") < (b.record?.addedAt ?? "") ? 1 : -1))[0]
  );
}
