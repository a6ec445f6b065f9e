import { itemsOf, type RuleSetIssue } from "../../packs/rules/check.ts";
import type { Item } from "../../packs/rules/items.ts";
import type { Quantity } from "../../packs/rules/parts.ts";
import type { Metric, Pack } from "../../packs/pack.ts";
import type { RuleSet } from "../../packs/rules/shape.ts";

/** What a rule set's codes are looked up in, and what it may ask for. */
export type Vocabulary = Pick<Pack, "metrics" | "groups" | "rankPersons">;

type Path = RuleSetIssue["path"];

/** A metric as a rule set names it, with the amounts that must be in its own measure. */
interface Use {
  readonly metric: string;
  readonly path: Path;
  /** A quantity of it, or `each`: points for each single one, which of money would be each cent. */
  readonly measures: readonly { readonly path: Path; readonly value: Quantity | "each" }[];
}

/** What a rule set names that the pack does not have, measures in another way or rules out. */
export function vocabularyIssues(
  ruleSet: RuleSet,
  { metrics, groups, rankPersons }: Vocabulary,
): readonly RuleSetIssue[] {
  const known = new Map(metrics.map((metric) => [metric.code, metric]));
  const headline = known.get(ruleSet.headline);
  const groupCodes = groups.map(({ code }) => code);
  return [
    ...ruleSet.groups.flatMap((given, at): readonly RuleSetIssue[] =>
      groupCodes.includes(given)
        ? []
        : [{ path: ["groups", at], reason: "unknown_group", values: { given, choices: groupCodes } }],
    ),
    ...(ruleSet.persons === true && !rankPersons
      ? [{ path: ["persons"], reason: "persons_forbidden", values: {} } as const]
      : []),
    ...(headline?.informationOnly === true
      ? [{ path: ["headline"], reason: "headline_unranked", values: { given: headline.code } } as const]
      : []),
    ...usesOf(ruleSet).flatMap(({ metric: given, path, measures }): readonly RuleSetIssue[] => {
      const metric = known.get(given);
      return metric
        ? measures.flatMap((one) => measureIssue(metric, one))
        : [{ path, reason: "unknown_metric", values: { given, choices: [...known.keys()] } }];
    }),
  ];
}

function measureIssue(metric: Metric, { path, value }: Use["measures"][number]): readonly RuleSetIssue[] {
  if (metric.currency === undefined)
    return typeof value === "object" ? [{ path, reason: "count_wanted", values: { metric: metric.code } }] : [];
  if (typeof value === "object" && value.currency === metric.currency) return [];
  return [{ path, reason: "amount_wanted", values: { metric: metric.code, currency: metric.currency } }];
}

function usesOf(ruleSet: RuleSet): readonly Use[] {
  return [
    use(ruleSet.headline, ["headline"]),
    ...itemsOf(ruleSet).flatMap(({ item, path }) => usesOfItem(item, path)),
    ...ruleSet.vetoes.flatMap(({ metric }, at) => maybe(metric, ["vetoes", at, "metric"], ["vetoes", at, "least"])),
    ...ruleSet.promotions.flatMap(({ met, any }, at) => [
      ...met.map((metric, index) => use(metric, ["promotions", at, "met", index])),
      ...any.map(({ metric, least }, index) => {
        const path = ["promotions", at, "any", index];
        return use(metric, [...path, "metric"], { path: [...path, "least"], value: least });
      }),
    ]),
  ];
}

function usesOfItem(item: Item, path: Path): readonly Use[] {
  const goalOf = ({ goal }: { readonly goal?: Quantity | undefined }, at: Path) => measure(goal, [...at, "goal"]);
  const own = [...path, "metric"];
  switch (item.by) {
    case "ratio":
    case "scheduled":
      return [use(item.metric, own, ...goalOf(item, path))];
    case "met":
      return [use(item.metric, own, ...goalOf(item, path), ...measure(item.bonus?.per, [...path, "bonus", "per"]))];
    case "missing":
      return [use(item.metric, own, ...goalOf(item, path), { path: [...path, "minus"], value: "each" })];
    case "mix":
      return item.parts.map((part, at) => {
        const here = [...path, "parts", at];
        return use(part.metric, [...here, "metric"], ...goalOf(part, here));
      });
    case "bands":
      return item.bands.map(({ metric }, at) => {
        const here = [...path, "bands", at];
        return use(metric, [...here, "metric"], { path: [...here, "least"], value: "each" });
      });
    case "events":
      return item.events.flatMap(({ metric }, at) =>
        maybe(metric, [...path, "events", at, "metric"], [...path, "events", at, "minus"]),
      );
    case "ladder": {
      const { also } = item;
      return [
        use(item.metric, own, ...goalOf(item, path)),
        ...(also ? [use(also.metric, [...path, "also", "metric"])] : []),
        ...maybe(also?.of, [...path, "also", "of"]),
      ];
    }
    case "split":
      return [use(item.metric, own)];
    case "bonus":
      return item.parts.flatMap((part, at) => {
        const here = [...path, "parts", at];
        const each = part.per ?? "each";
        const measures: Use["measures"] = [
          { path: part.per === undefined ? [...here, "points"] : [...here, "per"], value: each },
          ...goalOf(part, here),
        ];
        return [
          ...(part.metric === undefined ? [] : [use(part.metric, [...here, "metric"], ...measures)]),
          ...maybe(part.except, [...here, "except"]),
        ];
      });
    case "best":
    case "growth":
      return [use(item.metric, own)];
    case "partner":
    case "late":
    case "cohort":
      return [];
  }
}

function use(metric: string, path: Path, ...measures: Use["measures"]): Use {
  return { metric, path, measures };
}

function maybe(metric: string | undefined, path: Path, each?: Path): readonly Use[] {
  if (metric === undefined) return [];
  return [each ? use(metric, path, { path: each, value: "each" }) : use(metric, path)];
}

function measure(value: Quantity | undefined, path: Path): Use["measures"] {
  return value === undefined ? [] : [{ path, value }];
}
