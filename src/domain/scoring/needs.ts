import type { CohortCode, Item } from "../../packs/rules/items.ts";
import { itemsOf } from "../../packs/rules/check.ts";
import type { RuleSet } from "../../packs/rules/shape.ts";

/** Codes of metrics, marks and cohorts that a rule set asks for, each once and sorted. */
export interface FiguresNeeded {
  readonly actual: readonly string[];
  readonly lastYear: readonly string[];
  readonly target: readonly string[];
  readonly marks: readonly string[];
  readonly cohort: readonly { readonly cohort: CohortCode; readonly since: number }[];
  readonly heads: readonly string[];
}

type Kind = "actual" | "lastYear" | "target" | "marks" | "cohort" | "heads";
type Need = readonly [kind: Kind, code: string];

export function figuresNeeded(ruleSet: RuleSet): FiguresNeeded {
  const needs = [
    ...itemsOf(ruleSet).flatMap(({ item }) => needsOf(item)),
    ...ruleSet.vetoes.flatMap(either),
    ...ruleSet.promotions.flatMap(({ met, any }) => [
      ...met.flatMap((metric) => withTarget({ metric })),
      ...any.flatMap((one) => (one.over ? withTarget(one) : [need("actual", one.metric)])),
    ]),
  ];
  const codes = (kind: Kind) => [...new Set(needs.flatMap(([own, code]) => (own === kind ? [code] : [])))].toSorted();
  return {
    actual: codes("actual"),
    lastYear: codes("lastYear"),
    target: codes("target"),
    marks: codes("marks"),
    cohort: codes("cohort").map((key) => {
      const [cohort = "", since] = key.split("@");
      return { cohort: cohort as CohortCode, since: Number(since) };
    }),
    heads: codes("heads"),
  };
}

function needsOf(item: Item): readonly Need[] {
  switch (item.by) {
    case "ratio":
    case "scheduled":
    case "met":
    case "missing":
      return withTarget(item);
    case "mix":
      return item.parts.flatMap(withTarget);
    case "bands":
      return item.bands.map(({ metric }) => need("actual", metric));
    case "events":
      return item.events.flatMap(either);
    case "ladder": {
      const { also } = item;
      if (!also) return withTarget(item);
      const second = also.of === undefined ? withTarget(also) : [need("actual", also.metric), need("actual", also.of)];
      return [...withTarget(item), ...second];
    }
    case "best":
      return [need("actual", item.metric)];
    case "split":
      return [need("heads", item.metric)];
    case "bonus":
      return item.parts.flatMap((part) => [
        ...either(part),
        ...(part.except === undefined ? [] : [need("actual", part.except)]),
        ...(part.over && part.metric !== undefined && part.goal === undefined ? [need("target", part.metric)] : []),
      ]);
    case "partner":
      return item.parts.map(({ mark }) => need("marks", mark));
    case "growth":
      return [need("actual", item.metric), need("lastYear", item.metric)];
    case "late":
      return [need("marks", item.mark)];
    case "cohort":
      return [need("cohort", `${item.part}@${item.since}`), need("cohort", `${item.of}@${item.since}`)];
  }
}

function need(kind: Kind, code: string): Need {
  return [kind, code];
}

function withTarget({ metric, goal }: { readonly metric: string; readonly goal?: unknown }): readonly Need[] {
  return goal === undefined ? [need("actual", metric), need("target", metric)] : [need("actual", metric)];
}

function either({ metric, mark }: { readonly metric?: string | undefined; readonly mark?: string | undefined }) {
  if (mark !== undefined) return [need("marks", mark)];
  return metric === undefined ? [] : [need("actual", metric)];
}
