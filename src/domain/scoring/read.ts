import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from "yaml";
import { distance } from "../../distance.ts";
import type { RuleSetIssue } from "../../packs/rules/check.ts";
import { parseRuleSet } from "../../packs/rules/parse.ts";
import type { RuleSet } from "../../packs/rules/shape.ts";
import type { RuleSetReasons } from "../../reasons/rule-set.ts";
import { vocabularyIssues, type Vocabulary } from "./vocabulary.ts";

/** What is wrong, where in the file (from 1) and where in the rule set (`sections[0].items[2].weight`, or nothing). */
export type RuleSetProblem = {
  readonly [R in keyof RuleSetReasons]: {
    readonly reason: R;
    readonly values: RuleSetReasons[R];
    readonly line: number;
    readonly column: number;
    readonly path: string;
  };
}[keyof RuleSetReasons];

export type ReadRuleSet =
  | { readonly ruleSet: RuleSet; readonly problems: readonly [] }
  | { readonly ruleSet: undefined; readonly problems: readonly RuleSetProblem[] };

/** Bytes. Our own are under ten thousand. */
const largest = 256 * 1024;
/** Maps in lists in maps: a rule set has six of them, and a reader that goes down with its input has an end. */
const deepest = 40;

/** A rule set from YAML, checked against the pack's own codes; or everything that is wrong with it, in the file's order. */
export function readRuleSet(given: string, vocabulary: Vocabulary): ReadRuleSet {
  if (new TextEncoder().encode(given).length > largest)
    return refused([{ ...start, reason: "file_too_large", values: { limit: largest } }]);
  if (isDeep(given)) return refused([{ ...start, reason: "not_yaml", values: { code: "TOO_DEEP" } }]);
  const lines = new LineCounter();
  // Editors on Windows put a mark in front that is no text.
  const text = given.replace(/^\uFEFF/u, "");
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true, version: "1.2" });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  // One slip makes the parser stumble again and again behind it: the first is the one to correct.
  const syntax = [...document.errors, ...document.warnings]
    .slice(0, 1)
    .map(({ pos, code }): RuleSetProblem => ({ ...at(pos[0]), path: "", reason: "not_yaml", values: { code } }));
  const aliases = aliasesOf(document).map((offset): RuleSetProblem => ({
    ...at(offset),
    path: "",
    reason: "alias",
    values: {},
  }));
  if (syntax.length + aliases.length > 0) return refused([...syntax, ...aliases]);
  const { ruleSet, issues } = checked(document.toJS(), vocabulary);
  if (ruleSet) return { ruleSet, problems: [] };
  return refused(issues.map((issue) => told(issue, at(offsetOf(document, issue)))));
}

const start = { line: 1, column: 1, path: "" };

function refused(problems: readonly RuleSetProblem[]): ReadRuleSet {
  return { ruleSet: undefined, problems: problems.toSorted((a, b) => a.line - b.line || a.column - b.column) };
}

function checked(given: unknown, vocabulary: Vocabulary) {
  const parsed = parseRuleSet(given);
  if (!parsed.ruleSet) {
    const named = parsed.shaped ? vocabularyIssues(parsed.shaped, vocabulary) : [];
    return { ruleSet: undefined, issues: [...parsed.issues, ...named] };
  }
  const issues = vocabularyIssues(parsed.ruleSet, vocabulary);
  return issues.length > 0 ? { ruleSet: undefined, issues } : { ruleSet: parsed.ruleSet, issues };
}

/**
 * Whether lists and maps could be nested deeper in it than any rule set's. Asked of the text, before it is parsed: a single
 * line of a hundred thousand dashes ends the whole process inside the parser.
 */
function isDeep(text: string): boolean {
  let open = 0;
  for (const sign of text) {
    if (sign === "[" || sign === "{") open += 1;
    else if (sign === "]" || sign === "}") open = Math.max(0, open - 1);
    if (open > deepest) return true;
  }
  return text
    .split(/[\r\n]/u)
    .some(
      (line) =>
        line.length - line.trimStart().length > 10 * deepest || (line.match(/[-?:](?=\s)/gu) ?? []).length > deepest,
    );
}

function aliasesOf(document: Document.Parsed): readonly number[] {
  const found: number[] = [];
  visit(document, {
    Node: (_key, node) => {
      if (isAlias(node) || node.anchor !== undefined) found.push(node.range?.[0] ?? 0);
    },
  });
  return found;
}

/** Of what the path leads to; of the key, where that is what is wrong; of the nearest around it, where it is not there. */
function offsetOf(document: Document.Parsed, { path, reason }: RuleSetIssue): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const [index, step] of path.entries()) {
    if (isNode(node)) offset = node.range?.[0] ?? offset;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (!pair) return offset;
      const last = index === path.length - 1;
      if (isNode(pair.key) && (reason === "unknown_key" || !last || !isNode(pair.value)))
        offset = pair.key.range?.[0] ?? offset;
      if (last && reason === "unknown_key") return offset;
      node = pair.value;
    } else if (isSeq(node)) node = node.items[Number(step)];
    else return offset;
  }
  return isNode(node) ? (node.range?.[0] ?? offset) : offset;
}

function pathText(path: RuleSetIssue["path"]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : text === "" ? step : `${text}.${step}`),
    "",
  );
}

function told(issue: RuleSetIssue, place: Pick<RuleSetProblem, "line" | "column">): RuleSetProblem {
  const { reason, path } = issue;
  // Reason and values stay the pair they were; the known word that was likely meant is added where one is near.
  return {
    reason,
    values: { ...issue.values, ...nearest(issue.values) },
    ...place,
    path: pathText(path),
  } as RuleSetProblem;
}

function nearest(values: RuleSetIssue["values"]): { readonly nearest?: string } {
  if (!("choices" in values)) return {};
  const [near] = values.choices
    .map((word) => ({ word, away: distance(values.given.slice(0, 60), word) }))
    .filter(({ word, away }) => away <= Math.max(1, Math.floor(word.length / 3)))
    .toSorted((a, b) => a.away - b.away);
  return near ? { nearest: near.word } : {};
}
