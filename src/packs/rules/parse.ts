import type { z } from "zod";
import type { ExpectedType, RuleSetReasons } from "../../reasons/rule-set.ts";
import type { RuleSetIssue } from "./check.ts";
import { ruleSetSchema } from "./schema.ts";
import { shape, type RuleSet } from "./shape.ts";

export type Parsed =
  | { readonly ruleSet: RuleSet }
  | {
      readonly ruleSet: undefined;
      readonly issues: readonly RuleSetIssue[];
      /** Right in its shape, so that what it names can be looked up along with what it says against itself. */
      readonly shaped: RuleSet | undefined;
    };

/** A value of unknown shape as a rule set, or what is wrong with it, by path. */
export function parseRuleSet(given: unknown): Parsed {
  const { data, error } = ruleSetSchema.safeParse(given, { reportInput: true, error: knownKeys });
  if (!error) return { ruleSet: data };
  return { ruleSet: undefined, issues: error.issues.flatMap(told), shaped: shape.safeParse(given).data };
}

/** The keys that may stand where an unknown one does, as the message: an issue carries nothing else of its schema. */
const knownKeys: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== "unrecognized_keys") return undefined;
  const { shape } = (issue.inst as z.ZodObject).def;
  return Object.keys(shape).join(" ");
};

type Issue = z.core.$ZodIssue;
type Told = { readonly [R in keyof RuleSetReasons]: readonly [R, RuleSetReasons[R]] }[keyof RuleSetReasons];

function told(issue: Issue): readonly RuleSetIssue[] {
  const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
  if (issue.code === "unrecognized_keys") {
    const choices = issue.message.split(" ");
    return issue.keys.map((given) => ({ path: [...path, given], reason: "unknown_key", values: { given, choices } }));
  }
  const [reason, values] = reasonOf(issue, path.at(-1));
  // The pair was made together.
  return [{ path, reason, values } as RuleSetIssue];
}

function reasonOf(
  issue: Exclude<Issue, { readonly code: "unrecognized_keys" }>,
  key: string | number | undefined,
): Told {
  if (issue.code === "custom") {
    const { reason, values } = issue.params as RuleSetIssue;
    return [reason, values] as unknown as Told;
  }
  if (issue.input === undefined) return ["missing_key", { key: String(key) }];
  switch (issue.code) {
    case "invalid_type":
      return ["wrong_type", { expected: types[issue.expected] ?? "other" }];
    case "invalid_value":
      return ["not_one_of", { given: typed(issue.input), choices: issue.values.map(String) }];
    case "invalid_union":
      return "options" in issue ? byOf(issue) : ["wrong_type", { expected: quantities.has(key) ? "quantity" : "text" }];
    case "too_small":
      if (issue.origin !== "number") return ["empty", {}];
      return [
        "out_of_range",
        issue.inclusive === false ? { above: Number(issue.minimum) } : { least: Number(issue.minimum) },
      ];
    case "too_big":
      return issue.origin === "number"
        ? ["out_of_range", { most: Number(issue.maximum) }]
        : ["too_long", { most: Number(issue.maximum) }];
    case "invalid_format":
      return issue.format === "date" ? ["bad_day", {}] : ["bad_code", {}];
    case "not_multiple_of":
    case "invalid_key":
    case "invalid_element":
      return ["wrong_type", { expected: "other" }];
  }
}

const types: Readonly<Partial<Record<string, ExpectedType>>> = {
  string: "text",
  number: "number",
  int: "number",
  boolean: "boolean",
  array: "list",
  object: "map",
};

/** Keys under which so many projects stand, or so much money. */
const quantities: ReadonlySet<unknown> = new Set(["goal", "per", "least"]);

/** Of an item the issue holds the whole, and the wrong or missing way of scoring in it. */
function byOf({ input, options }: { readonly input?: unknown; readonly options?: readonly unknown[] }): Told {
  const given: unknown = typeof input === "object" && input !== null && "by" in input ? input.by : undefined;
  if (given === undefined) return ["missing_key", { key: "by" }];
  return ["not_one_of", { given: typed(given), choices: (options ?? []).map(String) }];
}

/** As it stands in the file, nearly. */
function typed(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
