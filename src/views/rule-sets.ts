import type { Block, Message, Text } from "../chat/message.ts";
import type { RuleSetDifference, Written } from "../domain/scoring/compare.ts";
import type { RuleSetProblem } from "../domain/scoring/read.ts";
import type { Catalogue } from "../locales/index.ts";
import { metricName } from "./score-words.ts";
import { choiceName, marked, type View } from "./view.ts";

/** As many as one corrects at a time. */
const mostProblems = 30;

/** What is wrong in a file, place by place. */
export function ruleSetProblems(view: View, problems: readonly RuleSetProblem[]): Message {
  const { ruleSets } = view.words;
  const title = ruleSets.problems(problems.length);
  const more = problems.length - mostProblems;
  return {
    summary: marked(view, title),
    title: marked(view, title),
    tone: "warning",
    locale: view.locale,
    blocks: [
      {
        kind: "fields",
        fields: problems.slice(0, mostProblems).map((problem) => ({
          label: ruleSets.place(problem.line, problem.column, problem.path),
          value: problemText(view.words, problem),
        })),
      },
      ...(more > 0 ? [{ kind: "note" as const, text: ruleSets.morePlaces(more) }] : []),
    ],
  };
}

/** What is wrong, without its place. */
export function problemText({ ruleSets }: Catalogue, { reason, values }: RuleSetProblem): string {
  // The two belong together, which the type of a record of functions cannot say.
  const said = ruleSets.problem[reason] as (values: RuleSetProblem["values"]) => string;
  return said(values);
}

/** What differs between two versions of a rule set. */
export function ruleSetDifferences(
  view: View,
  versions: { readonly before: string; readonly after: string },
  differences: readonly RuleSetDifference[],
): Message {
  const { ruleSets } = view.words;
  const title = ruleSets.differences(versions.before, versions.after);
  return {
    summary: marked(view, title),
    title: marked(view, title),
    locale: view.locale,
    blocks: [differenceBlock(view, differences)],
  };
}

/** The differences alone, under whatever heading. */
export function differenceBlock(view: View, differences: readonly RuleSetDifference[]): Block {
  const { ruleSets } = view.words;
  if (differences.length === 0) return { kind: "text", text: ruleSets.same };
  return {
    kind: "table",
    columns: Object.values(ruleSets.columns).map((label) => ({ label })),
    rows: differences.map((one) => row(view, one)),
  };
}

function row(view: View, one: RuleSetDifference): readonly Text[] {
  const { ruleSets, none } = view.words;
  const named = [ruleSets.part[one.part], one.name[view.locale]];
  if (one.kind !== "changed") return [...named, ruleSets[one.kind], none, none];
  const [before, after] = [one.before, one.after].map((value) => writtenText(view, one.field, value));
  return [...named, fieldName(view, one.field), before ?? none, after ?? none];
}

/** In words where it has some; a path inside is shown as it stands in the file. */
function fieldName({ words }: View, field: string): Text {
  const names: Readonly<Partial<Record<string, string>>> = words.ruleSets.field;
  return names[field] ?? { code: field };
}

function writtenText(view: View, field: string, value: Written): Text {
  const { ruleSets, listSeparator } = view.words;
  if (value === undefined) return ruleSets.unset;
  if (typeof value === "boolean") return value ? ruleSets.yes : ruleSets.no;
  if (typeof value !== "object") return codeText(view, field, String(value));
  return "zh-CN" in value
    ? value[view.locale]
    : value.map((one) => codeText(view, field, String(one))).join(listSeparator);
}

/** What a file names by its code, by the name that people know; everything else as it stands in the file. */
function codeText(view: View, field: string, value: string): string {
  const { period }: { readonly period: Readonly<Partial<Record<string, string>>> } = view.words.rules;
  switch (field.split(".").at(-1)) {
    case "metric":
    case "headline":
    case "except":
    case "met":
      return metricName(view, value);
    case "groups":
      return choiceName(view, view.pack.groups, value) ?? value;
    case "period":
      return period[value] ?? value;
    default:
      return value;
  }
}
