import { parseRuleSet } from "../../src/packs/rules/parse.ts";
import type { RuleSet, RuleSetSource } from "../../src/packs/rules/shape.ts";
import { scoreGroup } from "../../src/domain/scoring/score.ts";
import type { ItemScore, UnitFigures } from "../../src/domain/scoring/model.ts";

/** Rule sets and figures for what is decided from them alone. */

export type ItemSource = RuleSetSource["sections"][number]["items"][number];

export const noFigures: UnitFigures = {
  unitId: 1,
  actual: {},
  lastYear: {},
  target: {},
  marks: {},
  cohort: {},
  heads: {},
};

export const rules = (changes: Partial<RuleSetSource> = {}): RuleSetSource => ({
  code: "county",
  version: "2026.1",
  document: { number: "示例〔2026〕1号", title: "示例办法" },
  from: "2026-01-01",
  groups: ["county"],
  period: "year",
  headline: "arrived",
  sections: [
    {
      code: "all",
      name: "全部",
      cap: 100,
      items: [{ by: "ratio", code: "arrived", name: "到位资金", metric: "arrived", weight: 100 }],
    },
  ],
  ...changes,
});

export function ruleSetOf(source: RuleSetSource): RuleSet {
  const parsed = parseRuleSet(source);
  if (!parsed.ruleSet) throw new Error(JSON.stringify(parsed.issues));
  return parsed.ruleSet;
}

/** A rule set of one item: its weight is the full mark. */
export function only(item: ItemSource, changes: Partial<RuleSetSource> = {}): RuleSet {
  const weight = "weight" in item ? (item.weight ?? 0) : 0;
  return ruleSetOf(
    rules({ full: weight, sections: [{ code: "all", name: "全部", cap: 1000, items: [item] }], ...changes }),
  );
}

export type Given = Partial<UnitFigures>;

/** The score of one item, for a unit among others. */
export function itemScore(
  item: ItemSource,
  figures: Given,
  {
    schedule = 1,
    others = [],
    ...changes
  }: { readonly schedule?: number; readonly others?: readonly Given[] } & Partial<RuleSetSource> = {},
): ItemScore {
  const units = [figures, ...others].map((one, index) => ({ ...noFigures, ...one, unitId: index + 1 }));
  const score = scoreGroup(only(item, changes), units, { schedule });
  const found = score.units.find(({ unitId }) => unitId === 1)?.sections[0]?.items[0];
  if (!found) throw new Error("no score");
  return found;
}

export const pointsOf = (...given: Parameters<typeof itemScore>): number => itemScore(...given).points;
