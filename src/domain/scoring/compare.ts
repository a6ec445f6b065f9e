import type { LocalizedText } from "../../locale.ts";
import type { RuleSet } from "../../packs/rules/shape.ts";
import { canonicalJson } from "../canonical.ts";

/** `rule` is the rule set itself: its document, days in force, groups, period, headline. */
export type PartKind = "rule" | "mark" | "section" | "item" | "veto" | "promotion" | "grade";

/** A value of a rule set as one reads it: a number, a text, or several of them. */
export type Written = number | string | boolean | LocalizedText | readonly (number | string)[] | undefined;

/** One difference between two rule sets. `field` is the path inside the part: `weight`, `parts[0].cap`. */
export type RuleSetDifference =
  | { readonly kind: "added" | "removed"; readonly part: PartKind; readonly code: string; readonly name: LocalizedText }
  | {
      readonly kind: "changed";
      readonly part: PartKind;
      readonly code: string;
      readonly name: LocalizedText;
      readonly field: string;
      readonly before: Written;
      readonly after: Written;
    };

interface Part {
  readonly part: PartKind;
  readonly code: string;
  readonly name: LocalizedText;
  readonly fields: ReadonlyMap<string, Written>;
}

/** What differs from `a` to `b`, part by part; parts are the same by their code, wherever they stand. */
export function compareRuleSets(a: RuleSet, b: RuleSet): readonly RuleSetDifference[] {
  const [before, after] = [partsOf(a), partsOf(b)];
  return [
    ...[...before].flatMap(([key, part]): readonly RuleSetDifference[] => {
      const other = after.get(key);
      return other ? changes(part, other) : [difference("removed", part)];
    }),
    ...[...after].filter(([key]) => !before.has(key)).map(([, part]) => difference("added", part)),
  ];
}

function difference(kind: "added" | "removed", { part, code, name }: Part): RuleSetDifference {
  return { kind, part, code, name };
}

function changes(before: Part, after: Part): readonly RuleSetDifference[] {
  const fields = new Set([...before.fields.keys(), ...after.fields.keys()]);
  const { part, code, name } = after;
  return [...fields].flatMap((field): readonly RuleSetDifference[] => {
    const [old, now] = [before.fields.get(field), after.fields.get(field)];
    if (canonicalJson([old ?? null]) === canonicalJson([now ?? null])) return [];
    return [{ kind: "changed", part, code, name, field, before: old, after: now }];
  });
}

function partsOf(ruleSet: RuleSet): ReadonlyMap<string, Part> {
  const { sections, marks, vetoes, promotions, grades, ...rest } = ruleSet;
  const parts = [
    partOf("rule", { ...rest, name: rest.document.title }),
    ...marks.map((mark) => partOf("mark", mark)),
    ...sections.flatMap(({ items, ...section }) => [
      partOf("section", section),
      ...items.map((item) => partOf("item", { ...item, section: section.code })),
    ]),
    ...vetoes.map((veto) => partOf("veto", veto)),
    ...promotions.map((promotion) => partOf("promotion", promotion)),
    ...grades.map((grade) => partOf("grade", grade)),
  ];
  // Of rule sets there is one on each side, whatever it is called.
  return new Map(parts.map((part) => [part.part === "rule" ? "rule" : `${part.part} ${part.code}`, part]));
}

interface Given {
  readonly code: string;
  readonly name: LocalizedText;
  readonly [field: string]: unknown;
}

function partOf(part: PartKind, given: Given): Part {
  const { code, name, ...fields } = given;
  return { part, code, name, fields: new Map(leaves({ name, ...fields })) };
}

/** Texts in both languages and lists of codes are one value; everything else is gone into. */
function leaves(value: unknown, at = ""): readonly (readonly [string, Written])[] {
  if (isWritten(value)) return [[at, value]];
  if (Array.isArray(value)) return value.flatMap((inner, index) => leaves(inner, `${at}[${index}]`));
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, at === "" ? key : `${at}.${key}`));
}

function isWritten(value: unknown): value is Written {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every((inner) => typeof inner !== "object");
  return "zh-CN" in value && "en" in value;
}
