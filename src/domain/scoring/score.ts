import type { Item } from "../../packs/rules/items.ts";
import type { RuleSet, Section } from "../../packs/rules/shape.ts";
import type { Context, Worked } from "./context.ts";
import { bands, bonus, events, ladder, late, met, missing, split } from "./counts.ts";
import { exact, isMore, rounded, shown, type Exact } from "./exact.ts";
import type { GroupScore, ItemScore, SectionScore, UnitFigures, UnitScore } from "./model.ts";
import { gradeOf, promotionsOf, vetoesOf } from "./promotion.ts";
import { best, cohort, growth, mix, partner, ratio, scheduledRatio } from "./ratios.ts";

/**
 * Scores the units of one comparison group under a rule set. Pure: the same figures, rule set and schedule give the same
 * scores, whatever the order of the units. `schedule` is the share of the period gone, 0 to 1.
 */
export function scoreGroup(
  ruleSet: RuleSet,
  units: readonly UnitFigures[],
  { schedule }: { readonly schedule: number },
): GroupScore {
  // What is printed is what is reckoned with: 89.59% and not 0.89589…
  const share = rounded(exact(schedule), 4);
  const scored = units.map((unit) => scoreUnit(ruleSet, { unit, group: units, schedule: share }));
  const ranked = scored.filter(({ vetoes }) => vetoes.length === 0);
  const withRank = scored.map((unit): UnitScore => {
    const rank = unit.vetoes.length > 0 ? undefined : 1 + ranked.filter(({ total }) => total > unit.total).length;
    return { ...unit, rank };
  });
  return {
    schedule: shown(share),
    units: withRank.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.unitId - b.unitId),
  };
}

function scoreUnit(ruleSet: RuleSet, context: Context): Omit<UnitScore, "rank"> {
  const sections = ruleSet.sections.map((section) => scoreSection(section, context));
  const total = totalOf(sections);
  const vetoes = vetoesOf(ruleSet, context);
  const promotions = promotionsOf(ruleSet, context);
  return {
    unitId: context.unit.unitId,
    total,
    sections,
    vetoes,
    promotions,
    grade: gradeOf(ruleSet, total, { promoted: promotions.length > 0, vetoed: vetoes.length > 0 }),
  };
}

function scoreSection(section: Section, context: Context): SectionScore {
  const items = section.items.map((item) => scoreItem(item, context));
  const before = totalOf(items);
  return { section, items, before, points: Math.min(before, section.cap) };
}

function scoreItem(item: Item, context: Context): ItemScore {
  const { lines, points, unscored } = work(item, context);
  const cut = cutOf(item, points);
  return { item, lines, unscored, cut, points: roundedPoints(cut ? exact(cut.at) : points) };
}

function cutOf(item: Item, points: Exact): ItemScore["cut"] {
  if (item.cap !== undefined && isMore(points, exact(item.cap)))
    return { by: "cap", at: item.cap, before: shown(points) };
  const floor = "floor" in item ? item.floor : undefined;
  if (floor !== undefined && isMore(exact(floor), points)) return { by: "floor", at: floor, before: shown(points) };
  return undefined;
}

/** The one place where points are rounded: an item's, half up, to hundredths. */
function roundedPoints(points: Exact): number {
  return shown(rounded(points, 2));
}

/** In hundredths, in which all points are whole. */
function totalOf(parts: readonly { readonly points: number }[]): number {
  return parts.reduce((sum, { points }) => sum + Math.round(points * 100), 0) / 100;
}

function work(item: Item, context: Context): Worked {
  switch (item.by) {
    case "ratio":
      return ratio(item, context);
    case "scheduled":
      return scheduledRatio(item, context);
    case "met":
      return met(item, context);
    case "missing":
      return missing(item, context);
    case "mix":
      return mix(item, context);
    case "bands":
      return bands(item, context);
    case "events":
      return events(item, context);
    case "ladder":
      return ladder(item, context);
    case "best":
      return best(item, context);
    case "split":
      return split(item, context);
    case "bonus":
      return bonus(item, context);
    case "partner":
      return partner(item, context);
    case "growth":
      return growth(item, context);
    case "late":
      return late(item, context);
    case "cohort":
      return cohort(item, context);
  }
}
