import type { RuleSetReasons } from "../../reasons/rule-set.ts";
import type { Item } from "./items.ts";
import type { MarkKind, RuleSet } from "./shape.ts";

type Path = readonly (string | number)[];

/** What is wrong, and where in the rule set. */
export type RuleSetIssue = {
  readonly [R in keyof RuleSetReasons]: {
    readonly path: Path;
    readonly reason: R;
    readonly values: RuleSetReasons[R];
  };
}[keyof RuleSetReasons];

/** What a rule set says against itself; whether its metrics and groups exist is asked of the pack, elsewhere. */
export function issuesOf(ruleSet: RuleSet): readonly RuleSetIssue[] {
  const { sections, marks, vetoes, promotions, grades, from, to } = ruleSet;
  const itemPaths = itemsOf(ruleSet);
  const named = (list: string, given: readonly { readonly code: string }[]) =>
    given.map((one, index) => ({ code: one.code, path: [list, index, "code"] }));
  return [
    ...(to !== undefined && to < from ? [issue(["to"], "ends_before", {})] : []),
    ...repeated(named("sections", sections)),
    ...repeated(itemPaths.map(({ item, path }) => ({ code: item.code, path: [...path, "code"] }))),
    ...repeated(named("marks", marks)),
    ...repeated([...named("vetoes", vetoes), ...named("promotions", promotions)]),
    ...repeated(named("grades", grades)),
    ...falling(grades.map(({ least }, index) => ({ values: [least], path: ["grades", index, "least"] }))),
    ...weightIssues(ruleSet),
    ...itemPaths.flatMap(({ item, path }) => itemIssues(item, path)),
    ...vetoes.flatMap((veto, index) => eitherIssue(veto, ["vetoes", index])),
    ...markIssues(ruleSet),
  ];
}

/** Every item, with where it stands. */
export function itemsOf(ruleSet: RuleSet): readonly { readonly item: Item; readonly path: Path }[] {
  return ruleSet.sections.flatMap((section, at) =>
    section.items.map((item, index) => ({ item, path: ["sections", at, "items", index] })),
  );
}

/** What an item counts towards the full mark. */
export function weightOf(item: Item): number {
  return item.by === "bonus" ? 0 : item.weight;
}

function weightIssues({ sections, full }: RuleSet): readonly RuleSetIssue[] {
  const sums = sections.map(({ items }) => added(items.map(weightOf)));
  const sum = added(sums);
  return [
    ...(sum === full ? [] : [issue(["sections"], "weights", { sum, full })]),
    ...sections.flatMap(({ cap }, index) => {
      const own = sums[index] ?? 0;
      return own > cap ? [issue(["sections", index, "cap"], "section_cap", { sum: own, cap })] : [];
    }),
  ];
}

function itemIssues(item: Item, path: Path): readonly RuleSetIssue[] {
  switch (item.by) {
    case "mix":
    case "partner": {
      const sum = added(item.parts.map(({ share }) => share));
      return sum === 100 ? [] : [issue([...path, "parts"], "shares", { sum })];
    }
    case "ladder":
      return falling(
        item.rungs.map((rung, index) => ({ values: [rung.at, rung.points], path: [...path, "rungs", index] })),
        item.weight,
      );
    case "bonus":
      return item.parts.flatMap((part, index) => eitherIssue(part, [...path, "parts", index]));
    case "events":
      return [
        ...item.events.flatMap((part, index) => eitherIssue(part, [...path, "events", index])),
        ...floorIssue(item, path),
      ];
    case "bands":
    case "late":
      return floorIssue(item, path);
    case "ratio":
    case "scheduled":
    case "met":
    case "missing":
    case "best":
    case "split":
    case "growth":
    case "cohort":
      return [];
  }
}

function floorIssue(item: { readonly floor: number; readonly weight: number }, path: Path): readonly RuleSetIssue[] {
  return item.floor < item.weight ? [] : [issue([...path, "floor"], "floor_too_high", { weight: item.weight })];
}

function eitherIssue(part: { readonly metric?: unknown; readonly mark?: unknown }, path: Path) {
  return (part.metric === undefined) === (part.mark === undefined) ? [issue(path, "metric_or_mark", {})] : [];
}

/** Each smaller than the one before, in every value; the first of a ladder gives the whole weight. */
function falling(
  steps: readonly { readonly values: readonly number[]; readonly path: Path }[],
  first?: number,
): readonly RuleSetIssue[] {
  return steps.flatMap(({ values, path }, index) => {
    const before = steps[index - 1]?.values;
    const sound = before
      ? values.every((value, at) => value < (before[at] ?? value))
      : first === undefined || values.at(-1) === first;
    return sound ? [] : [issue(path, "not_falling", {})];
  });
}

/** Marks that are asked for, by what kinds may stand there. */
function markIssues(ruleSet: RuleSet): readonly RuleSetIssue[] {
  const uses = [
    ...itemsOf(ruleSet).flatMap(({ item, path }) => marksOf(item, path)),
    ...ruleSet.vetoes.flatMap(({ mark }, index) => use(mark, ["vetoes", index, "mark"], "count")),
  ];
  return uses.flatMap(({ mark, path, wanted }) => {
    const known = ruleSet.marks.find(({ code }) => code === mark);
    if (!known) return [issue(path, "unknown_mark", { given: mark, choices: ruleSet.marks.map(({ code }) => code) })];
    const percent = known.kind === "percent";
    return percent === (wanted === "percent") ? [] : [issue(path, "mark_kind", { given: mark, kind: wanted })];
  });
}

type Wanted = Exclude<MarkKind, "points">;
interface Use {
  readonly mark: string;
  readonly path: Path;
  readonly wanted: Wanted;
}

function marksOf(item: Item, path: Path): readonly Use[] {
  if (item.by === "partner")
    return item.parts.flatMap(({ mark }, at) => use(mark, [...path, "parts", at, "mark"], "percent"));
  if (item.by === "late") return use(item.mark, [...path, "mark"], "count");
  const [list, parts] =
    item.by === "events" ? ["events", item.events] : item.by === "bonus" ? ["parts", item.parts] : ["", []];
  return parts.flatMap(({ mark }, at) => use(mark, [...path, list, at, "mark"], "count"));
}

function use(mark: string | undefined, path: Path, wanted: Wanted): readonly Use[] {
  return mark === undefined ? [] : [{ mark, path, wanted }];
}

function repeated(items: readonly { readonly code: string; readonly path: Path }[]): readonly RuleSetIssue[] {
  return items
    .filter(({ code }, index) => items.findIndex((other) => other.code === code) < index)
    .map(({ code, path }) => issue(path, "duplicate_code", { given: code }));
}

function issue<R extends keyof RuleSetReasons>(path: Path, reason: R, values: RuleSetReasons[R]): RuleSetIssue {
  // The union is over all reasons; the parameters tie this one's values to its name.
  return { path, reason, values } as RuleSetIssue;
}

/** In ten-thousandths, so that 0.1 and 0.2 are 0.3. */
function added(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + Math.round(value * 1e4), 0) / 1e4;
}
